// The plan's address, for other instructors of this server. Copying by itself needs https; the address can always be taken by hand.

import { useRef, useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { t } from "../words";

export function CopyLink({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(box.current?.value ?? "");
      else if (!document.execCommand("copy")) throw new Error("refused");
      setSaid(t("page.workshop.link.copied"));
    } catch {
      setSaid(t("page.workshop.link.by-hand"));
    }
  };
  return (
    <Dialog title={t("page.workshop.link")} onClose={onClose}>
      <label class="label" for="w-link">
        {t("page.workshop.link.how")}
      </label>
      <input id="w-link" ref={box} class="field" readOnly dir="ltr" value={`${location.origin}/instructor/plans/${id}`} onFocus={(event) => event.currentTarget.select()} />
      <p role="status">{said}</p>
      <div class="dialog__buttons">
        <button type="button" class="btn btn--main" onClick={() => void copy()}>
          {t("page.workshop.link.copy")}
        </button>
      </div>
    </Dialog>
  );
}
