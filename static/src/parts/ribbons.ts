// The geometry of the ribbon picture: who stood where before and now, in per cent of its width. Widths are people, so
// nothing is drawn larger or smaller than it is.

import type { Flow, PollInfo } from "../wire";
import { hue } from "./Letter";

/** One place where people stand. `tone`: an approach's hue, "-" for none, "ink" where hues mean nothing. */
export interface Place {
  readonly key: string;
  readonly letter: string;
  readonly tone: string;
}

export interface Bar {
  readonly place: Place;
  readonly people: number;
  readonly start: number;
  readonly size: number;
}

/** From a part of one bar to a part of another, or of the same. */
export interface Band {
  readonly place: Place;
  readonly to: Place;
  readonly people: number;
  readonly start: number;
  readonly size: number;
  readonly toStart: number;
  readonly toSize: number;
}

export interface Picture {
  readonly before: readonly Bar[];
  readonly now: readonly Bar[];
  readonly bands: readonly Band[];
}

export const UNSURE: Place = { key: "unsure", letter: "?", tone: "-" };
/** Who was not asked at first, or said nothing then. */
export const SILENT: Place = { key: "silent", letter: "–", tone: "silent" };

/** A card that the class does not see. */
export const HIDDEN = "…";

const GAP = 0.7;

export interface PlacedCard {
  readonly id: string;
  readonly letter: string;
  readonly place: number;
}

/** Who is convinced by what: places in the board's order. A card that is not among `cards` is not in sight and has no
    letter; nor have those who are not sure, and those who said nothing at first. Who has not answered this time is missing
    in the lower row. Of so many people is `of`, if they are more than have answered: no row is fuller than they are. */
export function convinced(flows: readonly Flow[], cards: readonly PlacedCard[], of = 0): Picture {
  const moved = flows.filter(({ people }) => people > 0);
  const ids = moved.flatMap(({ at_first, now }) => [at_first, now]).filter((id) => id !== null);
  const known = [...cards].sort((a, b) => a.place - b.place);
  const hidden = Array.from(new Set(ids)).filter((id) => !known.some((card) => card.id === id));
  const places: Place[] = [
    ...known.map(({ id, letter }) => ({ key: id, letter, tone: hue(letter) })),
    ...hidden.map((id) => ({ key: id, letter: HIDDEN, tone: "-" })),
    UNSURE,
    SILENT,
  ];
  const at = new Map(places.map(({ key }, place) => [key, place]));
  const placeOf = (card: string | null): number => at.get(card ?? UNSURE.key) ?? 0;
  const moves = moved.map(({ at_first, asked_first, now, answered, people }) => ({
    from: asked_first ? placeOf(at_first) : places.length - 1,
    to: answered ? placeOf(now) : NOWHERE,
    people,
  }));
  return flowing(
    places,
    moves.filter(({ from, to }) => to !== NOWHERE || places[from]?.key !== SILENT.key),
    of,
  );
}

const NOWHERE = Infinity;

/** `from` and `to` are indices of `places`; to may be NOWHERE. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** In a bar the bands leave in the order of the places that they go to, and arrive in that of those they come from: so
    they cross no more than they must. */
function flowing(places: readonly Place[], unordered: readonly Move[], of: number): Picture {
  const moves = [...unordered].sort((a, b) => a.from - b.from || (a.to === b.to ? 0 : a.to - b.to));
  const sums = (side: "from" | "to"): number[] =>
    places.map((_, at) => moves.filter((move) => move[side] === at).reduce((sum, { people }) => sum + people, 0));
  const [then, now] = [sums("from"), sums("to")];
  const unit = Math.min(unitFor(then, now), of > 0 ? 100 / of : Infinity);
  const [upper, lower] = [starts(then, unit), starts(now, unit)];
  const bands = moves.flatMap(({ from, to, people }): Band[] => {
    const [place, there, start, toStart] = [places[from], places[to], upper[from], lower[to]];
    if (!place || !there || start === undefined || toStart === undefined) return [];
    const size = people * unit;
    upper[from] = start + size;
    lower[to] = toStart + size;
    return [{ place, to: there, people, start, size, toStart, toSize: size }];
  });
  return { before: row(places, then, unit), now: row(places, now, unit), bands };
}

/** Two polls: how many took each choice is known, and not who went where, so each choice has its one band. */
export function polled({ votes, before }: Pick<PollInfo, "votes" | "before">): Picture {
  const places = votes.map((_, at): Place => ({ key: String(at), letter: String(at + 1), tone: "ink" }));
  const then = votes.map((_, at) => before?.[at] ?? 0);
  const unit = unitFor(then, votes);
  const [upper, lower] = [row(places, then, unit), row(places, votes, unit)];
  const bands = upper.flatMap(({ place, start, size }): Band[] => {
    const to = lower.find((bar) => bar.place === place);
    return to ? [{ place, to: place, people: to.people, start, size, toStart: to.start, toSize: to.size }] : [];
  });
  return { before: upper, now: lower, bands };
}

/** From a part of the upper bar to one of the lower, in a field of 100 by 100. */
export function bandPath({ start, size, toStart, toSize }: Band): string {
  const [a, b, c, d] = [start, toStart, toStart + toSize, start + size].map(round);
  return `M${a} 0C${a} 50 ${b} 50 ${b} 100H${c}C${c} 50 ${d} 50 ${d} 0Z`;
}

/** So much is one person, in both rows; the fuller one is as wide as the picture. */
function unitFor(...rows: readonly (readonly number[])[]): number {
  const units = rows.map((people) => {
    const bars = people.filter((each) => each > 0);
    return (100 - GAP * (bars.length - 1)) / bars.reduce((a, b) => a + b, 0);
  });
  const finite = units.filter((unit) => Number.isFinite(unit));
  return finite.length > 0 ? Math.min(...finite) : 0;
}

/** Where each place's bar begins. */
function starts(people: readonly number[], unit: number): number[] {
  let next = 0;
  return people.map((each) => {
    const start = next;
    if (each > 0) next += each * unit + GAP;
    return start;
  });
}

function row(places: readonly Place[], people: readonly number[], unit: number): Bar[] {
  const begins = starts(people, unit);
  const bars = places.map((place, at) => ({ place, people: people[at] ?? 0, start: begins[at] ?? 0 }));
  return bars.filter((bar) => bar.people > 0).map((bar) => ({ ...bar, size: bar.people * unit }));
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
