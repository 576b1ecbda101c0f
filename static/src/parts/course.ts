// What every page of a room asks of its stream: the room, the open visit, the phases in their order.

import type { Store } from "../store";
import type { PhaseInfo, RoomInfo, VisitInfo } from "../wire";

type Course = "class" | "instructor" | "screen";

export function roomOf(store: Store, kind: Course): RoomInfo | undefined {
  return store.collection(kind, "room").value.get("room");
}

/** The visit that is open, with its id. */
export function visitOf(store: Store, kind: Course): (VisitInfo & { readonly id: string }) | null {
  const id = roomOf(store, kind)?.visit;
  const visit = id ? store.collection(kind, "visits").value.get(id) : undefined;
  return id && visit ? { ...visit, id } : null;
}

export type PlacedPhase = PhaseInfo & { readonly id: string };

export function phasesOf(store: Store, kind: Course): readonly PlacedPhase[] {
  const phases = Array.from(store.collection(kind, "phases").value, ([id, phase]) => ({ ...phase, id }));
  return phases.sort((a, b) => a.place - b.place);
}

/** Ids of the phases that have been visited and are over. */
export function donePhases(store: Store, kind: Course): ReadonlySet<string> {
  const visits = Array.from(store.collection(kind, "visits").value.values());
  return new Set(visits.filter((visit) => visit.ended_at !== null).map((visit) => visit.phase));
}

/** In the order in which they came to be. */
export function bySeq<Item extends { readonly seq: number }>(items: Iterable<Item>): Item[] {
  return Array.from(items).sort((a, b) => a.seq - b.seq);
}
