// @vitest-environment jsdom
// The projected page: what it shows of its stream, and what it keeps to itself.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Screen } from "../src/screen/Screen";
import type { Collection, Entity } from "../src/wire";
import { speak } from "../src/words";
import { page, type Page } from "./fakewire";

/** Every text is its own id, with what is filled in. */
const WORDS = new Proxy<Record<string, string>>({}, { get: (_, id) => `${String(id)} {n} {name} {letter}` });

let place: HTMLElement;
let client: Page;
let version = 0;

beforeEach(() => {
  version = 0;
  speak(WORDS, "en");
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  Element.prototype.scrollBy = () => undefined;
  place = document.createElement("div");
  document.body.replaceChildren(place);
  client = page();
});
afterEach(() => {
  render(null, place);
  vi.unstubAllGlobals();
});

const ROOM = {
  code: "ABC234", title: "Fractions", family: "problem-solving", language: "en", state: "running", locked: false,
  paused_since: null, columns: [], visit: "v1", asking: 0, speaker: null, nudge: null, led_by: "", pointed_at: null,
  compared: [],
}; // prettier-ignore

function visit(kind: string, more: object = {}): object {
  const prompts = [{ id: "1", html: "<p>How much?</p>", column: null }];
  const asked = { prompts, question_html: "", choices: [], stances: [], connections: [] };
  return { phase: kind, kind, title: kind, seq: 1, started_at: 0, ends_at: 60_000, ended_at: null, ...asked, ...more };
}

function card(at: number, more: object = {}): object {
  const shown = { letter: "ABCDEFGHIJKL".charAt(at), kind: "answer", text: `answer ${at}`, name: null, group: null, pictures: [] };
  return { place: at, label: null, column: null, struck: false, ...shown, ...more };
}

type View = Partial<Record<Collection, Record<string, object>>>;

function shows(view: View, room: object = {}): void {
  const whole = { room: { room: { ...ROOM, ...room } }, ...view } as Partial<Record<Collection, Record<string, Entity>>>;
  const you = { kind: "screen", participant: null } as const;
  act(() => {
    if (version === 0) {
      const start = { room: "ABC234", token: "t", language: "en", you, server_time: 0, snapshots: [], join: "host:8000", screen: null };
      client.wire.tell.welcome({ you, protocol: 1, server_time: 0, language: "en", streams: ["screen"] });
      render(<Screen client={client} start={start} />, place);
    }
    client.wire.tell.snapshot({ stream: "screen", version: ++version, view: whole });
  });
}

function text(): string {
  return place.textContent ?? "";
}

test("the lobby shows how to come in; a locked room says so instead", () => {
  const counts = { now: { here: 3, handed_in: 0, thinking: 3 } };
  shows({ counts }, { state: "lobby", visit: null });
  expect(text()).toContain("host:8000");
  expect(text()).toContain("ABC 234");
  expect(place.querySelector("img")?.getAttribute("src")).toBe("/j/ABC234/qr.svg");
  shows({ counts }, { state: "lobby", visit: null, locked: true });
  expect(text()).not.toContain("ABC 234");
  expect(text()).toContain("page.screen.locked");
});

test.each(["pose", "think", "groups", "discuss", "poll", "sum-up", "reflect"])("in %s the way in stays in sight", (kind) => {
  shows({ visits: { v1: visit(kind) } });
  expect(text()).toContain("ABC 234");
  shows({ visits: { v1: visit(kind) } }, { locked: true });
  expect(text()).not.toContain("ABC 234");
});

