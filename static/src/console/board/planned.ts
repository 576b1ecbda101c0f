// Approaches that answers were tagged with and no card carries, in the plan's order.

import type { Store } from "../../store";
import type { ApproachInfo } from "../../wire";
import type { Card } from "./cards";

export function withoutCard(store: Store, cards: readonly Pick<Card, "approach">[]): readonly ApproachInfo[] {
  const contributions = store.collection("instructor", "contributions").value;
  const tagged = new Set<string>();
  for (const [id, { approach }] of store.collection("instructor", "tags").value) {
    const found = contributions.get(id);
    if (found && !found.withdrawn && found.text !== null) tagged.add(approach);
  }
  const carried = new Set(cards.map(({ approach }) => approach));
  const phases = store.collection("instructor", "phases").value;
  const guides = Array.from(store.collection("instructor", "guides").value);
  guides.sort(([one], [other]) => (phases.get(one)?.place ?? 0) - (phases.get(other)?.place ?? 0));
  const every = new Map(guides.flatMap(([, { approaches }]) => approaches.map((each) => [each.id, each] as const)));
  return Array.from(every.values()).filter(({ id }) => tagged.has(id) && !carried.has(id));
}
