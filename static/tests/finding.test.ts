// @vitest-environment jsdom
// Finding in a transcript: where words stand however they are written, and marks that leave the text as it was.

import { beforeEach, expect, test, vi } from "vitest";
import { beginFinding } from "../src/transcript/finding";
import { here, mark, unmark } from "../src/transcript/marking";
import { places } from "../src/transcript/matching";

function found(text: string, wanted: string): string[] {
  return places(text, wanted).map(([from, to]) => text.slice(from, to));
}

test("large or small, accents, width and new lines make no difference", () => {
  expect(found("Zoë and ZOE", "zoe")).toEqual(["Zoë", "ZOE"]);
  expect(found("Zoe\u0308", "zoë")).toEqual(["Zoe\u0308"]);
  expect(found("１／２と1/2", "1/2")).toEqual(["１／２", "1/2"]);
  expect(found("cut \n\t alike", "cut alike")).toEqual(["cut \n\t alike"]);
  expect(found("ガラス ｶﾞ", "ガラス")).toEqual(["ガラス"]);
  expect(found("𝟙 🙂 half", "half")).toEqual(["half"]);
});

test("a voicing mark makes another letter", () => {
  expect(found("かがか", "か")).toEqual(["か", "か"]);
  expect(found("かがか", "が")).toEqual(["が"]);
});

test("places do not overlap, and nothing is found of nothing", () => {
  expect(found("aaaa", "aa")).toEqual(["aa", "aa"]);
  expect(found("a b", "  ")).toEqual([]);
  expect(found("", "a")).toEqual([]);
});

const BODY = `<h1>Half a litre</h1><ol><li><p><b>Hal</b><i>f</i> or more</p>
<details><p class="said">first a half</p></details><svg><text>half</text></svg></li></ol>
<p>nine <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> halves</p>`;

beforeEach(() => {
  document.body.innerHTML = `<form data-find hidden><input value="">
    <output data-found data-none="none" data-some="{n}/{of}"></output>
    <button type="button" data-step="-1"></button><button type="submit" data-step="1"></button></form><main>${BODY}</main>`;
  Element.prototype.scrollIntoView = () => undefined;
});

function main(): HTMLElement {
  return document.querySelector("main") as HTMLElement;
}

test("what is found is marked, over elements too, from top to bottom, but nothing that is drawn", () => {
  const all = mark(main(), "half");
  expect(all.map((parts) => parts.map((part) => part.textContent))).toEqual([["Half"], ["Hal", "f"], ["half"]]);
  expect(main().querySelectorAll("svg mark")).toHaveLength(0);
});

test("two places in one text are marked each in its place", () => {
  main().innerHTML = "<p>a half and a half</p>";
  expect(mark(main(), "half").map(([part]) => part?.previousSibling?.textContent)).toEqual(["a ", " and a "]);
});

test("nothing goes on from one piece to the next", () => {
  main().innerHTML = "<p>one</p><p>two</p><ul><li>three<p>four</p>five</li></ul>";
  expect(mark(main(), "onetwo")).toEqual([]);
  expect(mark(main(), "threefive")).toEqual([]);
});

test("a formula is marked without an element in it", () => {
  const [parts] = mark(main(), "1");
  expect(parts?.map((part) => part.localName)).toEqual(["mn"]);
  here(parts ?? [], true);
  expect(main().querySelector("math")?.innerHTML).toContain('data-has-found="here"');
  unmark(main());
  expect(main().innerHTML).toBe(BODY);
});

test("taken away, the marks leave all as it was", () => {
  mark(main(), "half");
  unmark(main());
  expect(main().innerHTML).toBe(BODY);
  const texts = document.createTreeWalker(main(), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) expect(node.nextSibling?.nodeType).not.toBe(Node.TEXT_NODE);
});

interface Search {
  readonly field: HTMLInputElement;
  readonly said: () => string | null;
  readonly now: () => string | null | undefined;
  readonly look: (words: string) => void;
  readonly press: (key: string, more?: KeyboardEventInit) => void;
}

function search(): Search {
  const form = document.querySelector<HTMLFormElement>("form") as HTMLFormElement;
  const field = form.querySelector("input") as HTMLInputElement;
  beginFinding(form, main());
  return {
    field,
    said: () => form.querySelector("output")?.textContent ?? null,
    now: () => main().querySelector("mark.is-here")?.textContent,
    look: (words) => {
      field.value = words;
      form.requestSubmit();
    },
    press: (key, more = {}) => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })),
  };
}

test("it counts, goes round both ways and opens what is closed", () => {
  const { said, now, look, press } = search();
  look("half");
  expect([said(), now()]).toEqual(["1/3", "Half"]);
  look("half");
  expect([said(), now()]).toEqual(["2/3", "Hal"]);
  expect(main().querySelector("details")?.open).toBe(false);
  look("half");
  expect([said(), now(), main().querySelector("details")?.open]).toEqual(["3/3", "half", true]);
  look("half");
  expect(said()).toBe("1/3");
  press("Enter", { shiftKey: true });
  expect(said()).toBe("3/3");
});

test("it says that nothing is found, and Escape ends it", () => {
  const { field, said, look, press } = search();
  look("quarter");
  expect(said()).toBe("none");
  expect(document.querySelectorAll("button:disabled")).toHaveLength(2);
  look("half");
  press("Escape");
  expect([field.value, said(), main().querySelectorAll("mark").length]).toEqual(["", "", 0]);
});

test("whoever types is waited for", () => {
  vi.useFakeTimers();
  const { field, said } = search();
  field.value = "half";
  field.dispatchEvent(new Event("input"));
  expect(said()).toBe("");
  vi.runAllTimers();
  expect(said()).toBe("1/3");
  vi.useRealTimers();
});

test("a slash leads to the field, unless it is written somewhere", () => {
  const { field } = search();
  const note = document.body.appendChild(document.createElement("textarea"));
  note.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
  expect(document.activeElement).not.toBe(field);
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
  expect(document.activeElement).toBe(field);
});
