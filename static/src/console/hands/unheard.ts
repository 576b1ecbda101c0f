// Who has handed in something of which nothing is on the board, once there is a board.

import type { Store } from "../../store";
import { peopleHere, type Person } from "./people";

const IDEAS = new Set(["note", "answer", "group-answer", "point", "proposal"]);

/** In the order in which they came in. */
export function unheardIn(store: Store): readonly Person[] {
  if (store.collection("instructor", "board").value.size === 0) return [];
  const groups = store.collection("instructor", "groups").value;
  const spoke = new Set<string>();
  for (const { kind, author, group, text, withdrawn } of store.collection("instructor", "contributions").value.values()) {
    if (!IDEAS.has(kind) || withdrawn || text === null) continue;
    const whose = group === null ? [author ?? ""] : (groups.get(group)?.members ?? []);
    for (const person of whose) spoke.add(person);
  }
  return peopleHere(store)
    .filter(({ id, on_board }) => spoke.has(id) && !on_board)
    .sort((a, b) => a.joined_at - b.joined_at || a.id.localeCompare(b.id, undefined, { numeric: true }));
}
