// Another name for oneself.

import { useRef } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { LIMITS } from "../wire";
import { t } from "../words";
import { useClient } from "./client";

export function Rename({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { outbox } = useClient();
  const field = useRef<HTMLInputElement>(null);
  const rename = (event: Event): void => {
    event.preventDefault();
    const wished = field.current?.value.trim() ?? "";
    if (wished !== "" && wished !== name) outbox.add({ type: "Rename", name: wished });
    onClose();
  };
  return (
    <Dialog title={t("page.student.rename")} onClose={onClose}>
      <form onSubmit={rename} class="s-sec">
        <label class="label" for="name">
          {t("page.student.your-name")}
        </label>
        <input ref={field} class="field" id="name" dir="auto" autocomplete="off" maxLength={LIMITS.NAME} defaultValue={name} />
        <div class="dialog__buttons">
          <button type="button" class="btn btn--line" onClick={onClose}>
            {t("page.parts.cancel")}
          </button>
          <button type="submit" class="btn btn--main">
            {t("page.student.rename-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
