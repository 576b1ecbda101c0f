import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { idOf } from "../src/ids";
import { cardShown, choiceOf, WHOLE, type Card } from "../src/student/board";
import { threadsOn } from "../src/student/thread";
import { handInUnfinished, leftOver } from "../src/student/unfinished";
import type { Draft, Entity } from "../src/wire";
import { page, type Page } from "./fakewire";
import { quiet, stopClocks } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

const DRAFT: Draft = { kind: "answer", visit: "v1", prompt: "1", text: "5/6, for" };

function visit(ended: number | null): Entity {
  return { kind: "think", phase: "think", seq: 1, ended_at: ended, prompts: [] } as unknown as Entity;
}

function room(state: string, more: object = {}): Entity {
  return { code: "ABC234", state, visit: "v1", asking: 0, pointed_at: null, ...more } as unknown as Entity;
}

async function student(): Promise<Page> {
  const made = page();
  await made.outbox.start();
  await made.drafts.start();
  made.wire.tell.opened();
  const you = { kind: "student", participant: "p2" } as const;
  const streams = ["class", "own:p2", "group:g1"];
  made.wire.tell.welcome({ you, protocol: 1, server_time: 5_000, language: "en", streams });
  const me = { id: "p2", name: "Mika", state: "here", group: "g1" } as unknown as Entity;
  made.wire.tell.snapshot({ stream: "own:p2", version: 1, view: { me: { me } } });
  const view = { room: { room: room("running") }, visits: { v1: visit(null) } };
  made.wire.tell.snapshot({ stream: "class", version: 1, view });
  return made;
}

function ends({ wire }: Page, at = 1): void {
  wire.tell.patch({ stream: "class", from: at, to: at + 1, set: [["visits", "v1", visit(9_000)]], drop: [] });
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
  const set = [["visits", "v1", visit(9_000)], ["room", "room", room("ended")]] as const;
  mine.wire.tell.patch({ stream: "class", from: 1, to: 2, set, drop: [] });
  await quiet();
  expect(mine.wire.commands).toEqual([]);
  expect(leftOver(mine)).toEqual([DRAFT]);
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

// --- the board in one's hand

const cards = ["b1", "b2"].map((id, place) => ({ id, place }) as unknown as Card);

test("the card that the class talks about is large until the reader chooses another", async () => {
  const mine = await student();
  expect(cardShown(mine, [])).toBe(WHOLE);
  expect(cardShown(mine, cards)).toBe("b1");
  const point = room("running", { pointed_at: "b2" });
  mine.wire.tell.patch({ stream: "class", from: 1, to: 2, set: [["room", "room", point]], drop: [] });
  expect(cardShown(mine, cards)).toBe("b2");
  choiceOf(mine).value = "b1";
  expect(cardShown(mine, cards)).toBe("b1");
  choiceOf(mine).value = WHOLE;
  expect(cardShown(mine, cards)).toBe(WHOLE);
  choiceOf(mine).value = "gone";
  expect(cardShown(mine, cards)).toBe("b2");
});

test("a new card before the others does not change which one is large", async () => {
  const mine = await student();
  expect(cardShown(mine, cards)).toBe("b1");
  const grown = [{ id: "b0", place: 0 } as unknown as Card, ...cards];
  expect(cardShown(mine, grown)).toBe("b1");
});

test("replies stand under the point that they go back to", async () => {
  const mine = await student();
  const point = (seq: number, reply_to: string | null, card: string | null = "b1"): Entity =>
    ({ seq, card, point: "ask", reply_to, text: `${seq}`, author: null, name: null, late: false }) as Entity;
  const points = {
    c9: point(9, "c8"),
    c7: point(7, null),
    c8: point(8, "c7"),
    c6: point(6, null, null),
    c5: point(5, null),
    c4: point(4, "withdrawn"),
  };
  mine.wire.tell.snapshot({ stream: "class", version: 3, view: { points } });
  const shown = threadsOn(mine, "b1").map((thread) => [thread.point.id, thread.replies.map((each) => each.id)]);
  expect(shown).toEqual([["c4", []], ["c5", []], ["c7", ["c8", "c9"]]]);
  expect(threadsOn(mine, null).map((thread) => thread.point.id)).toEqual(["c6"]);
});
