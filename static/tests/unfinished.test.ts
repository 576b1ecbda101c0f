import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { idOf } from "../src/ids";
import { Storage } from "../src/storage";
import { handInUnfinished, leftOver, OTHERS_FIRST } from "../src/student/unfinished";
import { LIMITS, type Draft, type Entity } from "../src/wire";
import { page, type Page } from "./fakewire";
import { room, student, visit } from "./studentpage";
import { Phone, quiet, stopClocks, until } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

const DRAFT: Draft = { kind: "answer", visit: "v1", prompt: "1", text: "5/6, for" };

function ends({ wire }: Page, at = 1): void {
  wire.tell.patch({ stream: "class", from: at, to: at + 1, set: [["visits", "v1", visit(9_000)]], drop: [] });
}

/** The page's clock stands at 5,000. */
function roomEnds({ wire }: Page, at: number): void {
  const set = [["visits", "v1", visit(at)], ["room", "room", room("ended")]] as const;
  wire.tell.patch({ stream: "class", from: 1, to: 2, set, drop: [] });
}

function pen({ wire }: Page, holder: string): void {
  const group = { number: 1, members: ["p2", "p3"], pen: holder } as unknown as Entity;
  wire.tell.snapshot({ stream: "group:g1", version: 1, view: { group: { g1: group } } });
}

test("what was being written when the visit ended goes in as unfinished, once, and is no draft any more", async () => {
  const mine = await student();
  const stop = handInUnfinished(mine);
  mine.drafts.write(DRAFT);
  await quiet();
  expect(mine.wire.commands).toEqual([]);
  ends(mine);
  await quiet();
  expect(mine.wire.commands).toMatchObject([{ type: "HandIn", ...DRAFT, unfinished: true }]);
  expect(mine.drafts.texts.value.size).toBe(0);
  stop();
});

test("all tabs of a seat do it under one id", async () => {
  const ids = [];
  for (const tab of [await student(), await student()]) {
    handInUnfinished(tab);
    tab.drafts.take(DRAFT);
    ends(tab);
    await quiet();
    ids.push(tab.wire.commands[0]?.id);
  }
  expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(idOf("a")).not.toBe(idOf("b"));
});

test("a draft that is found after a reload, of a visit long over, goes in too", async () => {
  const mine = await student();
  ends(mine);
  handInUnfinished(mine);
  mine.drafts.take(DRAFT);
  await quiet();
  expect(mine.wire.commands.length).toBe(1);
});

test("blank words, and those that were handed in already, do not go in again", async () => {
  const mine = await student();
  handInUnfinished(mine);
  mine.drafts.write({ ...DRAFT, text: " \n" });
  mine.drafts.write({ ...DRAFT, kind: "reflection" });
  mine.outbox.add({ type: "HandIn", kind: "reflection", visit: "v1", prompt: "1", text: DRAFT.text });
  ends(mine);
  await quiet();
  expect(mine.wire.commands.length).toBe(1);
});

test("after the end of the room nothing is sent that could only be refused", async () => {
  const mine = await student();
  handInUnfinished(mine);
  mine.drafts.write(DRAFT);
  roomEnds(mine, 5_000 - LIMITS.UNFINISHED_AFTER_END_MS);
  await quiet();
  expect(mine.wire.commands).toEqual([]);
  expect(leftOver(mine)).toEqual([DRAFT]);
});

test("what the end of the room found unfinished goes in", async () => {
  const mine = await student();
  handInUnfinished(mine);
  mine.drafts.write(DRAFT);
  roomEnds(mine, 4_000);
  await quiet();
  expect(mine.wire.commands).toMatchObject([{ type: "HandIn", ...DRAFT, unfinished: true }]);
  expect(leftOver(mine)).toEqual([]);
});

test("a point for the whole class is offered, not sent", async () => {
  const mine = await student();
  handInUnfinished(mine);
  mine.drafts.write({ ...DRAFT, kind: "point", about: "b4" });
  ends(mine);
  await quiet();
  expect(mine.wire.commands).toEqual([]);
  expect(leftOver(mine).length).toBe(1);
});

test("the group's answer goes in from whoever has the pen", async () => {
  const draft: Draft = { ...DRAFT, kind: "group-answer", about: "g1" };
  const [writer, other] = [await student(), await student()];
  for (const [tab, holder] of [[writer, "p2"], [other, "p3"]] as const) {
    pen(tab, holder);
    handInUnfinished(tab);
    tab.drafts.write(draft);
    ends(tab);
    await quiet();
  }
  expect(writer.wire.commands).toMatchObject([{ kind: "group-answer", group: "g1", unfinished: true }]);
  expect(other.wire.commands).toEqual([]);
});

// --- several tabs on one disk

async function onDisk(phone: Phone): Promise<Page> {
  return student(page(new Storage(phone.factory)));
}

test("the tab in which it was written hands it in; another leaves it to that one", async () => {
  const phone = new Phone();
  const [writer, other] = [await onDisk(phone), await onDisk(phone)];
  writer.drafts.write({ ...DRAFT, text: "5/6" });
  await writer.drafts.flush();
  await other.drafts.refresh();
  writer.drafts.write(DRAFT);
  for (const tab of [writer, other]) {
    handInUnfinished(tab);
    ends(tab);
  }
  await until(() => writer.wire.commands.length === 1);
  await vi.advanceTimersByTimeAsync(OTHERS_FIRST);
  await until(() => other.drafts.texts.value.size === 0);
  expect(writer.wire.commands).toMatchObject([{ text: DRAFT.text, unfinished: true }]);
  expect(other.wire.commands).toEqual([]);
});

test("where that tab is gone, another hands in what the disk has", async () => {
  const phone = new Phone();
  const gone = await onDisk(phone);
  gone.drafts.write(DRAFT);
  await gone.drafts.flush();
  const later = await onDisk(phone);
  handInUnfinished(later);
  ends(later);
  await quiet();
  expect(later.wire.commands).toEqual([]);
  await vi.advanceTimersByTimeAsync(OTHERS_FIRST);
  await until(() => later.wire.commands.length === 1);
  expect(later.wire.commands).toMatchObject([{ text: DRAFT.text, unfinished: true }]);
});
