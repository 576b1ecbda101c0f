// Cards in a seminar's columns, and opposite each other.

import { expect, test } from "vitest";
import { inColumns, isOpposite, opposedElsewhere } from "../src/parts/columns";

let made = 0;
const COLUMNS = ["Purpose", "World"];
const card = (id: string, column: string | null = "Purpose") => ({ id, column });
const against = (a: string, b: string, id = `l${++made}`) => ({ id, a, b, kind: "contradicts" });
const rowsOf = (...given: Parameters<typeof inColumns>) =>
  inColumns(...given).map(({ name, rows }) => [name, rows.map((row) => row.map(({ id }) => id))]);

test("each card stands under its question, in its order; what has none stands last", () => {
  const cards = [card("x", "World"), card("y"), card("z", null), card("v", "another"), card("w")];
  expect(rowsOf(COLUMNS, cards, [])).toEqual([
    ["Purpose", [["y"], ["w"]]],
    ["World", [["x"]]],
    [null, [["z"], ["v"]]],
  ]);
  expect(rowsOf(COLUMNS, [], [])).toEqual([["Purpose", []], ["World", []]]);
});

test("two that contradict each other stand opposite, where the first of them has its place", () => {
  const cards = [card("a"), card("b"), card("c"), card("d", "World")];
  expect(rowsOf(COLUMNS, cards, [against("c", "a")])).toEqual([["Purpose", [["a", "c"], ["b"]]], ["World", [["d"]]]]);
});

test("a card stands opposite one other; what else contradicts it is said", () => {
  const cards = [card("a"), card("b"), card("c"), card("d", "World"), card("e", null), card("f", "elsewhere")];
  const joined = [against("a", "b"), against("c", "a"), against("d", "b"), against("b", "d"), against("e", "f"), { id: "l0", a: "a", b: "c", kind: "because" }];
  expect(rowsOf(COLUMNS, cards, joined)).toEqual([["Purpose", [["a", "b"], ["c"]]], ["World", [["d"]]], [null, [["e", "f"]]]]);
  expect(Object.fromEntries(opposedElsewhere(COLUMNS, cards, joined))).toEqual({ a: ["c"], c: ["a"], d: ["b"], b: ["d"] });
  expect(joined.map((one) => isOpposite(COLUMNS, cards, joined, one))).toEqual([true, false, false, false, true, false]);
});

test("who stands opposite does not depend on the order in which connections are told", () => {
  const cards = [card("a"), card("b"), card("c")];
  const joined = [against("a", "b", "l10"), against("a", "c", "l9")];
  expect(rowsOf(COLUMNS, cards, joined)[0]).toEqual(["Purpose", [["a", "c"], ["b"]]]);
  expect(rowsOf(COLUMNS, cards, [...joined].reverse())[0]).toEqual(["Purpose", [["a", "c"], ["b"]]]);
});

test("of cards that are not there nothing is said", () => {
  expect(rowsOf(COLUMNS, [card("a")], [against("a", "gone")])).toEqual([["Purpose", [["a"]]], ["World", []]]);
  expect(opposedElsewhere(COLUMNS, [card("a")], [against("a", "gone")]).size).toBe(0);
});
