// Which approaches have been answered and have no card yet.

import { expect, test } from "vitest";
import { withoutCard } from "../src/console/board/planned";
import type { Store } from "../src/store";

const approach = (id: string, letter: string) => ({ id, letter, label: id, example: "", ask: "", sound: null });

function storeWith(view: Record<string, Record<string, unknown>>): Store {
  const collection = (_: string, name: string) => ({ value: new Map(Object.entries(view[name] ?? {})) });
  return { collection } as unknown as Store;
}

const VIEW = {
  phases: { think: { place: 1 }, discuss: { place: 2 } },
  guides: {
    discuss: { approaches: [approach("a", "A"), approach("b", "B"), approach("c", "C")] },
    think: { approaches: [approach("a", "A"), approach("b", "B"), approach("c", "C")] },
  },
  tags: {
    c1: { approach: "b", letter: "B" },
    c2: { approach: "a", letter: "A" },
    c3: { approach: "unforeseen", letter: "U" },
    c4: { approach: "c", letter: "C" },
  },
  contributions: {
    c1: { withdrawn: false, text: "x" },
    c2: { withdrawn: false, text: "x" },
    c3: { withdrawn: false, text: "x" },
    c4: { withdrawn: true, text: "x" },
  },
};

test("each once, in the plan's order, but for the unforeseen and what was taken back", () => {
  expect(withoutCard(storeWith(VIEW), []).map(({ letter }) => letter)).toEqual(["A", "B"]);
});

test("not those that a card carries", () => {
  expect(withoutCard(storeWith(VIEW), [{ approach: "a" }]).map(({ letter }) => letter)).toEqual(["B"]);
});
