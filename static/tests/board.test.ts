// The instructor's board: its order, and what shows before the server has answered.

import { expect, test } from "vitest";
import { foreseen, type Card } from "../src/console/board/cards";
import { toggled } from "../src/console/board/CardChoice";
import { beforeAt, dropPlace, makesWay, moved } from "../src/console/board/order";

const ORDER = ["a", "b", "c", "d"];
const BOXES = [0, 60, 120, 180].map((top) => ({ top, height: 52 }));

function cards(...ids: readonly string[]): readonly Card[] {
  return ids.map((id, place) => ({ id, place, revealed: false, name_shown: false, label_shown: false, struck: false })) as unknown as Card[];
}

test.each([
  ["d", "b", "adbc"],
  ["a", null, "bcda"],
  ["a", "d", "bcad"],
  ["b", "b", "abcd"],
  ["x", "a", "abcd"],
])("moving %s before %s", (card, before, order) => {
  expect(moved(ORDER, card, before).join("")).toBe(order);
});

test.each([0, 1, 2, 3])("a card that is to lie at %i lies there after the move", (place) => {
  for (const card of ORDER) {
    const before = beforeAt(ORDER, card, place);
    if (before === undefined) expect(ORDER.indexOf(card)).toBe(place);
    else expect(moved(ORDER, card, before).indexOf(card)).toBe(place);
  }
});

test("past either end it stays at the end, and nothing is asked of the server", () => {
  expect(beforeAt(ORDER, "a", -1)).toBeUndefined();
  expect(beforeAt(ORDER, "d", 9)).toBeUndefined();
});

test.each([
  [0, 0, 0],
  [0, 30, 0],
  [0, 40, 1],
  [0, 500, 3],
  [3, -40, 2],
  [3, -500, 0],
  [1, 61, 2],
  [9, 10, 9],
])("the card at %i dragged by %i px comes to lie at %i", (from, dy, place) => {
  expect(dropPlace(BOXES, from, dy)).toBe(place);
});

test("the others make way for it, and only those that it passes", () => {
  expect([0, 1, 2, 3].map((at) => makesWay(at, 0, 2, 60))).toEqual([0, -60, -60, 0]);
  expect([0, 1, 2, 3].map((at) => makesWay(at, 3, 1, 60))).toEqual([0, 60, 60, 0]);
  expect([0, 1, 2, 3].map((at) => makesWay(at, 2, 2, 60))).toEqual([0, 0, 0, 0]);
});

test("what was pressed shows at once, in the order in which it was pressed", () => {
  const seen = foreseen(cards("a", "b", "c"), [
    { type: "RevealCard", card: "b", shown: true },
    { type: "MoveCard", card: "c", before: "a" },
    { type: "StrikeThrough", card: "a", struck: true },
    { type: "RevealName", card: "a", shown: true },
    { type: "RevealLabel", card: "c", shown: true },
    { type: "TakeOffBoard", card: "a" },
    { type: "AskPositions" },
  ]);
  expect(seen.map(({ id, place, revealed, label_shown }) => [id, place, revealed, label_shown])).toEqual([
    ["c", 0, false, true],
    ["b", 2, true, false],
  ]);
});

test("choosing cards: in the order of the taps, the first makes way for one too many", () => {
  expect(toggled(["a"], "b", 2)).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "c", 2)).toEqual(["b", "c"]);
  expect(toggled(["a", "b"], "a", 2)).toEqual(["b"]);
});
