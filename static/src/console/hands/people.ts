// Who is who, for the instructor.

import type { Store } from "../../store";
import type { ParticipantInfo } from "../../wire";
import { t } from "../../words";

export type Person = ParticipantInfo & { readonly id: string };

/** Somebody who was erased has no name any more. */
export function nameOf(store: Store, participant: string): string {
  return store.collection("instructor", "participants").value.get(participant)?.name ?? t("page.console.somebody");
}

export function peopleOf(store: Store): readonly Person[] {
  return Array.from(store.collection("instructor", "participants").value, ([id, person]) => ({ ...person, id }));
}

export function peopleHere(store: Store): readonly Person[] {
  return peopleOf(store).filter(({ state }) => state === "here");
}

/** One or two signs that stand for a name: of one word its beginning, of several their beginnings. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const first = Array.from(words[0] ?? "");
  const last = Array.from(words[words.length - 1] ?? "");
  const signs = words.length > 1 ? [first[0], last[0]] : first.slice(0, 2);
  return signs.join("").toLocaleUpperCase();
}
