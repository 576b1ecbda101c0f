// When a visit has ended, the phone hands in what was written and not handed in, as unfinished. What would go to the
// whole class under one's name (points, proposals) is never sent without its author: it is offered.

import { effect, untracked } from "@preact/signals";
import type { Client } from "../client";
import { contentOf, fieldsOf, isBlank, keyOf, same } from "../content";
import { slotOf } from "../drafts";
import { idOf } from "../ids";
import { LIMITS, type Draft, type HandIn } from "../wire";
import { meOf, roomFor } from "./client";
import { creditsFor } from "./credits";
import { handedIn, placeOf } from "./handed";
import { underway } from "./underway";

/** How long a tab leaves to others what was written in them, in ms. */
export const OTHERS_FIRST = 2_000;

const BY_ITSELF = new Set(["note", "answer", "group-answer", "reason", "reflection"]);

/** Drafts of visits that are over, with other words than what was handed in. */
export function leftOver(client: Client): readonly Draft[] {
  const visits = client.store.collection("class", "visits").value;
  const drafts = Array.from(client.drafts.texts.value.values());
  return drafts.filter((draft) => {
    const over = visits.get(draft.visit)?.ended_at ?? null;
    return over !== null && !isBlank(draft) && !same(handedIn(client, placeOf(draft)), draft);
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
  const { kind, visit } = draft;
  const { prompt, about } = placeOf(draft);
  const choice = kind === "reason" ? client.store.collection("own", "votes").value.get(visit)?.choice : undefined;
  return {
    type: "HandIn",
    kind,
    visit,
    prompt,
    ...fieldsOf(contentOf(draft)),
    unfinished: true,
    ...(kind === "group-answer" ? { group: about } : {}),
    ...(choice === undefined ? {} : { choice }),
    ...(kind === "reflection" ? { credits: creditsFor(client, placeOf(draft)).peek() } : {}),
  };
}

/** For a while after the room's end; it ended with its last visit. */
function isTakenYet({ store }: Client, { visit }: Draft): boolean {
  const ended = store.collection("class", "visits").value.get(visit)?.ended_at ?? 0;
  return store.serverNow() - ended < LIMITS.UNFINISHED_AFTER_END_MS;
}

function due(client: Client): readonly Draft[] {
  if (!client.outbox.loaded.value || meOf(client)?.state !== "here") return [];
  const over = roomFor(client)?.state === "ended";
  const ready = leftOver(client).filter((draft) => !underway(client).value.has(slotOf(draft)));
  return ready.filter((draft) => goesByItself(client, draft) && (!over || isTakenYet(client, draft)));
}

/** From now on. The tab in which it was written does it, and another only if that one is gone. Should two do it all the
    same, it is under one id: the server takes it once. */
export function handInUnfinished(client: Client): () => void {
  const later = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = effect(() => {
    for (const draft of due(client)) {
      const slot = slotOf(draft);
      if (client.drafts.isMine(draft) || !client.drafts.lasting.value) untracked(() => handIn(client, draft));
      else if (!later.has(slot)) later.set(slot, setTimeout(() => void stillLeft(client, draft), OTHERS_FIRST));
    }
  });
  return () => {
    stop();
    for (const timer of later.values()) clearTimeout(timer);
  };
}

function handIn(client: Client, draft: Draft): void {
  client.outbox.add(commandFor(client, draft), idOf(`${slotOf(draft)} ${keyOf(draft)}`));
  client.drafts.write({ ...placeOf(draft), text: "" });
}

/** The tab that hands it in takes it off the disk. */
async function stillLeft(client: Client, draft: Draft): Promise<void> {
  const kept = await client.drafts.kept(draft);
  if (kept && due(client).some((each) => slotOf(each) === slotOf(kept))) handIn(client, kept);
  else if (!kept) client.drafts.take({ ...placeOf(draft), text: "" });
}
