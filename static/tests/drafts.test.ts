import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts, KEPT_WITHIN, SENT_EVERY, slotOf } from "../src/drafts";
import { LastWords } from "../src/lastWords";
import { Storage } from "../src/storage";
import type { Draft } from "../src/wire";
import { Phone, quiet, SEAT, stopClocks, until } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

function draft(text: string, visit = "v1"): Draft {
  return { kind: "answer", visit, prompt: "1", text };
}

async function page(phone: Phone, seat = SEAT): Promise<Drafts> {
  const drafts = new Drafts(seat, new Storage(phone.factory));
  await drafts.start();
  return drafts;
}

function texts(drafts: Drafts): string[] {
  return Array.from(drafts.texts.value.values(), (each) => each.text);
}

test("a draft has a place, and the default prompt is the first", () => {
  expect(slotOf({ kind: "answer", visit: "v1", text: "" })).toBe(slotOf(draft("other words")));
  const places = [draft(""), draft("", "v2"), { ...draft(""), prompt: "2" }, { ...draft(""), about: "g1" }];
  expect(new Set(places.map(slotOf)).size).toBe(places.length);
});

test("what is written is on the disk within a third of a second, however fast somebody types", async () => {
  const phone = new Phone();
  const drafts = await page(phone);
  for (const text of ["5", "5/", "5/6"]) {
    drafts.write(draft(text));
    await vi.advanceTimersByTimeAsync(KEPT_WITHIN / 3);
  }
  await until(() => drafts.pending.value.size === 0);
  expect(texts(await page(phone))).toEqual(["5/6"]);
});

test("a page that is about to go keeps at once what it has", async () => {
  const phone = new Phone();
  const drafts = await page(phone);
  drafts.write(draft("5/6"));
  expect(drafts.pending.value.size).toBe(1);
  const gone = drafts.flush();
  drafts.write(draft("5/6, for"));
  await gone;
  expect(texts(await page(phone))).toEqual(["5/6"]);
  expect([...drafts.pending.value.values()]).toEqual([draft("5/6, for")]);
  await vi.advanceTimersByTimeAsync(KEPT_WITHIN);
  await until(() => drafts.pending.value.size === 0);
  expect(texts(await page(phone))).toEqual(["5/6, for"]);
});

class Tab implements Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem"> {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
}

function inTab(tab: Tab, phone: Phone): Drafts {
  return new Drafts(SEAT, new Storage(phone.factory), new LastWords(tab as unknown as globalThis.Storage));
}

test("the last words outlast a reload that the disk was too slow for", async () => {
  const [phone, tab] = [new Phone(), new Tab()];
  const before = inTab(tab, phone);
  await before.start();
  before.write(draft("5/"));
  await before.flush();
  before.write(draft("5/6"));
  // The page is gone before the disk has answered, and the disk has nothing of it.
  const lost = new Phone();
  void before.leave();
  const again = new Tab();
  for (const [key, value] of tab.kept) again.setItem(key, value);
  const after = inTab(again, lost);
  await after.start();
  expect(texts(after)).toEqual(["5/6"]);
  expect(again.kept.size).toBe(0);
  await after.flush();
  expect(texts(await page(lost))).toEqual(["5/6"]);
});

test("what the disk has taken is not kept by the tab", async () => {
  const [phone, tab] = [new Phone(), new Tab()];
  const drafts = inTab(tab, phone);
  await drafts.start();
  drafts.write(draft("5/6"));
  await drafts.leave();
  expect(tab.kept.size).toBe(0);
  expect(texts(await page(phone))).toEqual(["5/6"]);
});

test("last words that cannot be read are none", async () => {
  const [phone, tab] = [new Phone(), new Tab()];
  tab.setItem(`facilitator-last-words:${SEAT}`, "{broken");
  const drafts = inTab(tab, phone);
  await drafts.start();
  expect(texts(drafts)).toEqual([]);
});

test("an emptied draft is gone, here and after a reload", async () => {
  const phone = new Phone();
  const drafts = await page(phone);
  drafts.write(draft("5/6"));
  await drafts.flush();
  drafts.write(draft(""));
  await drafts.flush();
  expect([texts(drafts), texts(await page(phone))]).toEqual([[], []]);
});

test("what this page has written already is newer than the disk", async () => {
  const phone = new Phone();
  const before = await page(phone);
  for (const visit of ["v1", "v2", "v3"]) before.write(draft("old", visit));
  await before.flush();
  const drafts = new Drafts(SEAT, new Storage(phone.factory));
  drafts.write(draft("new", "v1"));
  drafts.write(draft("", "v2"));
  await drafts.start();
  expect([...drafts.texts.value.values()]).toEqual([draft("old", "v3"), draft("new", "v1")]);
});

