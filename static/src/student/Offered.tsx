// What was being written for the whole class when the phase ended: it goes out only if its author says so.

import { Said } from "../parts/Said";
import { t } from "../words";
import type { Draft } from "../wire";
import { roomFor, useClient } from "./client";
import { Notice } from "./Notices";
import { goesByItself, leftOver } from "./unfinished";

export function Offered() {
  const client = useClient();
  if (roomFor(client)?.state !== "running") return null;
  const offered = leftOver(client).filter((draft) => !goesByItself(client, draft));
  const forget = (draft: Draft): void => client.drafts.write({ ...draft, text: "" });
  return (
    <>
      {offered.map((draft) => (
        <Notice
          key={`${draft.kind}${draft.visit}${draft.prompt}${draft.about}`}
          icon="note"
          onClose={() => forget(draft)}
        >
          <p>{t("page.student.offered")}</p>
          <Said text={draft.text} class="s-notice__words" />
          {draft.kind === "proposal" && !draft.about && (
            <button
              type="button"
              class="btn btn--line"
              onClick={() => {
                const { kind, visit, prompt = "1", text } = draft;
                client.outbox.add({ type: "HandIn", kind, visit, prompt, text });
                forget(draft);
              }}
            >
              {t("page.student.propose")}
            </button>
          )}
        </Notice>
      ))}
    </>
  );
}
