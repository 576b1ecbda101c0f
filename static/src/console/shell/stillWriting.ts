import type { Client } from "../../client";
import { isBlank } from "../../content";
import { peopleHere } from "../hands/people";

/** Who is here and has something written in this visit that was not handed in. */
export function stillWriting({ store }: Client, visit: string): number {
  const drafts = Array.from(store.drafts.of("instructor").value.values());
  const here = new Set(peopleHere(store).map(({ id }) => id));
  const writing = drafts.filter((draft) => draft.visit === visit && !isBlank(draft) && here.has(draft.participant));
  return new Set(writing.map((draft) => draft.participant)).size;
}
