// What has been handed in for a place, be it stored or still on its way: the phone shows both, and says which it is.

import type { Client } from "../client";
import { contentOf, type Content } from "../content";
import type { Entry } from "../queue";
import type { ContributionKind, Draft, HandIn } from "../wire";

/** Where a text belongs: a draft without its text. */
export interface Place {
  readonly kind: ContributionKind;
  readonly visit: string;
  readonly prompt: string;
  readonly about: string | null;
}

export interface Handed extends Content {
  /** null: not stored yet. */
  readonly id: string | null;
  readonly withdrawn: boolean;
  readonly unfinished: boolean;
  readonly late: boolean;
  readonly onBoard: boolean;
}

export function placeOf({ kind, visit, prompt, about }: Draft): Place {
  return { kind, visit, prompt: prompt ?? "1", about: about ?? null };
}

/** Kinds of which there is one in a place: handing in again changes it. */
export const ONE_IN_A_PLACE: ReadonlySet<ContributionKind> = new Set(["answer", "group-answer", "reason", "reflection"]);

/** What was handed in there; null where there may be many. */
export function handedIn(client: Client, place: Place): Handed | null {
  if (!ONE_IN_A_PLACE.has(place.kind)) return null;
  const stored = storedIn(client, place);
  const { waiting } = client.outbox;
  return waiting.value.reduce((handed, entry) => after(handed, entry, place), stored);
}

function after(handed: Handed | null, { message }: Entry, place: Place): Handed | null {
  if (message.type === "Withdraw" && handed?.id && message.contribution === handed.id) return { ...handed, withdrawn: true };
  if (message.type !== "HandIn" || !isFor(message, place)) return handed;
  const { unfinished = false } = message;
  const onBoard = handed?.onBoard ?? false;
  return { ...contentOf(message), id: handed?.id ?? null, withdrawn: false, unfinished, late: false, onBoard };
}

function isFor(command: HandIn, place: Place): boolean {
  const { kind, visit, prompt = "1", group = null } = command;
  return kind === place.kind && visit === place.visit && prompt === place.prompt && group === groupOf(place);
}

function groupOf(place: Place): string | null {
  return place.kind === "group-answer" ? place.about : null;
}

function storedIn({ store }: Client, place: Place): Handed | null {
  if (place.kind === "group-answer") {
    for (const [id, answer] of store.collection("group", "group_answers").value) {
      if (answer.visit !== place.visit || answer.prompt !== place.prompt || answer.text === null) continue;
      const { unfinished, late } = answer;
      return { ...contentOf(answer), id, unfinished, late, withdrawn: false, onBoard: false };
    }
    return null;
  }
  for (const [id, mine] of store.collection("own", "contributions").value) {
    if (mine.kind !== place.kind || mine.visit !== place.visit || mine.prompt !== place.prompt || mine.text === null) continue;
    const { unfinished, late, withdrawn, on_board } = mine;
    return { ...contentOf(mine), id, unfinished, late, withdrawn, onBoard: on_board };
  }
  return null;
}