test("votes are shown only when they are in the stream", () => {
  const visits = { v1: visit("poll", { question_html: "<p>?</p>", choices: ["<p>yes</p>", "<p>no</p>"] }) };
  shows({ visits });
  expect(place.querySelectorAll(".k-poll__bar")).toHaveLength(0);
  expect(text()).toContain("page.screen.poll-hidden");
  shows({ visits, polls: { v1: { shown: true, votes: [3, 1], before: null } } });
  expect(place.querySelectorAll(".k-poll__bar")).toHaveLength(2);
  expect(text()).not.toContain("page.screen.poll-hidden");
  expect(place.querySelector(".ribbons")).toBeNull();
  shows({ visits, polls: { v1: { shown: true, votes: [3, 1], before: [1, 3] } } });
  expect(place.querySelector(".ribbons")).not.toBeNull();
});

test("cards stand in the board's order, and the one that is pointed at says so", () => {
  const cards = { x: card(1), y: card(0), z: card(2, { struck: true }) };
  shows({ visits: { v1: visit("discuss") }, cards }, { pointed_at: "x" });
  const shown = Array.from(place.querySelectorAll("[data-card]"));
  expect(shown.map((each) => each.getAttribute("data-card"))).toEqual(["y", "x", "z"]);
  expect(shown.map((each) => each.getAttribute("aria-current"))).toEqual([null, "true", null]);
  expect(shown[2]?.textContent).toContain("page.screen.struck");
});

test("cards that are put side by side are alone, in the order in which they were put", () => {
  const cards = { x: card(0), y: card(1), z: card(2) };
  shows({ visits: { v1: visit("discuss") }, cards }, { compared: ["z", "x", "gone"] });
  const shown = Array.from(place.querySelectorAll("[data-card]"), (each) => each.getAttribute("data-card"));
  expect(shown).toEqual(["z", "x"]);
});

test("a seminar's cards are in the columns of their questions; what has none stands besides", () => {
  const cards = { x: card(0, { column: "World" }), y: card(1, { column: "Purpose" }), z: card(2) };
  shows({ visits: { v1: visit("discuss") }, cards }, { columns: ["Purpose", "World"] });
  const columns = Array.from(place.querySelectorAll(".k-col"), (column) =>
    Array.from(column.querySelectorAll("[data-card]"), (each) => each.getAttribute("data-card")),
  );
  expect(columns).toEqual([["y"], ["x"], ["z"]]);
});

test("while all look up nothing else can be reached", () => {
  shows({ visits: { v1: visit("think") } }, { paused_since: 5 });
  expect(text()).toContain("page.screen.eyes-up");
  expect(place.querySelector(".k-page")?.hasAttribute("inert")).toBe(true);
});

test("students' words are text, whatever is in them", () => {
  const words = "<img src=x onerror=alert(1)>";
  shows({ visits: { v1: visit("discuss") }, cards: { x: card(0, { text: words, name: words, label: words }) } });
  const shown = place.querySelector("[data-card]");
  expect(shown?.querySelector("img")).toBeNull();
  expect(shown?.textContent).toContain(words);
});

test("a conclusion names those it stands on, but not who was erased", () => {
  const conclusions = { c: { seq: 1, visit: "v1", text: "Same size.", proposals: [], credits: ["Mika", null] } };
  speak(new Proxy<Record<string, string>>({}, { get: (_, id) => `${String(id)} {names}` }), "en");
  shows({ visits: { v1: visit("sum-up") }, conclusions });
  expect(place.querySelector(".k-end .k-credit")?.textContent).toBe("page.screen.stands-on Mika");
});

test("a screen that is not wanted any more says why, and a deleted room what became of it", () => {
  shows({ visits: { v1: visit("pose") } });
  const refused = { ok: false as const, retry_after_ms: null };
  act(() => client.wire.fails({ refusal: { ...refused, code: "not-yours", message: "Wrong link." } }));
  expect(text()).toContain("Wrong link.");
  client = page();
  version = 0;
  shows({ visits: { v1: visit("pose") } });
  act(() => client.wire.fails({ refusal: { ...refused, code: "not-found", message: "Type it again." } }));
  expect(text()).not.toContain("Type it again.");
  expect(text()).toContain("page.screen.gone");
});
