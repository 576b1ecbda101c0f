// What the screen knows: its own stream and nothing else.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client, Start } from "../client";
import { phasesOf, roomOf, visitOf, type PlacedPhase } from "../parts/course";
import { kindName } from "../parts/kinds";
import type { CardInfo, ConclusionInfo, ConnectionInfo, CountsInfo, RoomInfo, VisitInfo } from "../wire";

export interface OnScreen {
  readonly client: Client;
  readonly start: Start;
  readonly room: RoomInfo;
}

export const ScreenContext = createContext<OnScreen | null>(null);

export function useScreen(): OnScreen {
  const found = useContext(ScreenContext);
  if (!found) throw new Error("no screen");
  return found;
}

export type OpenVisit = VisitInfo & { readonly id: string };
export type Card = CardInfo & { readonly id: string };
export type Connection = ConnectionInfo & { readonly id: string };
export type Conclusion = ConclusionInfo & { readonly id: string };

export function room({ store }: Client): RoomInfo | undefined {
  return roomOf(store, "screen");
}

export function openVisit({ store }: Client): OpenVisit | null {
  return visitOf(store, "screen");
}

/** In a seminar a phase is called by its title, in a lesson by its kind: children learn the kinds. */
export function phaseName({ family }: RoomInfo, { kind, title }: VisitInfo): string {
  return family === "seminar" && title !== "" ? title : kindName(kind);
}

/** Those that are not left out, in their order. */
export function course({ store }: Client): readonly PlacedPhase[] {
  return phasesOf(store, "screen").filter((phase) => !phase.skipped);
}

/** In the order in which they began. */
export function visits({ store }: Client): readonly OpenVisit[] {
  const all = Array.from(store.collection("screen", "visits").value, ([id, visit]) => ({ ...visit, id }));
  return all.sort((a, b) => a.seq - b.seq);
}

export function cards({ store }: Client): readonly Card[] {
  const all = Array.from(store.collection("screen", "cards").value, ([id, card]) => ({ ...card, id }));
  return all.sort((a, b) => a.place - b.place);
}

/** Between cards that are in sight. */
export function connections({ store }: Client): readonly Connection[] {
  const seen = store.collection("screen", "cards").value;
  const all = Array.from(store.collection("screen", "connections").value, ([id, each]) => ({ ...each, id }));
  return all.filter(({ a, b }) => seen.has(a) && seen.has(b));
}

export function conclusions({ store }: Client): readonly Conclusion[] {
  const all = Array.from(store.collection("screen", "conclusions").value, ([id, each]) => ({ ...each, id }));
  return all.sort((a, b) => a.seq - b.seq);
}

export function counts({ store }: Client): CountsInfo {
  return store.collection("screen", "counts").value.get("now") ?? { here: 0, handed_in: 0, thinking: 0 };
}

/** The cards that were put side by side and are in sight, in that order. */
export function compared(client: Client, { compared: ids }: RoomInfo): readonly Card[] {
  const seen = client.store.collection("screen", "cards").value;
  return ids.flatMap((id) => {
    const card = seen.get(id);
    return card ? [{ ...card, id }] : [];
  });
}
