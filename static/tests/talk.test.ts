// What the instructor sees of the talk: hands, points, votes, and the sentence that is made of proposals.

import { expect, test } from "vitest";
import { initials, type Person } from "../src/console/hands/people";
import { callsForHelp, handsUp } from "../src/console/hands/queue";
import { adviceOn, shareOf } from "../src/console/poll/share";
import { EMPTY, leftOut, taken } from "../src/console/sumup/draft";
import { countByCard, threadsOf, type Point } from "../src/console/talk/threads";

function person(id: string, fields: Partial<Person>): Person {
  return { id, name: id, state: "here", hand_at: null, called_at: null, spoken: 0, ...fields } as unknown as Person;
}

test("those come first who have spoken least, among them who has waited longest", () => {
  const people = [
    person("once", { spoken: 1, hand_at: 10 }),
    person("later", { hand_at: 30 }),
    person("earlier", { hand_at: 20 }),
    person("down", {}),
    person("gone", { hand_at: 5, state: "left" }),
  ];
  expect(handsUp(people).map(({ id }) => id)).toEqual(["earlier", "later", "once"]);
});

test("whoever has waited longest for help is first, whatever they said", () => {
  const people = [person("b", { called_at: 20 }), person("a", { called_at: 10, spoken: 9 }), person("c", {})];
  expect(callsForHelp(people).map(({ id }) => id)).toEqual(["a", "b"]);
});

test.each([
  ["Farid", "FA"],
  ["Mika Sato", "MS"],
  ["みかこ", "みか"],
  ["  ", ""],
  ["👩‍🏫 Ada", "👩A"],
])("the signs for %s are %s", (name, signs) => {
  expect(initials(name)).toBe(signs);
});

function point(id: string, seq: number, fields: Partial<Point> = {}): Point {
  return { id, seq, card: null, reply_to: null, ...fields } as unknown as Point;
}

test("the thread that something was added to last comes first, with its replies in their order", () => {
  const threads = threadsOf([
    point("new", 5),
    point("old", 1),
    point("reply", 3, { reply_to: "old" }),
    point("reply to reply", 6, { reply_to: "reply" }),
    point("of a hidden one", 4, { reply_to: "not here" }),
  ]);
  expect(threads.map(({ point, replies }) => [point.id, ...replies.map(({ id }) => id)])).toEqual([
    ["old", "reply", "reply to reply"],
    ["new"],
    ["of a hidden one"],
  ]);
});

test("points are counted by card, those about the whole too", () => {
  const counts = countByCard([point("p", 1, { card: "a" }), point("q", 2, { card: "a" }), point("r", 3)]);
  expect([...counts]).toEqual([
    ["a", 2],
    [null, 1],
  ]);
});

test.each([
  [[2, 8], "above"],
  [[5, 5], "between"],
  [[7, 3], "between"],
  [[8, 2], "below"],
  [[0, 0], null],
] as const)("votes %o: %s", (votes, advice) => {
  expect(adviceOn({ sound: [false, true], discuss_between: [0.3, 0.7] }, votes)).toBe(advice);
});

test("nothing is advised where the plan does not say what is sound, or between which shares", () => {
  expect(adviceOn({ sound: [null, null], discuss_between: [0.3, 0.7] }, [1, 1])).toBeNull();
  expect(adviceOn({ sound: [true, null], discuss_between: null }, [1, 1])).toBeNull();
  expect(shareOf(1, 0)).toBe(0);
});

const ONE = { id: "c1", text: "Same parts. ", people: ["p1", "p2"] };
const TWO = { id: "c2", text: "Then count.", people: ["p2", "p3"] };

test("a proposal brings its words and its people, and takes them away again", () => {
  const both = taken(taken(EMPTY, ONE), TWO);
  expect(both).toEqual({ text: "Same parts.\nThen count.", proposals: ["c1", "c2"], credits: ["p1", "p2", "p3"] });
  expect(leftOut(both, ONE, [TWO])).toEqual({ text: "Then count.", proposals: ["c2"], credits: ["p2", "p3"] });
  expect(leftOut(both, TWO, [ONE])).toEqual(taken(EMPTY, ONE));
  expect(leftOut(taken(EMPTY, ONE), ONE, [])).toEqual(EMPTY);
});

test("words that somebody has changed stay", () => {
  const changed = { ...taken(EMPTY, ONE), text: "We say: Same parts. Only." };
  expect(leftOut(changed, ONE, []).text).toBe("We say: Same parts. Only.");
  expect(leftOut({ ...changed, text: "Same parts.\nand more" }, ONE, []).text).toBe("and more");
});
