import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Code, RefusedReply } from "../src/wire";
import { AUTH, page, WELCOME } from "./fakewire";
import { point, quiet, stopClocks, textOf, until } from "./support";

beforeEach(stopClocks);
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const PATCH = { stream: "class", from: 8, to: 9, set: [], drop: [] };
const SNAPSHOT = { stream: "class", version: 7, view: { people: { p2: { name: "Mika" } } } };

function refused(code: Code, retry_after_ms: number | null = null): RefusedReply {
  return { ok: false, code, message: `no: ${code}`, retry_after_ms };
}

test("a page connects at once, and is connected when it is welcome, not before", () => {
  const { wire, connection, outbox } = page();
  expect(wire.news()).toEqual(["connect"]);
  wire.tell.opened();
  expect([connection.state.value, outbox.state.value]).toEqual(["connecting", "offline"]);
  wire.tell.welcome(WELCOME);
  expect(connection.state.value).toBe("connected");
});

test("every attempt says what the page still has", () => {
  const { wire, store } = page();
  expect(wire.auth()).toEqual({ ...AUTH, have: {} });
  wire.comesUp();
  wire.tell.snapshot(SNAPSHOT);
  expect(store.collection("class", "people").value.get("p2")).toEqual({ name: "Mika" });
  wire.tell.lost(false);
  expect(wire.auth()).toEqual({ ...AUTH, have: { class: 7 } });
});

test("what waits goes out when the page is welcome, and again when it is welcome again", async () => {
  const { wire, outbox, drafts } = page();
  outbox.add(point("a"));
  drafts.write({ kind: "answer", visit: "v1", text: "5/" });
  await quiet();
  expect([wire.commands, wire.drafts]).toEqual([[], []]);
  wire.comesUp();
  await until(() => wire.commands.length === 1);
  expect(wire.drafts.map(({ text }) => text)).toEqual(["5/"]);
  wire.tell.lost(false);
  expect(outbox.state.value).toBe("offline");
  drafts.write({ kind: "answer", visit: "v1", text: "5/6" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(wire.drafts.length).toBe(1);
  wire.comesUp();
  expect(wire.drafts.map(({ text }) => text)).toEqual(["5/", "5/6"]);
  await until(() => wire.commands.length === 2);
  expect(wire.commands.map(textOf)).toEqual(["a", "a"]);
  wire.acknowledges[1]?.({ ok: true, seq: 4 });
  expect(outbox.state.value).toBe("saved");
});

test("everything that the server tells reaches the store", () => {
  const { wire, store } = page();
  wire.comesUp();
  wire.tell.streams({ join: [{ stream: "own:p2", version: 3, view: {} }], leave: ["class"] });
  wire.tell.presence({ stream: "own:p2", whole: true, set: { p3: { away_since: 1 } }, drop: [] });
  const draft = { participant: "p2", kind: "answer", visit: "v1", prompt: "1", about: null, pictures: [], text: "5", at: 1 } as const;
  wire.tell.drafts({ stream: "own:p2", whole: true, set: { a: draft }, drop: [] });
  expect(store.have()).toEqual({ "own:p2": 3 });
  expect([store.presence.of("own").value.size, store.drafts.of("own").value.size]).toEqual([1, 1]);
  expect(store.serverNow()).toBe(5_000);
});

test("what is missing is asked for once, again after a while, and at once after connecting anew", () => {
  const { wire } = page();
  wire.comesUp();
  wire.tell.snapshot(SNAPSHOT);
  for (const ms of [0, 999, 1]) {
    vi.advanceTimersByTime(ms);
    wire.tell.patch(PATCH);
  }
  expect(wire.resyncs).toEqual([{ stream: "class", have: 7 }, { stream: "class", have: 7 }]);
  wire.comesUp();
  wire.tell.patch(PATCH);
  expect(wire.resyncs.length).toBe(3);
  wire.tell.patch({ ...PATCH, from: 7 });
  expect(wire.resyncs.length).toBe(3);
});

const FOR_GOOD = ["removed", "ended", "not-found", "not-yours", "malformed"] as const;

test.each(FOR_GOOD)("refused as %s it stops and says why", (code) => {
  const { wire, connection, outbox } = page();
  wire.fails({ refusal: refused(code), final: true });
  expect([connection.state.value, connection.stopped.value]).toEqual(["stopped", refused(code)]);
  expect(outbox.state.value).toBe("offline");
  wire.news();
  connection.awake(Infinity);
  connection.doubt();
  wire.tell.lost(false);
  vi.advanceTimersByTime(60_000);
  expect([wire.news(), connection.state.value]).toEqual([[], "stopped"]);
});

test("sent away for a while, it comes back when it was told to", () => {
  const { wire, connection } = page();
  wire.news();
  wire.fails({ refusal: refused("too-fast", 700), final: true });
  vi.advanceTimersByTime(699);
  expect([wire.news(), connection.state.value]).toEqual([[], "connecting"]);
  vi.advanceTimersByTime(1);
  expect(wire.news()).toEqual(["connect"]);
});

test("closed by the server, it tries again by itself: soon, then less often, within a second and a half", () => {
  const { wire, connection } = page();
  wire.comesUp();
  wire.news();
  wire.tell.lost(true);
  expect(connection.state.value).toBe("connecting");
  const waits: number[] = [];
  vi.spyOn(Math, "random").mockReturnValue(1);
  for (let tries = 0; tries < 5; tries++) {
    wire.fails({ final: true });
    const before = Date.now();
    vi.advanceTimersToNextTimer();
    waits.push(Date.now() - before);
    expect(wire.news()).toEqual(["connect"]);
  }
  expect(waits).toEqual([400, 800, 1_500, 1_500, 1_500]);
  wire.comesUp();
  wire.tell.lost(true);
  vi.spyOn(Math, "random").mockReturnValue(0);
  wire.fails({ final: true });
  vi.advanceTimersByTime(200);
  expect(wire.news()).toEqual(["connect"]);
});

test("an error of the network is left to the library", () => {
  const { wire, connection } = page();
  wire.news();
  wire.fails({});
  vi.advanceTimersByTime(60_000);
  expect([wire.news(), connection.state.value]).toEqual([[], "connecting"]);
});

test("where nothing comes back at all, WebSockets are avoided from then on", () => {
  const { wire } = page();
  wire.news();
  wire.fails({ timedOut: true });
  expect(wire.news()).toEqual(["avoid WebSocket"]);
});