test("seats on one device do not see each other's drafts", async () => {
  const phone = new Phone();
  const drafts = await page(phone);
  drafts.write(draft("mine"));
  await drafts.flush();
  expect(texts(await page(phone, "ABC234 another"))).toEqual([]);
});

test("the server sees the first letter at once and the latest text twice a second", async () => {
  const drafts = await page(new Phone());
  const sent: [number, string][] = [];
  const start = Date.now();
  drafts.connected(({ text }) => void sent.push([Date.now() - start, text]));
  for (let letters = 1; letters <= 12; letters++) {
    drafts.write(draft("x".repeat(letters)));
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(10 * SENT_EVERY);
  expect(sent.map(([at, text]) => [at, text.length])).toEqual([[0, 1], [500, 5], [1000, 10], [1500, 12]]);
});

test("every place gets its turn", async () => {
  const drafts = await page(new Phone());
  const sent: string[] = [];
  drafts.connected(({ visit, text }) => void sent.push(visit + text));
  for (const text of ["a", "b"]) for (const visit of ["v1", "v2"]) drafts.write(draft(text, visit));
  await vi.advanceTimersByTimeAsync(10 * SENT_EVERY);
  expect(sent).toEqual(["v1a", "v2b", "v1b"]);
});

test("nothing is sent without a connection, and what this page wrote is told anew with the next one", async () => {
  const drafts = await page(new Phone());
  const sent: string[] = [];
  drafts.connected(({ text }) => void sent.push(text));
  drafts.write(draft("a"));
  drafts.disconnected();
  drafts.write(draft("ab"));
  await vi.advanceTimersByTimeAsync(10 * SENT_EVERY);
  expect(sent).toEqual(["a"]);
  drafts.connected(({ text }) => void sent.push(text));
  await quiet();
  drafts.disconnected();
  drafts.connected(({ text }) => void sent.push(text));
  await quiet();
  await vi.advanceTimersByTimeAsync(SENT_EVERY);
  expect(sent).toEqual(["a", "ab", "ab"]);
});

test("what an earlier page wrote without a connection is told once there is one, and is not saved before", async () => {
  const phone = new Phone();
  const earlier = await page(phone);
  earlier.write(draft("written offline"));
  await earlier.flush();
  const drafts = await page(phone);
  const sent: string[] = [];
  expect(drafts.told.value).toBe(false);
  drafts.connected(({ text }) => void sent.push(text));
  await until(() => drafts.told.value);
  expect(sent).toEqual(["written offline"]);
});

test("a tab that was behind does not tell its older words when it is connected again", async () => {
  const phone = new Phone();
  const [behind, ahead] = [await page(phone), await page(phone)];
  behind.write(draft("5/6"));
  await behind.flush();
  ahead.write(draft("5/6, for"));
  await ahead.flush();
  const sent: string[] = [];
  behind.connected(({ text }) => void sent.push(text));
  await quiet();
  expect([texts(behind), sent]).toEqual([["5/6, for"], []]);
});

test("what this page is about to put on the disk is newer than what is there", async () => {
  const phone = new Phone();
  const [here, there] = [await page(phone), await page(phone)];
  there.write(draft("theirs"));
  await there.flush();
  here.write(draft("mine"));
  await here.refresh();
  expect(texts(here)).toEqual(["mine"]);
  await here.flush();
  await there.refresh();
  expect(texts(there)).toEqual(["mine"]);
});

test("what another tab has written is shown here, and left to that tab to keep and to send", async () => {
  const phone = new Phone();
  const drafts = await page(phone);
  const sent: string[] = [];
  drafts.write(draft("5/6"));
  drafts.take(draft("5/6, for"));
  expect(texts(drafts)).toEqual(["5/6, for"]);
  expect([drafts.pending.value.size, drafts.told.value]).toEqual([0, true]);
  drafts.connected(({ text }) => void sent.push(text));
  await drafts.flush();
  expect(sent).toEqual([]);
  drafts.take(draft(""));
  expect(texts(drafts)).toEqual([]);
});

test("it is known whether the server has been told everything", async () => {
  const drafts = await page(new Phone());
  drafts.write(draft("5/6"));
  expect(drafts.told.value).toBe(false);
  drafts.connected(() => undefined);
  await until(() => drafts.told.value);
});

test("it is known which page wrote a draft, and what the disk has of it", async () => {
  const phone = new Phone();
  const [here, there] = [await page(phone), await page(phone)];
  here.write(draft("5/6"));
  await here.flush();
  await there.refresh();
  expect([here.isMine(draft("")), there.isMine(draft(""))]).toEqual([true, false]);
  expect(await there.kept(draft(""))).toEqual(draft("5/6"));
  expect(await there.kept(draft("", "v2"))).toBeUndefined();
});
