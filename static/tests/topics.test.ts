// @vitest-environment jsdom
// What a room's plan was filled with stands above each prompt that does not say it.

import { expect, test } from "vitest";
import { topicLine, topicsBeside } from "../src/parts/topics";
import type { Store } from "../src/store";
import { learn } from "../src/words";

const storeOf = (...values: string[]): Store =>
  ({
    collection: () => ({ value: new Map(values.map((value, at) => [`t${at}`, { label: "Claim", value }])) }),
  }) as unknown as Store;

const asking = (html: string, question = "") => ({ prompts: [{ id: "1", html, column: null }], question_html: question });

test("what a prompt says itself is not said twice, however it is set", () => {
  const store = storeOf("Tea & talk   help", "milk");
  expect(topicsBeside(store, "class", asking("<p>Is it so that <em>tea &amp; talk</em>\nhelp?</p>")).map(({ value }) => value)).toEqual(["milk"]);
  expect(topicsBeside(store, "class", asking("", "<p>Milk?</p>"))).toHaveLength(1);
  expect(topicsBeside(store, "class", asking("<p>Why?</p>"))).toHaveLength(2);
});

test("a topic that is empty is none", () => {
  expect(topicsBeside(storeOf(""), "class", asking("<p>Why?</p>"))).toEqual([]);
});

test("what is in a prompt neither runs nor loads", () => {
  expect(topicsBeside(storeOf("x"), "class", asking("<img src='/none' onerror='throw 1'>"))).toHaveLength(1);
});

test("a label that asks has no colon", () => {
  learn({ "page.parts.topic": "{label}: {value}" });
  expect(topicLine({ label: "Claim", value: "milk" })).toBe("Claim: milk");
  expect(topicLine({ label: "What is claimed?", value: "milk" })).toBe("What is claimed? milk");
});
