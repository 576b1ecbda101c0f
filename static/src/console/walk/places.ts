// Who sits where, as a chart: row 1 is in front, and the class is walked through row by row.

import type { Store } from "../../store";
import { LIMITS, type Place, type Seated } from "../../wire";

export type Places = ReadonlyMap<string, Place>;

export function placesOf(store: Store): Places {
  return store.collection("instructor", "places").value;
}

export function keyOf({ row, column }: Place): string {
  return `${row},${column}`;
}

/** The place that `keyOf` wrote. */
export function placeAt(key: string): Place | null {
  const [, row, column] = /^(\d+),(\d+)$/.exec(key) ?? [];
  return row && column ? { row: Number(row), column: Number(column) } : null;
}

/** How many rows and columns to draw: those in use, and while places are arranged, room for more. */
export function sizeOf(places: Iterable<Place>, arranging: boolean): { readonly rows: number; readonly columns: number } {
  const taken = Array.from(places);
  const most = (numbers: readonly number[], least: number): number =>
    Math.min(LIMITS.PLACES_ACROSS, Math.max(least, ...numbers.map((n) => n + (arranging ? 1 : 0))));
  return { rows: most(taken.map(({ row }) => row), arranging ? 3 : 1), columns: most(taken.map(({ column }) => column), arranging ? 5 : 1) };
}

/** Row by row, to and fro, as one walks: at the end of a row the next one begins where one stands. Who has no place
    comes last, in the order that they had. */
export function bySeat<Item>(items: readonly Item[], placeOf: (item: Item) => Place | undefined): readonly Item[] {
  const rows = Array.from(new Set(items.flatMap((item) => placeOf(item)?.row ?? []))).sort((a, b) => a - b);
  const way = (item: Item): number => {
    const place = placeOf(item);
    if (!place) return Infinity;
    const nth = rows.indexOf(place.row);
    const along = nth % 2 === 0 ? place.column : LIMITS.PLACES_ACROSS + 1 - place.column;
    return nth * (LIMITS.PLACES_ACROSS + 1) + along;
  };
  return items.map((item) => [way(item), item] as const).sort(([a], [b]) => (a === b ? 0 : a - b)).map(([, item]) => item);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The place beside it, taken or free; null outside of the classroom. */
export function beside({ row, column }: Place, key: string): Place | null {
  const step = STEPS[key];
  if (!step) return null;
  const place = { row: row + step[0], column: column + step[1] };
  const inside = Math.min(place.row, place.column) >= 1 && Math.max(place.row, place.column) <= LIMITS.PLACES_ACROSS;
  return inside ? place : null;
}

/** Who sits next in that direction, over free places; else in the row or column beside, whoever is nearest. */
export function neighbour(places: Places, from: string, key: string): string | null {
  const here = places.get(from);
  const step = STEPS[key];
  if (!here || !step) return null;
  const [down, right] = step;
  const far = (place: Place): number => (place.row - here.row) * down + (place.column - here.column) * right;
  const off = (place: Place): number => Math.abs(down === 0 ? place.row - here.row : place.column - here.column);
  const ahead = Array.from(places).filter(([, place]) => far(place) > 0);
  ahead.sort(([, a], [, b]) => (down === 0 ? off(a) * 100 + far(a) - off(b) * 100 - far(b) : far(a) * 100 + off(a) - far(b) * 100 - off(b)));
  const [next] = ahead;
  return next && (down !== 0 || off(next[1]) === 0) ? next[0] : null;
}

export function firstFree(places: Places, columns: number): Place | null {
  const taken = new Set(Array.from(places.values(), keyOf));
  for (let row = 1; row <= LIMITS.PLACES_ACROSS; row++) {
    for (let column = 1; column <= columns; column++) if (!taken.has(keyOf({ row, column }))) return { row, column };
  }
  return null;
}

/** Everybody in rows, a little wider than deep, as classrooms are. */
export function inRows(people: readonly string[]): readonly Seated[] {
  const most = LIMITS.PLACES_ACROSS;
  const columns = Math.min(most, Math.max(1, Math.ceil(Math.sqrt(people.length * 1.5))), Math.max(1, people.length));
  return people
    .slice(0, most * most)
    .map((participant, at) => ({ participant, place: { row: Math.floor(at / columns) + 1, column: (at % columns) + 1 } }))
    .filter(({ place }) => place.row <= most);
}
