// The order of the cards in the walk. Only by change do they move about by themselves, for whoever asks for it.

import { setting } from "../shell/setting";
import type { Attempt } from "./attempts";
import { bySeat, type Places } from "./places";

export const orderOfCards = setting("console order", ["came", "name", "approach", "change", "seat"]);

export type Order = (typeof orderOfCards.choices)[number];

/** `attempts` are in the order in which people came. */
export function inOrder(attempts: readonly Attempt[], order: Order, language: string, places: Places): readonly Attempt[] {
  if (order === "came") return attempts;
  if (order === "seat") return bySeat(attempts, ({ person }) => places.get(person.id));
  const names = new Intl.Collator(language, { numeric: true });
  const compare: Record<Exclude<Order, "came" | "seat">, (a: Attempt, b: Attempt) => number> = {
    name: (a, b) => names.compare(a.person.name ?? "", b.person.name ?? ""),
    approach: (a, b) => letterOf(a).localeCompare(letterOf(b)),
    change: (a, b) => changedAt(b) - changedAt(a),
  };
  return [...attempts].sort(compare[order]);
}

/** Untagged answers behind the tagged, people without an answer behind all. */
function letterOf({ handed, letter }: Attempt): string {
  return handed ? (letter ?? "\uffff") : "\uffff\uffff";
}

/** What is being written now before what was handed in, the latest first. */
function changedAt({ handed, draft }: Attempt): number {
  if (draft !== null) return Number.MAX_SAFE_INTEGER;
  return handed?.at ?? 0;
}
