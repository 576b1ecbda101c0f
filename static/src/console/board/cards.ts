// The cards in their order, as they will be when all that was asked is done, so that what was pressed shows at once.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { namesOf } from "../../parts/Pictures";
import type { Store } from "../../store";
import type { AnyCommand, CardDetail } from "../../wire";
import { t } from "../../words";
import { nameOf } from "../hands/people";
import { askedOf } from "./asked";
import { moved } from "./order";

export type Card = CardDetail & { readonly id: string };

export function cardsOf(client: Client): readonly Card[] {
  const { store } = client;
  const cards = Array.from(store.collection("instructor", "board").value, ([id, card]) => ({ ...card, id }));
  cards.sort((a, b) => a.place - b.place);
  return foreseen(cards, askedOf(client));
}

export function foreseen(cards: readonly Card[], waiting: readonly AnyCommand[]): readonly Card[] {
  return waiting.reduce(after, cards);
}

function after(cards: readonly Card[], command: AnyCommand): readonly Card[] {
  switch (command.type) {
    case "MoveCard":
      return inOrder(cards, moved(cards.map(({ id }) => id), command.card, command.before ?? null));
    case "RevealCard":
      return changed(cards, command.card, { revealed: command.shown });
    case "RevealName":
      return changed(cards, command.card, { name_shown: command.shown });
    case "RevealLabel":
      return changed(cards, command.card, { label_shown: command.shown });
    case "PutInColumn":
      return changed(cards, command.card, { column: command.column || null });
    case "StrikeThrough":
      return changed(cards, command.card, { struck: command.struck, struck_because: command.because ?? "" });
    case "TakeOffBoard":
      return cards.filter(({ id }) => id !== command.card);
    default:
      return cards;
  }
}

function changed(cards: readonly Card[], id: string, changes: Partial<Card>): readonly Card[] {
  return cards.map((card) => (card.id === id ? { ...card, ...changes } : card));
}

function inOrder(cards: readonly Card[], order: readonly string[]): readonly Card[] {
  return order.flatMap((id, place) => cards.filter((card) => card.id === id).map((card) => ({ ...card, place })));
}

/** The card that the class is talking about. */
export function pointedAt(client: Client): string | null {
  const asked = askedOf(client).filter((message) => message.type === "PointAt");
  const last = asked[asked.length - 1];
  if (last) return last.card ?? null;
  return roomOf(client.store, "instructor")?.pointed_at ?? null;
}

/** The approach's name, which is the instructor's until it is shown. */
export function labelOf(store: Store, { contribution, approach }: Card): string | null {
  const visit = store.collection("instructor", "contributions").value.get(contribution)?.visit;
  const phase = visit ? store.collection("instructor", "visits").value.get(visit)?.phase : undefined;
  const guide = phase ? store.collection("instructor", "guides").value.get(phase) : undefined;
  return guide?.approaches.find(({ id }) => id === approach)?.label ?? null;
}

/** Whose card it is: a group's by its number, else its author's by name. */
export function whoseOf(store: Store, { author, group }: Pick<CardDetail, "author" | "group">): string {
  const number = group ? store.collection("instructor", "groups").value.get(group)?.number : undefined;
  if (number !== undefined) return t("page.console.group", { n: number });
  return author ? nameOf(store, author) : t("page.console.somebody");
}

export function wordsOf({ text, pictures }: Pick<CardDetail, "text" | "pictures">): string {
  return text === null ? t("page.parts.erased") : text || namesOf(pictures);
}

/** Those of any phase of the plan, each once. */
export function connectionKinds(store: Store): readonly string[] {
  const guides = Array.from(store.collection("instructor", "guides").value.values());
  return [...new Set(guides.filter((guide) => guide.connections.length > 0).flatMap((guide) => guide.connections))];
}

/** Approaches' letters begin anew in each phase: where several have some, the phase is said too. */
export function phaseIfSeveral(store: Store, phase: string | undefined): string | null {
  const guides = store.collection("instructor", "guides").value;
  const lettered = Array.from(guides.values()).filter(({ approaches }) => approaches.length > 0).length;
  const found = phase === undefined ? undefined : store.collection("instructor", "phases").value.get(phase);
  return lettered > 1 && found && (guides.get(phase ?? "")?.approaches.length ?? 0) > 0 ? found.title : null;
}
