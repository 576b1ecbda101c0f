// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { watchPage } from "../src/watching";
import { stopClocks } from "./support";

let signs: (number | string)[] = [];
let visibility: DocumentVisibilityState = "visible";

beforeAll(() => {
  watchPage(window, { awake: (hidden) => void signs.push(hidden), going: () => void signs.push("going") });
});
beforeEach(() => {
  stopClocks();
  signs = [];
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function becomes(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

function pageshow(persisted: boolean): void {
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
}

test("a page that is put away may be going, and tells how long it was away when it is looked at again", () => {
  becomes("hidden");
  expect(signs.splice(0)).toEqual(["going"]);
  vi.advanceTimersByTime(700);
  becomes("visible");
  expect(signs).toEqual([700]);
});

test("a page that comes out of the browser's cache was frozen; one that was just loaded was not", () => {
  pageshow(false);
  expect(signs).toEqual([]);
  pageshow(true);
  expect(signs).toEqual([Infinity]);
});

test("leaving the page and a network that is back are signs too", () => {
  window.dispatchEvent(new Event("pagehide"));
  window.dispatchEvent(new Event("online"));
  expect(signs).toEqual(["going", 0]);
});
