import { effect } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Store } from "../src/store";
import type { CountsInfo, DraftInfo, Entity, Patch, PersonInfo, Snapshot, Welcome } from "../src/wire";
import { stopClocks } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

const MIKA: PersonInfo = { name: "Mika" };
const REN: PersonInfo = { name: "Ren" };
const COUNTS: CountsInfo = { here: 2, handed_in: 1, thinking: 1 };

function welcome(...streams: string[]): Welcome {
  return { you: { kind: "student", participant: "p2" }, protocol: 1, server_time: 5_000, language: "en", streams };
}

function snapshot(version: number, people: Record<string, PersonInfo>, stream = "class"): Snapshot {
  return { stream, version, view: { people } };
}

function patch(from: number, to: number, set: Patch["set"] = [], drop: Patch["drop"] = []): Patch {
  return { stream: "class", from, to, set, drop };
}

function storeWith(version: number, people: Record<string, PersonInfo>): Store {
  const store = new Store();
  store.welcome(welcome("class", "own:p2"));
  store.snapshot(snapshot(version, people));
  return store;
}

function people(store: Store): Record<string, PersonInfo> {
  return Object.fromEntries(store.collection("class", "people").value);
}

test("a snapshot replaces all that was there, an older or newer one alike", () => {
  const store = storeWith(7, { p2: MIKA });
  store.snapshot({ stream: "class", version: 3, view: { counts: { now: COUNTS } } });
  expect(people(store)).toEqual({});
  expect(store.have()).toEqual({ class: 3 });
});

test.each([
  [7, 9, true],
  [6, 9, true],
  [6, 8, true],
  [5, 6, false],
  [5, 7, false],
  [7, 7, false],
])("having 7, a patch from %i to %i is applied: %s", (from, to, applied) => {
  const store = storeWith(7, { p2: MIKA });
  expect(store.patch(patch(from, to, [["people", "p3", REN]]))).toBeNull();
  expect(people(store)).toEqual(applied ? { p2: MIKA, p3: REN } : { p2: MIKA });
  expect(store.have()).toEqual({ class: applied ? to : 7 });
});

test("a patch that comes too early changes nothing and says what to ask for", () => {
  const store = storeWith(7, { p2: MIKA });
  expect(store.patch(patch(8, 9, [["people", "p3", REN]]))).toEqual({ stream: "class", have: 7 });
  expect([people(store), store.have()]).toEqual([{ p2: MIKA }, { class: 7 }]);
});

test("a patch for a stream that should be there and is not asks for all of it", () => {
  const store = new Store();
  store.welcome(welcome("class"));
  expect(store.patch(patch(0, 9, [["people", "p3", REN]]))).toEqual({ stream: "class", have: 0 });
  expect(store.have()).toEqual({});
});

test("a patch drops first and then sets", () => {
  const store = storeWith(7, { p2: MIKA, p3: REN });
  store.patch(patch(7, 8, [["people", "p2", REN]], [["people", "p2"], ["people", "p3"], ["points", "c9"]]));
  expect(people(store)).toEqual({ p2: REN });
});

test("names that objects have by birth are names like others", () => {
  const store = storeWith(7, JSON.parse('{"__proto__": {"name": "Mika"}}'));
  store.patch(patch(7, 8, [["people", "constructor", REN]]));
  expect([...store.collection("class", "people").value]).toEqual([["__proto__", MIKA], ["constructor", REN]]);
});

test("only what has changed is drawn again, and once a patch", () => {
  const store = storeWith(7, { p2: MIKA });
  const drawn: string[] = [];
  effect(() => void drawn.push(`people ${store.collection("class", "people").value.size}`));
  effect(() => void drawn.push(`groups ${store.collection("class", "groups").value.size}`));
  expect(drawn.splice(0)).toEqual(["people 1", "groups 0"]);
  store.patch(patch(7, 8, [["people", "p3", REN], ["people", "p4", REN]]));
  expect(drawn.splice(0)).toEqual(["people 3"]);
  store.patch(patch(8, 9, [["groups", "g1", { number: 1, members: [], question: null }]]));
  expect(drawn.splice(0)).toEqual(["groups 1"]);
  store.snapshot(snapshot(10, { p2: MIKA }));
  expect(drawn.splice(0)).toEqual(["people 1", "groups 0"]);
});

