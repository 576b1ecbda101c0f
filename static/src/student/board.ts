// The board as a student holds it: which card is large. What the reader chose stays; until then it is the one that the
// class is talking about. New cards come in beside it and move nothing.

import { signal, type Signal } from "@preact/signals";
import type { Client } from "../client";
import type { CardInfo } from "../wire";
import { meOf, roomFor } from "./client";

export type Card = CardInfo & { readonly id: string };

/** In place of a card: the discussion as a whole. */
export const WHOLE = "";

export function cardsOf({ store }: Client): readonly Card[] {
  const cards = Array.from(store.collection("class", "cards").value, ([id, card]) => ({ ...card, id }));
  return cards.sort((a, b) => a.place - b.place);
}

interface Looking {
  /** The reader's own choice; null: none yet. */
  readonly choice: Signal<string | null>;
  shown: string | null;
}

const looking = new WeakMap<Client, Map<string, Looking>>();

/** In each visit anew. */
function lookingIn(client: Client, visit: string): Looking {
  const visits = looking.get(client) ?? new Map<string, Looking>();
  looking.set(client, visits);
  const found = visits.get(visit) ?? { choice: signal<string | null>(null), shown: null };
  visits.set(visit, found);
  return found;
}

export function choiceOf(client: Client, visit: string): Signal<string | null> {
  return lookingIn(client, visit).choice;
}

/** The card that is large, or WHOLE. */
export function cardShown(client: Client, visit: string, cards: readonly Card[]): string {
  const has = (id: string | null | undefined): id is string => cards.some((card) => card.id === id);
  const here = lookingIn(client, visit);
  const choice = here.choice.value;
  if (choice === WHOLE || has(choice)) return choice;
  const pointed = roomFor(client)?.pointed_at;
  const card = has(pointed) ? pointed : has(here.shown) ? here.shown : (cards[0]?.id ?? WHOLE);
  here.shown = card;
  return card;
}

/** Whether it is one's own words that stand there without a name: then one may say so. */
export function couldClaim(client: Client, card: Card): boolean {
  return card.name === null && card.group === null && card.text !== null && (meOf(client)?.cards.includes(card.id) ?? false);
}
