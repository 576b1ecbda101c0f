// @vitest-environment jsdom
// Downloads: asked for once while they are made, kept under the name that the server gives, and their faults in words.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginTaking } from "../src/transcript/taking";

let answers: ((answer: Response) => void)[] = [];
let kept: string[] = [];

beforeEach(() => {
  answers = [];
  kept = [];
  vi.stubGlobal("fetch", () => new Promise((resolve) => answers.push(resolve)));
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    kept.push(this.download);
  });
  document.body.innerHTML = `<details><a href="/x.pdf" download="x.pdf" data-making="making">PDF</a></details>
    <p data-made="made" data-failed="failed"></p>`;
  beginTaking({ menu: the("details"), said: the("p") });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function the<E extends HTMLElement>(selector: string): E {
  return document.querySelector<E>(selector) as E;
}

function press(): void {
  the("a").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

test("it says that the file is being made, and asks for it once", async () => {
  press();
  press();
  expect(answers).toHaveLength(1);
  expect([the("p").textContent, the("a").getAttribute("aria-disabled")]).toEqual(["making", "true"]);
  answers[0]?.(new Response("x", { headers: { "Content-Disposition": 'attachment; filename="ABC234-milk.pdf"' } }));
  await vi.waitFor(() => expect(the("p").textContent).toBe("made"));
  expect(kept).toEqual(["ABC234-milk.pdf"]);
  expect(the("a").hasAttribute("aria-disabled")).toBe(false);
  press();
  expect(answers).toHaveLength(2);
});

test("a refusal is said in the server's words", async () => {
  press();
  answers[0]?.(new Response(JSON.stringify({ ok: false, message: "Too many at once." }), { status: 409 }));
  await vi.waitFor(() => expect(the("p").textContent).toBe("Too many at once."));
  expect(the("p").hasAttribute("data-wrong")).toBe(true);
  expect(kept).toEqual([]);
});

test.each([new Response("<!doctype html>", { status: 500 }), null])("whatever else goes wrong is said too", async (answer) => {
  press();
  answers[0]?.(answer as Response);
  await vi.waitFor(() => expect(the("p").textContent).toBe("failed"));
  expect(the("a").hasAttribute("aria-disabled")).toBe(false);
});
