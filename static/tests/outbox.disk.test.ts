// What outlives a page, and what a page does where nothing can.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IN_FLIGHT, Outbox } from "../src/outbox";
import { Storage } from "../src/storage";
import { FakeServer, Phone, point, quiet, refusal, SEAT, stopClocks, textOf, TWENTY, until } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

test("a refused command is kept with its words and the reason, over a reload, until it is dismissed", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const { outbox } = await phone.tab();
  outbox.connected(server.transmit);
  const id = outbox.add(point("my long thought"));
  outbox.add(point("next"));
  await until(() => server.came.length === 2);
  server.answer(refusal("not-now"));
  server.answer();
  expect(outbox.state.value).toBe("saved");
  const kept = { message: { id, text: "my long thought" }, refusal: { code: "not-now" } };
  expect(outbox.refused.value).toMatchObject([kept]);
  await quiet();

  const later = (await phone.tab()).outbox;
  expect(later.refused.value).toMatchObject([{ message: { id }, refusal: { message: "no: not-now" } }]);
  later.connected(server.transmit);
  await quiet();
  expect(server.came.length).toBe(2);
  later.dismiss(id);
  expect(later.refused.value).toEqual([]);
  await until(() => outbox.refused.value.length === 0);
  expect((await phone.tab()).outbox.refused.value).toEqual([]);
});

test("a reload in the middle loses nothing and keeps the order and the ids", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const { outbox } = await phone.tab();
  for (const text of TWENTY) outbox.add(point(text));
  outbox.connected(server.transmit);
  await until(() => server.came.length === IN_FLIGHT);
  server.answer();
  server.answer();
  await quiet();
  const ids = outbox.waiting.value.map((each) => each.message.id);

  outbox.disconnected();
  server.cut();
  server.came.length = 0;
  const after = (await phone.tab()).outbox;
  expect(after.state.value).toBe("offline");
  expect(after.waiting.value.map((each) => each.message.id)).toEqual(ids);
  after.connected(server.transmit);
  for (let answered = 0; answered < 18; answered++) {
    await until(() => server.open.length > 0);
    server.answer();
  }
  expect(server.came.map((each) => each.id)).toEqual(ids);
  expect(after.state.value).toBe("saved");
});

test("nothing new overtakes what an earlier page left", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  (await phone.tab()).outbox.add(point("old"));
  await quiet();
  const storage = new Storage(phone.factory);
  const outbox = new Outbox({ seat: SEAT, storage, others: null, unanswered: () => undefined });
  outbox.connected(server.transmit);
  outbox.add(point("new"));
  expect(outbox.state.value).toBe("saving");
  await until(() => server.came.length === 2);
  expect(server.texts).toEqual(["old", "new"]);
});

test("before the disk has answered, nothing is said to be saved", async () => {
  const [phone, server] = [new Phone(), new FakeServer()];
  const outbox = new Outbox({
    seat: SEAT,
    storage: new Storage(phone.factory),
    others: null,
    unanswered: () => undefined,
  });
  expect(outbox.state.value).toBe("offline");
  outbox.connected(server.transmit);
  expect(outbox.state.value).toBe("saving");
  await until(() => outbox.state.value === "saved");
});

test("without IndexedDB everything is sent all the same, and the page can say that it must stay open", async () => {
  const server = new FakeServer();
  const storage = new Storage(undefined);
  const outbox = new Outbox({ seat: SEAT, storage, others: null, unanswered: () => undefined });
  await outbox.start();
  expect(outbox.lasting.value).toBe(false);
  for (const text of TWENTY) outbox.add(point(text));
  expect(outbox.waiting.value.length).toBe(20);
  outbox.connected(server.transmit);
  for (let answered = 0; answered < 20; answered++) {
    await until(() => server.open.length > 0);
    server.answer();
  }
  expect(server.texts).toEqual(TWENTY);
  expect(outbox.state.value).toBe("saved");
});

test("what is only in memory says so although the disk works again", async () => {
  const [{ outbox, storage }] = [await new Phone().tab()];
  const full = vi.spyOn(storage, "keepCommand").mockResolvedValue(null);
  outbox.add(point("a"));
  await quiet();
  full.mockRestore();
  outbox.add(point("b"));
  await quiet();
  expect(storage.lasting.value).toBe(true);
  expect(outbox.lasting.value).toBe(false);
  expect(outbox.waiting.value.map((each) => textOf(each.message))).toEqual(["a", "b"]);
});
