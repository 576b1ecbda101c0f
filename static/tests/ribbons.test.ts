// The ribbon picture: widths are people, whatever moved.

import { expect, test } from "vitest";
import { bandPath, convinced, polled, type Bar, type Picture } from "../src/parts/ribbons";
import type { Flow } from "../src/wire";

const CARDS = [
  { id: "c3", letter: "C", place: 2 },
  { id: "c1", letter: "A", place: 0 },
  { id: "c2", letter: "B", place: 1 },
];

function flow(at_first: string | null, now: string | null, people: number, asked_first = true): Flow {
  return { at_first, now, people, asked_first, answered: true };
}

function told(bars: readonly Bar[]): string[] {
  return bars.map(({ place, people }) => `${place.letter} ${people}`);
}

/** Each bar is filled by its bands, without gaps and without overlaps. */
function filled({ before, now, bands }: Picture): void {
  const sides = [
    { bars: before, parts: bands.map(({ place, start, size }) => ({ place, start, size })) },
    { bars: now, parts: bands.map(({ to, toStart, toSize }) => ({ place: to, start: toStart, size: toSize })) },
  ];
  for (const { bars, parts } of sides) {
    for (const bar of bars) {
      const mine = parts.filter(({ place }) => place.key === bar.place.key).sort((a, b) => a.start - b.start);
      let next = bar.start;
      for (const part of mine) {
        expect(part.start).toBeCloseTo(next, 6);
        next = part.start + part.size;
      }
      expect(next).toBeCloseTo(bar.start + bar.size, 6);
    }
  }
}

test("widths are proportional to people, and the fuller row is as wide as the picture", () => {
  const picture = convinced([flow("c1", "c2", 3), flow("c1", "c1", 1), flow("c2", "c3", 2), flow(null, "c3", 4)], CARDS);
  expect(told(picture.before)).toEqual(["A 4", "B 2", "? 4"]);
  expect(told(picture.now)).toEqual(["A 1", "B 3", "C 6"]);
  const unit = (picture.before[0]?.size ?? 0) / 4;
  for (const bar of [...picture.before, ...picture.now]) expect(bar.size).toBeCloseTo(unit * bar.people, 6);
  for (const band of picture.bands) expect(band.size).toBeCloseTo(unit * band.people, 6);
  const last = picture.before[2];
  expect((last?.start ?? 0) + (last?.size ?? 0)).toBeCloseTo(100, 6);
  filled(picture);
});

test("bars stand in the board's order; who is not sure and who said nothing at first come last", () => {
  const flows = [flow(null, null, 1), flow(null, "c2", 2, false), flow("c3", "c1", 1), flow("gone", "c3", 1)];
  const picture = convinced(flows, CARDS);
  expect(told(picture.before)).toEqual(["C 1", "… 1", "? 1", "– 2"]);
  expect(told(picture.now)).toEqual(["A 1", "B 2", "C 1", "? 1"]);
  filled(picture);
});

test("nobody: no bars, no bands", () => {
  expect(convinced([], CARDS)).toEqual({ before: [], now: [], bands: [] });
  expect(convinced([flow("c1", "c1", 0)], CARDS)).toEqual({ before: [], now: [], bands: [] });
  expect(polled({ votes: [0, 0], before: null })).toEqual({ before: [], now: [], bands: [] });
});

test("who has not answered this time is missing in the lower row", () => {
  const picture = convinced([flow("c1", "c2", 3), { ...flow("c1", "c1", 2), answered: false }, { ...flow(null, "c2", 1, false), answered: false }], CARDS);
  expect(told(picture.before)).toEqual(["A 5"]);
  expect(told(picture.now)).toEqual(["B 3"]);
  expect(picture.bands.map(({ people, start }) => [people, start])).toEqual([[3, 0]]);
  expect((picture.now[0]?.size ?? 0) / (picture.before[0]?.size ?? 1)).toBeCloseTo(3 / 5, 6);
});

test("a row is as full as so many of those who are asked", () => {
  const picture = convinced([flow("c1", "c1", 12)], CARDS, 23);
  expect(picture.now.map(({ size }) => size)).toEqual([(12 * 100) / 23]);
  const full = convinced([flow("c1", "c1", 12), flow("c2", "c2", 11)], CARDS, 23).now;
  expect((full[1]?.start ?? 0) + (full[1]?.size ?? 0)).toBeLessThanOrEqual(100);
});

test("a single flow is one bar above and one below, both over the whole width", () => {
  const picture = convinced([flow("c1", "c2", 28)], CARDS);
  expect(picture.before.map(({ start, size }) => [start, size])).toEqual([[0, 100]]);
  expect(picture.now.map(({ start, size }) => [start, size])).toEqual([[0, 100]]);
  expect(picture.bands.map(bandPath)).toEqual(["M0 0C0 50 0 50 0 100H100C100 50 100 50 100 0Z"]);
});

test("a letter past F has no hue, a second card of an approach has that of the first", () => {
  const picture = convinced([flow("g", "a2", 1)], [
    { id: "g", letter: "G", place: 0 },
    { id: "a2", letter: "A2", place: 1 },
  ]);
  expect([picture.before[0]?.place.tone, picture.now[0]?.place.tone]).toEqual(["-", "A"]);
});

test("two polls have one scale, though not as many voted, and a band for each choice", () => {
  const picture = polled({ votes: [2, 0, 6], before: [3, 1, 1] });
  expect(told(picture.before)).toEqual(["1 3", "2 1", "3 1"]);
  expect(told(picture.now)).toEqual(["1 2", "3 6"]);
  const unit = (picture.now[0]?.size ?? 0) / 2;
  for (const bar of [...picture.before, ...picture.now]) expect(bar.size).toBeCloseTo(unit * bar.people, 6);
  expect(picture.bands.map(({ place, size, toSize }) => [place.letter, Math.round(size / unit), Math.round(toSize / unit)])).toEqual([
    ["1", 3, 2],
    ["3", 1, 6],
  ]);
  const ends = [...picture.before, ...picture.now].map(({ start, size }) => start + size);
  expect(Math.max(...ends)).toBeLessThanOrEqual(100.000001);
});
