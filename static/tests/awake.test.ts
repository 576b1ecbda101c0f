// Connections that seem to be open and are not: swallowed by a network, dead after a sleep, silent.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HIDDEN, STALE } from "../src/socket";
import { MORE_PATIENCE, PATIENCE } from "../src/transport";
import { page, WELCOME } from "./fakewire";
import { point, stopClocks, until } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

test("an open connection without a welcome is given up, without WebSocket, and with more patience then", () => {
  const { wire } = page();
  wire.news();
  wire.tell.opened();
  vi.advanceTimersByTime(PATIENCE - 1);
  expect(wire.news()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(wire.news()).toEqual(["avoid WebSocket", "disconnect", "connect"]);
  wire.tell.opened();
  vi.advanceTimersByTime(MORE_PATIENCE - 1);
  expect(wire.news()).toEqual([]);
  wire.tell.welcome(WELCOME);
  vi.advanceTimersByTime(60_000);
  expect(wire.news()).toEqual([]);
});

test("a page that wakes up connects anew unless it slept shortly and was just spoken to", () => {
  const { wire, connection } = page();
  wire.comesUp();
  wire.news();
  connection.awake(HIDDEN);
  expect(wire.news()).toEqual([]);
  connection.awake(HIDDEN + 1);
  expect([wire.news(), connection.state.value]).toEqual([["disconnect", "connect"], "connecting"]);
  vi.advanceTimersByTime(2_000);
  wire.comesUp();
  vi.advanceTimersByTime(STALE);
  connection.awake(0);
  expect(wire.news()).toEqual([]);
  vi.advanceTimersByTime(1);
  connection.awake(0);
  expect(wire.news()).toEqual(["disconnect", "connect"]);
});

test("a phone whose steady clock stood still while it slept notices by the other", () => {
  const { wire, connection } = page();
  wire.comesUp();
  wire.news();
  vi.setSystemTime(Date.now() + STALE + 1);
  connection.awake(0);
  expect(wire.news()).toEqual(["disconnect", "connect"]);
});

test("a page that wakes up while it waits to try again tries at once, but once for all signs of one awakening", () => {
  const { wire, connection } = page();
  wire.comesUp();
  wire.tell.lost(true);
  wire.news();
  for (const hidden of [Infinity, 0, 20]) connection.awake(hidden);
  expect(wire.news()).toEqual(["disconnect", "connect"]);
  vi.advanceTimersByTime(1_001);
  connection.awake(0);
  expect(wire.news()).toEqual(["disconnect", "connect"]);
});

test("a command without an answer makes a silent connection doubtful, not one that is heard", async () => {
  const { wire, outbox } = page();
  wire.comesUp();
  outbox.add(point("a"));
  await until(() => wire.commands.length === 1);
  wire.news();
  await vi.advanceTimersByTimeAsync(5_000);
  wire.tell.heard();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([wire.commands.length, wire.news()]).toEqual([2, []]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([wire.news(), outbox.state.value]).toEqual([["disconnect", "connect"], "offline"]);
  wire.comesUp();
  await until(() => wire.commands.length === 3);
  expect(new Set(wire.commands.map(({ id }) => id)).size).toBe(1);
});