test("entities and collections that were read stay as they were", () => {
  const store = storeWith(7, { p2: MIKA });
  const before = store.collection("class", "people").value;
  store.patch(patch(7, 8, [["people", "p2", REN]]));
  expect([...before]).toEqual([["p2", MIKA]]);
});

test("a welcome drops every stream that is not named, and what was being written", () => {
  const store = storeWith(7, { p2: MIKA });
  const place = { participant: "p2", kind: "answer", visit: "v1", prompt: "1", about: null, pictures: [] } as const;
  const info: DraftInfo = { ...place, text: "5", at: 1 };
  store.drafts.tell({ stream: "own:p2", whole: true, set: { a: info }, drop: [] });
  store.presence.tell({ stream: "group:g1", whole: true, set: { p3: { away_since: 1 } }, drop: [] });
  store.welcome(welcome("own:p2"));
  expect(store.have()).toEqual({});
  expect(people(store)).toEqual({});
  expect([store.drafts.of("own").value.size, store.presence.of("group").value.size]).toEqual([0, 0]);
  expect(store.you.value).toEqual({ kind: "student", participant: "p2" });
});

test("a stream that was left is gone at once, and nothing of it comes back", () => {
  const store = storeWith(7, { p2: MIKA });
  const seen: number[] = [];
  effect(() => void seen.push(store.collection("class", "people").value.size));
  store.streamsChanged({ join: [], leave: ["class"] });
  store.snapshot(snapshot(9, { p2: MIKA }));
  expect(store.patch(patch(7, 9, [["people", "p3", REN]]))).toBeNull();
  expect([seen, store.have()]).toEqual([[1, 0], {}]);
});

test("moving to another group shows the new one's members in the old one's place, and never both", () => {
  const store = new Store();
  const people = { members: [], pen: null, pen_asked: [], spokesperson: null, spoke_before: [], explainers: [], sides: {}, question: null };
  const detail = { ...people, number: 1, current: true, visited: false };
  const group = (id: string): Snapshot => ({ stream: `group:${id}`, version: 4, view: { group: { [id]: detail } } });
  store.welcome(welcome("group:g1"));
  store.snapshot(group("g1"));
  store.presence.tell({ stream: "group:g1", whole: true, set: { p3: { away_since: 1 } }, drop: [] });
  const seen: string[] = [];
  effect(() => void seen.push([...store.collection("group", "group").value.keys()].join()));
  store.streamsChanged({ join: [group("g2")], leave: ["group:g1"] });
  expect(seen).toEqual(["g1", "g2"]);
  expect(store.have()).toEqual({ "group:g2": 4 });
  expect(store.presence.of("group").value.size).toBe(0);
  store.patch({ ...patch(4, 5, [["group", "g2", { ...detail, number: 2 }]]), stream: "group:g2" });
  expect(store.collection("group", "group").value.get("g2")?.number).toBe(2);
});

test("a stream that is left and joined in one message is the joined one", () => {
  const store = storeWith(7, { p2: MIKA });
  store.streamsChanged({ join: [snapshot(9, { p3: REN })], leave: ["class"] });
  expect([people(store), store.have()]).toEqual([{ p3: REN }, { class: 9 }]);
});

test("drafts and presence: a whole one replaces, others add and drop", () => {
  const { presence } = new Store();
  presence.tell({ stream: "instructor", whole: false, set: { p2: { away_since: null } }, drop: [] });
  presence.tell({ stream: "instructor", whole: false, set: { p3: { away_since: 5 } }, drop: ["p2"] });
  expect([...presence.of("instructor").value]).toEqual([["p3", { away_since: 5 }]]);
  presence.tell({ stream: "instructor", whole: true, set: { p4: { away_since: 6 } }, drop: [] });
  expect([...presence.of("instructor").value.keys()]).toEqual(["p4"]);
});

test("the server's time goes on by itself, whatever the phone's clock is set to", () => {
  const store = new Store();
  store.welcome(welcome("class"));
  expect(store.serverNow()).toBe(5_000);
  vi.advanceTimersByTime(250);
  vi.setSystemTime(Date.now() + 86_400_000);
  expect(store.serverNow()).toBe(5_250);
});

test("an entity's view holds no empty collection", () => {
  const store = storeWith(7, { p2: MIKA });
  store.patch(patch(7, 8, [], [["people", "p2"]]));
  const view: ReadonlyMap<string, ReadonlyMap<string, Entity>> | undefined = store.streams.value.get("class")?.view();
  expect(view).toEqual(new Map());
});
