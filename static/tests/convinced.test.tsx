// @vitest-environment jsdom
// Which card convinces one now, and what moved one: words that are begun outlast whatever the class does meanwhile.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Card } from "../src/student/board";
import { ClientProvider } from "../src/student/client";
import { Convinced } from "../src/student/Stances";
import type { Entity } from "../src/wire";
import { speak } from "../src/words";
import { page, WELCOME, type Page } from "./fakewire";

const WORDS = ["convinced-by", "not-sure", "what-moved", "keep-why", "kept-why", "at-first", "at-first-unsure"];
const CARDS = [{ id: "b1", letter: "A" }, { id: "b2", letter: "B" }] as unknown as readonly Card[];
let place: HTMLElement;
let client: Page;
let version = 1;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  speak(Object.fromEntries(WORDS.map((word) => [`page.student.${word}`, word])), "en");
  place = document.createElement("main");
  document.body.replaceChildren(place);
  client = page();
  version = 1;
  client.wire.comesUp();
  client.store.welcome({ ...WELCOME, streams: ["class", "own:p2"] });
  client.store.snapshot({ stream: "class", version, view: { room: { room: { asking: 2 } as unknown as Entity } } });
  const before = { "1": { card: "b1", because: "" } as unknown as Entity };
  client.store.snapshot({ stream: "own:p2", version, view: { positions_taken: before } });
  act(() =>
    render(
      <ClientProvider value={client}>
        <Convinced cards={CARDS} />
      </ClientProvider>,
      place,
    ),
  );
});
afterEach(() => {
  render(null, place);
  vi.useRealTimers();
});

const turns = () => act(async () => void (await vi.advanceTimersByTimeAsync(50)));

function shows(stream: string, collection: "room" | "positions_taken", id: string, entity: unknown): void {
  const from = version++;
  const set = [[collection, id, entity as Entity]] as const;
  act(() => void client.store.patch({ stream, from, to: version, set, drop: [] }));
}

async function take(number: number): Promise<void> {
  act(() => place.querySelectorAll<HTMLButtonElement>(".convinced button")[number]?.click());
  await turns();
}

function field(): HTMLInputElement | null {
  return place.querySelector(".s-why input");
}

function write(text: string): void {
  const input = field();
  if (!input) throw new Error("nothing to write in");
  input.value = text;
  act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
}

test("between the acknowledgement and what the server shows of it, nothing jumps back", async () => {
  await take(1);
  const input = field();
  write("the bars");
  act(() => client.wire.acknowledges[0]?.({ ok: true, seq: version + 1 }));
  await turns();
  expect(client.outbox.waiting.value).toEqual([]);
  expect(field()).toBe(input);
  expect(place.querySelectorAll(".convinced button")[1]?.getAttribute("aria-pressed")).toBe("true");
  shows("own:p2", "positions_taken", "2", { card: "b2", because: "" });
  expect(field()).toBe(input);
  expect(field()?.value).toBe("the bars");
});

test("asked anew, the begun words wait for the new choice", async () => {
  await take(1);
  write("the bars");
  shows("class", "room", "room", { asking: 3 });
  expect(field()).toBe(null);
  await take(1);
  expect(field()?.value).toBe("the bars");
  act(() => void place.querySelector("form")?.requestSubmit());
  await turns();
  const sent = client.wire.commands.map((each) => ({ ...each, id: "" }));
  expect(sent).toContainEqual({ type: "TakePosition", asking: 2, card: "b2", id: "" });
  while (client.outbox.waiting.value.length > 1) {
    act(() => client.wire.acknowledges.forEach((taken) => taken({ ok: true, seq: version + 1 })));
    await turns();
  }
  const { commands } = client.wire;
  expect(commands[commands.length - 1]).toMatchObject({ asking: 3, card: "b2", because: "the bars" });
});
