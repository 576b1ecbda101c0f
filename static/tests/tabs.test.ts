// Several tabs of one seat, and several seats on one device.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OTHERS_FIRST } from "../src/outbox";
import { browserChannel } from "../src/tabs";
import { FakeServer, Phone, point, quiet, SEAT, stopClocks, until } from "./support";

beforeEach(stopClocks);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("all tabs of a seat know what waits, and none says saved before the server has it", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const [one, two] = [(await phone.tab()).outbox, (await phone.tab()).outbox];
  one.connected(server.transmit);
  two.connected(new FakeServer().transmit);
  await until(() => one.state.value === "saved" && two.state.value === "saved");
  one.add(point("a"));
  await until(() => two.state.value === "saving" && server.open.length === 1);
  expect(two.waiting.value).toEqual(one.waiting.value);
  server.answer();
  expect(one.state.value).toBe("saved");
  await until(() => two.state.value === "saved");
});

test("a tab leaves the others' commands to them for a while, and then sends them itself", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const [closed, open] = [(await phone.tab()).outbox, (await phone.tab()).outbox];
  open.connected(server.transmit);
  await quiet();
  const id = closed.add(point("from a tab that is closed now"));
  await until(() => open.waiting.value.length === 1);
  await vi.advanceTimersByTimeAsync(OTHERS_FIRST - 1);
  expect(server.came).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.came.map((each) => each.id)).toEqual([id]);
});

test("a tab sends what another asked before its own", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const [offline, online] = [(await phone.tab()).outbox, (await phone.tab()).outbox];
  online.connected(server.transmit);
  offline.add(point("earlier"));
  await until(() => online.waiting.value.length === 1);
  online.add(point("later"));
  await until(() => server.came.length === 2);
  expect(server.texts).toEqual(["earlier", "later"]);
});

test("both may send the same: it leaves both by either's acknowledgement, and what waits behind goes on", async () => {
  const [phone, server, slow] = [new Phone(), new FakeServer(), new FakeServer()];
  const [one, two] = [(await phone.tab()).outbox, (await phone.tab()).outbox];
  for (const text of ["a", "b"]) one.add(point(text, "b1"));
  await until(() => two.waiting.value.length === 2);
  two.connected(slow.transmit);
  one.connected(server.transmit);
  await until(() => server.came.length === 1 && slow.came.length === 1);
  server.answer();
  server.answer();
  await until(() => two.waiting.value.length === 0);
  two.add(point("c", "b1"));
  await until(() => slow.came.length === 2);
  expect(slow.texts).toEqual(["a", "c"]);
  slow.answer();
  slow.answer();
  expect(two.state.value).toBe("saved");
  await until(() => one.state.value === "saved");
});

test("seats on one device do not see each other's commands", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const [mine, theirs] = [(await phone.tab(SEAT)).outbox, (await phone.tab("ABC234 another")).outbox];
  theirs.connected(server.transmit);
  mine.add(point("mine"));
  await quiet();
  await vi.advanceTimersByTimeAsync(OTHERS_FIRST);
  expect([theirs.waiting.value, server.came, theirs.state.value]).toEqual([[], [], "saved"]);
});

test("a phone without BroadcastChannel sees the other tab's commands when it connects", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  expect(browserChannel()).toBeNull();
  const [phone, server] = [new Phone(), new FakeServer()];
  vi.spyOn(phone.tabs, "open").mockReturnValue({ onmessage: null, postMessage: () => undefined });
  const [closed, open] = [(await phone.tab()).outbox, (await phone.tab()).outbox];
  closed.add(point("a"));
  await quiet();
  expect(open.waiting.value).toEqual([]);
  open.connected(server.transmit);
  await until(() => server.came.length === 1);
});
