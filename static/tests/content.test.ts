// What an answer says: when it is nothing, and when it is the same.

import { expect, test } from "vitest";
import { contentOf, fieldsOf, isBlank, isEmpty, keyOf, NOTHING, same } from "../src/content";

const DRAWING = { paper: "grid", strokes: [{ points: [1, 2] }] } as const;

test("a picture alone is something", () => {
  expect(isBlank({ text: " \n" })).toBe(true);
  expect(isBlank({ text: "", pictures: ["a.webp"] })).toBe(false);
  expect(isBlank({ text: null, drawing: DRAWING })).toBe(false);
  expect(isEmpty({ text: " " })).toBe(false);
  expect(isEmpty({ text: "" })).toBe(true);
  expect(isEmpty({ text: "", drawing: DRAWING })).toBe(false);
});

test("the same is what says the same, in whichever shape it came", () => {
  expect(same({ text: "a" }, { text: "a", pictures: [], drawing: null })).toBe(true);
  expect(same({ text: "a" }, { text: "a", pictures: ["x.svg"] })).toBe(false);
  expect(same({ text: "a", drawing: DRAWING }, { text: "a", drawing: { ...DRAWING } })).toBe(true);
  expect(same({ text: "a", drawing: DRAWING }, { text: "a", drawing: { ...DRAWING, paper: "plain" } })).toBe(false);
  expect(same(undefined, { text: "" })).toBe(false);
  expect(same(undefined, undefined)).toBe(true);
  expect(keyOf({ text: "a" })).toBe("a");
});

test("a command carries what there is and no more", () => {
  expect(fieldsOf(NOTHING)).toEqual({ text: "" });
  expect(fieldsOf(contentOf({ text: null, pictures: ["x.svg"], drawing: DRAWING }))).toEqual({
    text: "",
    pictures: ["x.svg"],
    drawing: DRAWING,
  });
});
