// What was being written for the whole class when the phase ended: it goes out only if its author says so.

import { Said } from "../parts/Said";
import { t } from "../words";
import type { Client } from "../client";
import type { AnyCommand, Draft } from "../wire";
import { roomFor, useClient } from "./client";
import { creditsFor } from "./credits";
import { placeOf } from "./handed";
import { Notice } from "./Notices";
import { asPointKind, pointKindFor } from "./pointKind";
import { goesByItself, leftOver } from "./unfinished";

export function Offered() {
  const client = useClient();
  if (roomFor(client)?.state !== "running") return null;
  const offered = leftOver(client).filter((draft) => draft.kind !== "question" && !goesByItself(client, draft));
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
          {commandFor(client, draft) && (
            <button
              type="button"
              class="btn btn--line"
              onClick={() => {
                const command = commandFor(client, draft);
                if (command) client.outbox.add(command);
                forget(draft);
              }}
            >
              {draft.kind === "proposal" ? t("page.student.propose") : t("page.student.add-point")}
            </button>
          )}
        </Notice>
      ))}
    </>
  );
}

/** null: what it would be about is not there. */
function commandFor(client: Client, draft: Draft): AnyCommand | null {
  const { kind, visit, text } = draft;
  const { prompt, about } = placeOf(draft);
  if (about !== null && client.store.collection("own", "contributions").value.has(about)) {
    return { type: "Revise", contribution: about, text };
  }
  if (kind === "proposal") return { type: "HandIn", kind, visit, prompt, text, credits: creditsFor(client, placeOf(draft)).peek() };
  if (kind !== "point") return null;
  const to = about === null ? undefined : client.store.collection("class", "points").value.get(about);
  const card = to ? to.card : about;
  if (card !== null && !client.store.collection("class", "cards").value.has(card)) return null;
  const point = asPointKind(pointKindFor(client, placeOf(draft)).peek()[0]);
  return { type: "HandIn", kind, visit, prompt, text, card, point, reply_to: to ? about : null };
}
