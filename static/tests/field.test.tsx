// @vitest-environment jsdom
// A field in the page: whatever happens elsewhere, the words under the writer's hands stay.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Field } from "../src/student/Field";
import { Writing } from "../src/student/writing";
import type { Place } from "../src/student/handed";
import { speak } from "../src/words";
import { page } from "./fakewire";

const PLACE: Place = { kind: "answer", visit: "v1", prompt: "1", about: null };
const LATER = 60_000;

let place: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  speak({ "page.student.room-left": "{n} of {most}" }, "en");
  place = document.createElement("main");
  document.body.replaceChildren(place);
});
afterEach(() => {
  render(null, place);
  vi.useRealTimers();
});

function shown(): { readonly field: HTMLTextAreaElement; readonly writing: Writing; readonly others: (text: string) => void } {
  const client = page();
  const writing = new Writing(client, PLACE);
  act(() => render(<Field writing={writing} id="f" label="My answer" />, place));
  const field = place.querySelector("textarea");
  if (!field) throw new Error("no field");
  field.focus();
  return { field, writing, others: (text) => act(() => client.drafts.take({ ...PLACE, text })) };
}

function type(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  act(() => void field.dispatchEvent(new Event("input", { bubbles: true })));
}

test("what is typed is the draft at once", () => {
  const { field, writing } = shown();
  type(field, "5/6");
  expect(writing.text.value).toBe("5/6");
});

test("while a word is being composed, nothing sets the field", () => {
  const { field, writing, others } = shown();
  field.dispatchEvent(new CompositionEvent("compositionstart"));
  type(field, "にほ");
  act(() => void vi.advanceTimersByTime(LATER));
  others("from another tab");
  act(() => writing.look());
  expect(field.value).toBe("にほ");
  type(field, "日本");
  field.dispatchEvent(new CompositionEvent("compositionend"));
  expect([field.value, writing.text.value]).toEqual(["日本", "日本"]);
});

test("who has just typed is left alone; who has stopped gets what was written elsewhere, with the caret in its place", () => {
  const { field, writing, others } = shown();
  type(field, "one two");
  field.setSelectionRange(3, 3);
  others("one two three");
  expect(field.value).toBe("one two");
  act(() => void vi.advanceTimersByTime(LATER));
  act(() => writing.look());
  expect([field.value, field.selectionStart]).toEqual(["one two three", 3]);
});

test("drawing the page anew leaves the field as it is", () => {
  const { field, writing } = shown();
  type(field, "half a sen");
  act(() => render(<Field writing={writing} id="f" label="My answer" rows={9} />, place));
  expect(place.querySelector("textarea")).toBe(field);
  expect(field.value).toBe("half a sen");
});

test("near the limit it is said how much room is left, in characters as people count them", () => {
  const { field } = shown();
  expect(place.querySelector(".room-left")).toBeNull();
  type(field, "🌊".repeat(3_900));
  expect(place.querySelector(".room-left")?.textContent).toBe("3,900 of 4,000");
  type(field, "🌊".repeat(4_001));
  expect(field.getAttribute("aria-invalid")).toBe("true");
});
