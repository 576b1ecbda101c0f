// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { keepFocus } from "../src/student/keepFocus";

beforeEach(() => {
  document.body.innerHTML =
    '<div id="page"><ul><li id="a"><button>one</button></li><li><button id="b">two</button></li></ul></div>';
});

function found(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
}

/** Observers are told after the change. */
const told = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

test("what had the focus goes: what it stood in has it", async () => {
  keepFocus(found("#page"));
  found("#a button").focus();
  found("#a").remove();
  await told();
  expect(document.activeElement?.tagName).toBe("UL");
});

test("whoever is elsewhere by then is left there", async () => {
  keepFocus(found("#page"));
  found("#a button").focus();
  found("#b").focus();
  found("#a").remove();
  await told();
  expect(document.activeElement).toBe(found("#b"));
});

test("who never had the focus in here does not get it", async () => {
  const stop = keepFocus(found("#page"));
  found("#a").remove();
  await told();
  expect(document.activeElement).toBe(document.body);
  stop();
  found("#b").focus();
  found("#b").remove();
  await told();
  expect(document.activeElement).toBe(document.body);
});
