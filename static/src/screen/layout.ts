// How the cards of the board share its width. Cards that come later take their place on the right; those that are there
// stay in theirs.

import { roughSize, widthOf } from "./fitting";

/** So many are seen at once, in one row; of more than these, most of them, and that there are more. */
export const IN_SIGHT = 6;
/** With more than these the board needs the width of the right-hand column. */
const BESIDE_COLUMN = 4;

/** Four cards have that width, too, as long as the column would hold nothing but how to join. */
export function needsWidth(cards: number, { said, minds }: { readonly said: boolean; readonly minds: boolean }): boolean {
  return cards > BESIDE_COLUMN || (cards === BESIDE_COLUMN && !said && !minds);
}

/** How many cards are as wide as the row. */
export function slotsFor(cards: number): number {
  if (cards <= 2) return 2;
  return cards <= IN_SIGHT ? cards : 5.4;
}

/** About the room of the row, in rem: it need not be exact, the text is fitted into what there is. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** From the last row this can be read; a card that is pointed at grows until its text is as large. */
const READABLE = 2.1;
/** A card's edges and head. */
const EDGES = { width: 2.6, height: 6 };

/** How many slots the card takes that is pointed at, so that it is read whole. */
export function slotsOfPointed(text: string | null, slots: number, { width, height }: Room): number {
  const wide = (taken: number): boolean => roughly(text, (width / slots) * taken, height) >= READABLE;
  return [1, 2, 3].find((taken) => taken < slots && wide(taken)) ?? (wide(1) ? 1 : slots);
}

/** Whether a card needs more than the row to be read whole: then all else makes way. */
export function needsAll(text: string | null, { width, height }: Room): boolean {
  return roughly(text, width, height) < READABLE;
}

function roughly(text: string | null, width: number, height: number): number {
  return roughSize(text ?? "", width - EDGES.width, height - EDGES.height);
}

/** So many letters are read well in a card of ordinary width. */
const COMFORTABLE = 180;

/** Of cards side by side a longer text has more of the width, at most twice as much. */
export function shareOf(text: string | null): number {
  return Math.min(2, Math.max(1, Math.sqrt(widthOf(text ?? "") / COMFORTABLE)));
}

export interface Headed {
  /** To be written large. */
  readonly head: string | null;
  readonly rest: string | null;
}

const SHORT = 24;
const RESULT = 20;

/** A short answer is a headline; so is a first line that is a result, with the words under it. */
export function headed(text: string): Headed {
  const [first = "", ...more] = text.split("\n");
  const rest = more.join("\n").trim();
  if (rest === "") return widthOf(text.trim()) <= SHORT ? { head: text.trim(), rest: null } : { head: null, rest: text };
  const result = /\d/.test(first) && widthOf(first.trim()) <= RESULT;
  return result ? { head: first.trim(), rest } : { head: null, rest: text };
}

const TOGETHER = 12;

/** A calculation is broken before its signs of equality and nowhere else, as far as the pieces are short. */
export function calculation(head: string): string {
  const pieces = head.split(/ (?=[=<>≈≤≥≠])/);
  const whole = pieces.length > 1 && !head.includes("$") && pieces.every((piece) => widthOf(piece) <= TOGETHER);
  return whole ? pieces.map((piece) => piece.replace(/ /g, "\u00a0")).join(" ") : head;
}

export interface Span {
  readonly id: string;
  /** Places of the two cards, the smaller first. */
  readonly from: number;
  readonly to: number;
}

/** Which arc goes under which, so that none crosses another's words: for each, its lane from the top. */
export function lanes(spans: readonly Span[]): Map<string, number> {
  const taken: Span[][] = [];
  const found = new Map<string, number>();
  const shortFirst = [...spans].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  for (const span of shortFirst) {
    const free = taken.findIndex((lane) => lane.every((other) => other.to <= span.from || other.from >= span.to));
    const lane = free === -1 ? taken.length : free;
    (taken[lane] ??= []).push(span);
    found.set(span.id, lane);
  }
  return found;
}
