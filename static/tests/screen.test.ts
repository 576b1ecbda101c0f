// What the screen works out by itself: sizes of texts, widths of cards, lanes of arcs.

import { expect, test } from "vitest";
import { largestFitting, longestWord, roughSize, widthOf } from "../src/screen/fitting";
import { calculation, headed, lanes, needsAll, needsWidth, slotsFor, slotsOfPointed } from "../src/screen/layout";
import { beyond } from "../src/screen/useSteering";

test.each([
  [9, 3],
  [2.34, 2.3],
  [1.5, 1.5],
  [0.2, 1.5],
])("what fits up to %s rem is written at %s rem", (room, size) => {
  expect(largestFitting(1.5, 3, (tried) => tried <= room)).toBeCloseTo(size, 6);
});

test("Chinese, Japanese and Korean letters are twice as wide, and a longer text is smaller", () => {
  expect(widthOf("4/7 リットル")).toBe(12);
  expect(roughSize("x".repeat(400), 20, 20)).toBeLessThan(roughSize("x".repeat(40), 20, 20));
});

test("the longest word is between spaces, or where Japanese letters let a line break", () => {
  expect(longestWord("")).toBe(0);
  expect(longestWord("unlike denominators\nadded")).toBe(12);
  expect(longestWord("三つの五分の一をなべに入れてみるとsixがfive")).toBe(4);
});

test("six cards are seen at once; of more, most of six", () => {
  expect([1, 2, 3, 4, 5, 6].map(slotsFor)).toEqual([2, 2, 3, 4, 5, 6]);
  expect(slotsFor(12)).toBeLessThan(6);
});

test("the card that is pointed at grows only as far as it must to be read whole", () => {
  const room = { width: 90, height: 44 };
  expect(slotsOfPointed("4/7", 6, room)).toBe(1);
  expect(slotsOfPointed("word ".repeat(40), 6, room)).toBe(2);
  expect(slotsOfPointed("word ".repeat(400), 6, room)).toBe(6);
  expect(slotsOfPointed(null, 6, room)).toBe(1);
  expect(needsAll("word ".repeat(40), room)).toBe(false);
  expect(needsAll("word ".repeat(700), room)).toBe(true);
});

test.each([
  ["4/7", "4/7", null],
  ["a bit more than 1", "a bit more than 1", null],
  ["11/10\n6 tenths and 5 tenths", "11/10", "6 tenths and 5 tenths"],
  ["Because\nboth are a half", null, "Because\nboth are a half"],
  ["I think that it has to be more than one litre", null, "I think that it has to be more than one litre"],
])("%j has the headline %j", (text, head, rest) => {
  expect(headed(text)).toEqual({ head, rest });
});

test.each([
  ["3/5 + 1/2 = 4/7", "3/5\u00a0+\u00a01/2 =\u00a04/7"],
  ["a bit more than 1", "a bit more than 1"],
  ["$x = 3$", "$x = 3$"],
  ["as much as I had before = 1", "as much as I had before = 1"],
])("%j is broken as in %j", (head, broken) => {
  expect(calculation(head)).toBe(broken);
});

test("four cards have the width of the right-hand column until there is something to stand in it", () => {
  const wide = (said: boolean, minds: boolean): boolean[] => [3, 4, 5].map((cards) => needsWidth(cards, { said, minds }));
  expect(wide(false, false)).toEqual([false, true, true]);
  expect(wide(true, false)).toEqual([false, false, true]);
  expect(wide(false, true)).toEqual([false, false, true]);
});

test("arcs that would cross each other's words lie in lanes, the shorter ones above", () => {
  const found = lanes([
    { id: "long", from: 0, to: 3 },
    { id: "left", from: 0, to: 1 },
    { id: "right", from: 2, to: 3 },
    { id: "next", from: 1, to: 2 },
  ]);
  expect(Object.fromEntries(found)).toEqual({ left: 0, next: 0, right: 0, long: 1 });
});

test.each([
  [10, 20, 0, 100, 0],
  [-10, 20, 0, 100, -10],
  [90, 120, 0, 100, 20],
  [50, 250, 0, 100, 50],
])("what lies from %i to %i comes into %i to %i by going %i", (from, to, low, high, by) => {
  expect(beyond(from, to, low, high)).toBe(by);
});
