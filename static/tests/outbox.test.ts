import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ACKNOWLEDGED_WITHIN, FIRST_RETRY, IN_FLIGHT, LAST_RETRY, SHOWN_WITHIN } from "../src/outbox";
import { LIMITS } from "../src/wire";
import { FakeServer, Phone, point, quiet, refusal, stopClocks, textOf, TWENTY, until } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

test("commands go out in order, at most eight at a time, and each leaves by its acknowledgement alone", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  for (const text of TWENTY) outbox.add(point(text));
  outbox.connected(server.transmit);
  await until(() => server.came.length === IN_FLIGHT);
  await quiet();
  expect(server.came.length).toBe(IN_FLIGHT);
  expect(outbox.waiting.value.length).toBe(20);
  for (let left = 19; left >= 0; left--) {
    server.answer();
    expect(outbox.waiting.value.length).toBe(left);
    expect(outbox.state.value).toBe(left > 0 ? "saving" : "saved");
  }
  expect(server.texts).toEqual(TWENTY);
  expect(server.mostAtOnce).toBe(IN_FLIGHT);
});

test("what was acknowledged is known for a while, until the view has surely caught up", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  outbox.add(point("one"));
  await until(() => server.came.length === 1);
  server.answer();
  expect(outbox.taken.value.map(({ message, seq }) => [textOf(message), seq])).toEqual([["one", 1]]);
  await vi.advanceTimersByTimeAsync(SHOWN_WITHIN);
  expect(outbox.taken.value).toEqual([]);
});

test("a command is sent with the id that it is known by", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  const id = outbox.add(point("one"));
  expect(outbox.waiting.value.map((each) => each.message.id)).toEqual([id]);
  await until(() => server.came.length === 1);
  expect(server.came).toEqual([{ ...point("one"), id }]);
});

test("two commands about the same thing are never under way together", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  outbox.add(point("first", "b1"));
  outbox.add(point("second", "b1"));
  outbox.add(point("third", "b2"));
  await until(() => server.came.length === 1);
  await quiet();
  server.answer(refusal("too-fast", 500));
  await vi.advanceTimersByTimeAsync(500);
  expect(server.texts).toEqual(["first", "first"]);
  server.answer();
  expect(server.texts).toEqual(["first", "first", "second", "third"]);
});

test("what is not acknowledged in time is doubted and sent again under the same id", async () => {
  const [{ outbox, silences }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  const id = outbox.add(point("one"));
  await until(() => server.came.length === 1);
  await vi.advanceTimersByTimeAsync(ACKNOWLEDGED_WITHIN - 1);
  expect([server.came.length, silences.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(silences.length).toBe(1);
  expect(server.came.map((each) => each.id)).toEqual([id, id]);
  expect(outbox.state.value).toBe("saving");
  server.answer();
  server.answer();
  expect(outbox.state.value).toBe("saved");
  await vi.advanceTimersByTimeAsync(ACKNOWLEDGED_WITHIN);
  expect(server.came.length).toBe(2);
});

test("what was under way when the connection was cut goes out again, in order, once there is one", async () => {
  const [{ outbox, silences }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  for (const text of ["a", "b", "c"]) outbox.add(point(text));
  await until(() => server.came.length === 3);
  server.answer();
  server.cut();
  outbox.disconnected();
  expect(outbox.state.value).toBe("offline");
  outbox.add(point("d"));
  await quiet();
  await vi.advanceTimersByTimeAsync(ACKNOWLEDGED_WITHIN);
  expect([server.texts, silences]).toEqual([["a", "b", "c"], []]);
  outbox.connected(server.transmit);
  expect(outbox.state.value).toBe("saving");
  await until(() => server.came.length === 6);
  expect(server.texts.slice(3)).toEqual(["b", "c", "d"]);
});

test("too-fast: everything waits as long as the server says, then the same command goes first", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  outbox.add(point("a"));
  await until(() => server.came.length === 1);
  server.answer(refusal("too-fast", 700));
  outbox.add(point("b"));
  await quiet();
  await vi.advanceTimersByTimeAsync(699);
  expect(server.texts).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.texts).toEqual(["a", "a", "b"]);
  expect(server.came[1]?.id).toBe(server.came[0]?.id);
});

test("not-saved: tried again after ever longer, and soon again once something was taken", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  outbox.add(point("a"));
  await until(() => server.came.length === 1);
  const waits: number[] = [];
  for (let tries = 0; tries < 7; tries++) {
    server.answer(refusal("not-saved"));
    const before = Date.now();
    await vi.advanceTimersToNextTimerAsync();
    waits.push(Date.now() - before);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * 1_000));
  expect([FIRST_RETRY, LAST_RETRY]).toEqual([waits[0], waits[6]]);
  expect(outbox.state.value).toBe("saving");
  server.answer();
  expect(outbox.state.value).toBe("saved");
  outbox.add(point("b"));
  await until(() => server.open.length === 1);
  server.answer(refusal("not-saved"));
  await vi.advanceTimersByTimeAsync(FIRST_RETRY);
  expect(server.texts.slice(-2)).toEqual(["b", "b"]);
});

test("connecting anew ends the waiting", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  outbox.add(point("a"));
  await until(() => server.came.length === 1);
  server.answer(refusal("not-saved", 60_000));
  outbox.disconnected();
  outbox.connected(server.transmit);
  await until(() => server.came.length === 2);
});

test("a command that the server would hang up on is refused here, with its words", async () => {
  const [{ outbox }, server] = [await new Phone().tab(), new FakeServer()];
  outbox.connected(server.transmit);
  const text = "語".repeat(LIMITS.MESSAGE_LIMIT / 3);
  outbox.add(point(text, "b1"));
  outbox.add(point("short"));
  await until(() => server.came.length === 1);
  expect(server.texts).toEqual(["short"]);
  expect(outbox.refused.value.map((each) => [textOf(each.message) === text, each.refusal?.code])).toEqual([
    [true, "too-large"],
  ]);
});
