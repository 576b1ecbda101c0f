// Strokes: thinned out without losing their shape, found under an eraser, drawn as the server draws them.

import { expect, test } from "vitest";
import { pathOf } from "../src/extras/Sketch";
import { thinned, toSegment, touches, within, type Point } from "../src/extras/strokes";

function point(x: number, y: number): Point {
  return { x, y, pressed: null };
}

test("what lies on a straight line is said by its ends", () => {
  const line = Array.from({ length: 100 }, (_, at) => point(at * 3, at * 2));
  expect(thinned(line)).toEqual([line[0], line[99]]);
});

test("a corner stays", () => {
  const corner = [point(0, 0), point(50, 0), point(100, 0), point(100, 50), point(100, 100)];
  expect(thinned(corner)).toEqual([corner[0], corner[2], corner[4]]);
});

test("a dot stays a dot", () => {
  expect(thinned([point(5, 5)])).toEqual([point(5, 5)]);
  expect(pathOf([5, 5])).toBe("M5 5h0");
});

test("no point of a curve is farther from the thinned one than can be seen", () => {
  const circle = Array.from({ length: 400 }, (_, at) => {
    const angle = (at / 400) * 2 * Math.PI;
    return point(800 + 300 * Math.cos(angle), 600 + 300 * Math.sin(angle));
  });
  const few = thinned(circle);
  expect(few.length).toBeLessThan(80);
  for (const { x, y } of circle) {
    const distances = few.slice(1).map((to, at) => {
      const from = few[at] ?? to;
      return toSegment(x, y, from.x, from.y, to.x, to.y);
    });
    expect(Math.min(...distances)).toBeLessThanOrEqual(1.5);
  }
});

test("thousands of points do not overflow anything", () => {
  const scribble = Array.from({ length: 20_000 }, (_, at) => point((at * 7919) % 1600, (at * 104_729) % 1200));
  expect(thinned(scribble).length).toBeGreaterThan(1_000);
});

test("an eraser finds what it touches, also between points", () => {
  const stroke = { points: [0, 0, 400, 0], width: 8 };
  expect(touches(stroke, 200, 20, 24)).toBe(true);
  expect(touches(stroke, 200, 60, 24)).toBe(false);
  expect(touches({ points: [10, 10] }, 20, 20, 24)).toBe(true);
});

test("the tip may leave the sheet a little", () => {
  expect(within(-1000.4, 5000)).toEqual([-150, 1350]);
  expect(within(10.6, 20.2)).toEqual([11, 20]);
});

test("lines bend where they turn a little and keep their corners, as on the server", () => {
  expect(pathOf([0, 0, 100, 0, 200, 20, 300, 20])).toBe("M0 0Q100 0 150 10Q200 20 250 20L300 20");
  expect(pathOf([0, 0, 100, 0, 100, 100])).toBe("M0 0L100 0L100 50L100 100");
});
