// What was saved before, to be had back.

import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { number, spoken, t } from "../words";
import { useDesk } from "./context";
import type { Kept } from "./start";

export function Versions({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const [found, setFound] = useState<readonly Kept[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    void desk.asking.versions<Kept>().then((answer) => {
      if (answer.kind === "done") setFound(answer.body);
      else setFailed(true);
    });
  }, []);
  const restore = async (version: string): Promise<void> => {
    await desk.flush();
    const answer = await desk.asking.restore(version);
    if (answer.kind !== "done") return setFailed(true);
    desk.replace(answer.body);
    onClose();
  };
  const when = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Dialog title={t("page.workshop.versions")} onClose={onClose}>
      <p class="dialog__text">{found?.length === 0 ? t("page.workshop.versions.none") : t("page.workshop.versions.how")}</p>
      {failed && <p role="alert">{t("page.workshop.not-reached")}</p>}
      <ul class="w-versions">
        {found?.map((kept) => (
          <li key={kept.name}>
            <span class="grow">
              <b>{when.format(kept.at)}</b>
              <span>
                <bdi>{kept.title}</bdi> · {t("page.workshop.min", { n: number(kept.minutes) })}
              </span>
            </span>
            <button type="button" class="btn btn--line" onClick={() => void restore(kept.name)}>
              {t("page.workshop.versions.restore")}
              <span class="vh">: {when.format(kept.at)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
