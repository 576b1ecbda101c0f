// What every part of the phone's page works with, and what it asks of the streams again and again.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client } from "../client";
import { phasesOf, roomOf, visitOf, type PlacedPhase } from "../parts/course";
import { kindName } from "../parts/kinds";
import type { MeInfo, RoomInfo, VisitInfo } from "../wire";

const Here = createContext<Client | null>(null);

export const ClientProvider = Here.Provider;

export function useClient(): Client {
  const client = useContext(Here);
  if (!client) throw new Error("not within a page");
  return client;
}

export type OpenVisit = VisitInfo & { readonly id: string };

export function meOf({ store }: Client): MeInfo | undefined {
  return store.collection("own", "me").value.get("me");
}

export function roomFor({ store }: Client): RoomInfo | undefined {
  return roomOf(store, "class");
}

export function visitFor({ store }: Client): OpenVisit | null {
  return visitOf(store, "class");
}

/** In a seminar a phase is called by its title, in a lesson by its kind: children learn the kinds. */
export function phaseName(room: RoomInfo | undefined, phase: { readonly kind: VisitInfo["kind"]; readonly title: string }): string {
  return room?.family === "seminar" && phase.title !== "" ? phase.title : kindName(phase.kind);
}

/** Those that are not left out, in their order. */
export function course({ store }: Client): readonly PlacedPhase[] {
  return phasesOf(store, "class").filter((phase) => !phase.skipped);
}

export function phaseAfter(client: Client, visit: VisitInfo): PlacedPhase | undefined {
  const here = client.store.collection("class", "phases").value.get(visit.phase);
  return course(client).find((phase) => here !== undefined && phase.place > here.place);
}

/** Visits in the order in which they began. */
export function visitsOf({ store }: Client): readonly OpenVisit[] {
  const visits = Array.from(store.collection("class", "visits").value, ([id, visit]) => ({ ...visit, id }));
  return visits.sort((a, b) => a.seq - b.seq);
}
