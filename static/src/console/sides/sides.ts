// The sides of the plan, who is on which, and whether they are still to be given.

import type { Client } from "../../client";
import { phasesOf, visitOf } from "../../parts/course";
import type { Store } from "../../store";
import type { SidesInfo } from "../../wire";
import { peopleHere, type Person } from "../hands/people";

export function sidesOf(store: Store): SidesInfo | null {
  return store.collection("instructor", "sides").value.get("sides") ?? null;
}

/** As they will be when all that was asked is done. */
export function peopleOn(client: Client, side: string): readonly Person[] {
  const names = sidesOf(client.store)?.names ?? [];
  const moves = new Map(
    client.outbox.waiting.value.flatMap(({ message }) =>
      message.type === "MoveToSide" && message.participant ? [[message.participant, names[message.side] ?? ""] as const] : [],
    ),
  );
  return peopleHere(client.store).filter((person) => (moves.get(person.id) ?? person.side) === side);
}

/** Sides are wanted: nobody has one, and this phase or a later one changes them over. */
export function sidesWanted(store: Store): boolean {
  const sides = sidesOf(store);
  const visit = visitOf(store, "instructor");
  if (!sides || sides.given || !visit || visit.kind === "pose") return false;
  const guides = store.collection("instructor", "guides").value;
  const phases = phasesOf(store, "instructor");
  const from = phases.findIndex(({ id }) => id === visit.phase);
  return phases.slice(from).some(({ id }) => guides.get(id)?.swap);
}
