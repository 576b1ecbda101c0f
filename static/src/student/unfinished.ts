// When a visit has ended, the phone hands in what was written and not handed in, as unfinished. What would go to the
// whole class under one's name (points, proposals) is never sent without its author: it is offered.

import { effect, untracked } from "@preact/signals";
import type { Client } from "../client";
import { slotOf } from "../drafts";
import { idOf } from "../ids";
import type { Draft, HandIn } from "../wire";
import { meOf, roomFor } from "./client";
import { creditsFor } from "./credits";
import { handedIn, placeOf } from "./handed";

const BY_ITSELF = new Set(["note", "answer", "group-answer", "reason", "reflection"]);

/** Drafts of visits that are over, with other words than what was handed in. */
export function leftOver(client: Client): readonly Draft[] {
  const visits = client.store.collection("class", "visits").value;
  const drafts = Array.from(client.drafts.texts.value.values());
  return drafts.filter((draft) => {
    const over = visits.get(draft.visit)?.ended_at ?? null;
    return over !== null && draft.text.trim() !== "" && handedIn(client, placeOf(draft))?.text !== draft.text;
  });
}

/** Whether the phone hands that in by itself. */
export function goesByItself(client: Client, draft: Draft): boolean {
  if (!BY_ITSELF.has(draft.kind)) return false;
  if (draft.kind !== "group-answer") return (draft.about ?? null) === null;
  const group = draft.about ? client.store.collection("group", "group").value.get(draft.about) : undefined;
  return group !== undefined && group.pen === meOf(client)?.id;
}

function commandFor(client: Client, draft: Draft): HandIn {
  const { kind, visit, text } = draft;
  const { prompt, about } = placeOf(draft);
  const choice = kind === "reason" ? client.store.collection("own", "votes").value.get(visit)?.choice : undefined;
  return {
    type: "HandIn",
    kind,
    visit,
    prompt,
    text,
    unfinished: true,
    ...(kind === "group-answer" ? { group: about } : {}),
    ...(choice === undefined ? {} : { choice }),
    ...(kind === "reflection" ? { credits: creditsFor(client, placeOf(draft)).peek() } : {}),
  };
}

function due(client: Client): readonly Draft[] {
  if (!client.outbox.loaded.value || meOf(client)?.state !== "here") return [];
  if (roomFor(client)?.state !== "running") return [];
  return leftOver(client).filter((draft) => goesByItself(client, draft));
}

/** From now on. All tabs of a seat do it, under the same id: the server takes it once. */
export function handInUnfinished(client: Client): () => void {
  return effect(() => {
    for (const draft of due(client)) {
      untracked(() => {
        client.outbox.add(commandFor(client, draft), idOf(`${slotOf(draft)} ${draft.text}`));
        client.drafts.write({ ...draft, text: "" });
      });
    }
  });
}
