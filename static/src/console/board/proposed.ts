// Connections that students have proposed, as they will be when all that was asked is done.

import type { Client } from "../../client";
import type { Store } from "../../store";
import type { ProposedInfo } from "../../wire";
import { list } from "../../words";
import { nameOf } from "../hands/people";
import { askedOf } from "./asked";

export type Proposal = ProposedInfo & { readonly id: string };

/** In the order in which they came. */
export function proposalsOf(client: Client): readonly Proposal[] {
  const answered = new Map(
    askedOf(client).flatMap((command) => (command.type === "AnswerConnection" ? [[command.proposed, command.answer ?? null]] : [])),
  );
  return Array.from(client.store.collection("instructor", "proposed").value, ([id, each]) => ({ ...each, id }))
    .filter(({ id }) => answered.get(id) !== "confirmed")
    .map((each) => (answered.has(each.id) ? { ...each, set_aside: answered.get(each.id) === "set-aside" } : each))
    .sort((one, other) => one.seq - other.seq);
}

export function namesOf(store: Store, people: readonly string[]): string {
  return list([...new Set(people)].map((person) => nameOf(store, person)));
}
