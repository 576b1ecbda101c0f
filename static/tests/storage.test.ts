import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserStorage, Storage, type KeptCommand } from "../src/storage";
import { point, quiet, SEAT, stopClocks, until } from "./support";

beforeEach(stopClocks);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function command(id: string, seat = SEAT): KeptCommand {
  return { seat, message: { ...point(id), id }, at: 1, refusal: null };
}

async function ids(storage: Storage, seat = SEAT): Promise<string[] | null> {
  return (await storage.commands(seat))?.map((each) => each.message.id) ?? null;
}

test("commands come back in the order in which they were kept, each seat's apart, after a reload too", async () => {
  const factory = new IDBFactory();
  const [one, other] = [new Storage(factory), new Storage(factory)];
  expect(await one.keepCommand(command("a"))).toBe(1);
  expect(await other.keepCommand(command("b"))).toBe(2);
  await one.keepCommand(command("x", "another seat"));
  await one.keepCommand(command("c"));
  expect(await ids(new Storage(factory))).toEqual(["a", "b", "c"]);
  await other.forgetCommand(1);
  expect(await ids(one)).toEqual(["b", "c"]);
  expect(one.lasting.value).toBe(true);
});

test("a refusal is kept with its command, and does not bring back what another tab has forgotten", async () => {
  const factory = new IDBFactory();
  const storage = new Storage(factory);
  const refused = { code: "not-now", message: "Too late." } as const;
  await storage.keepCommand(command("a"));
  await storage.keepCommand(command("b"));
  await storage.forgetCommand(1);
  await storage.refuseCommand(1, refused);
  await storage.refuseCommand(2, refused);
  expect(await storage.commands(SEAT)).toEqual([{ ...command("b"), n: 2, refusal: refused }]);
  expect(await storage.keepCommand(command("c"))).toBe(3);
});

test("drafts are kept by seat and slot", async () => {
  const storage = new Storage(new IDBFactory());
  const draft = { kind: "answer", visit: "v1", text: "5/6" } as const;
  await storage.keepDraft({ seat: SEAT, slot: "one", draft: { ...draft, text: "5" } });
  await storage.keepDraft({ seat: SEAT, slot: "one", draft });
  await storage.keepDraft({ seat: SEAT, slot: "two", draft });
  await storage.keepDraft({ seat: "another seat", slot: "one", draft });
  await storage.forgetDraft(SEAT, "two");
  expect(await storage.drafts(SEAT)).toEqual([{ seat: SEAT, slot: "one", draft }]);
});

test("without IndexedDB nothing is kept, and that is told", async () => {
  const storage = new Storage(undefined);
  expect(storage.lasting.value).toBe(false);
  expect(await storage.keepCommand(command("a"))).toBeNull();
  expect(await ids(storage)).toBeNull();
  expect(await storage.drafts(SEAT)).toEqual([]);
});

test("a browser that forbids even to look for IndexedDB has none", () => {
  vi.stubGlobal("indexedDB", undefined);
  expect(browserStorage()).toBeUndefined();
  const forbidden = vi.spyOn(globalThis, "indexedDB", "get").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(browserStorage()).toBeUndefined();
  expect(forbidden).toHaveBeenCalledOnce();
});

test("a full disk is told, and so is that there is room again", async () => {
  const storage = new Storage(new IDBFactory());
  const full = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await storage.keepCommand(command("a"))).toBeNull();
  expect(storage.lasting.value).toBe(false);
  expect(await ids(storage)).toEqual([]);
  expect(storage.lasting.value).toBe(false);
  full.mockRestore();
  expect(await storage.keepCommand(command("b"))).toBe(1);
  expect(storage.lasting.value).toBe(true);
});

test("a database that the phone has closed behind the page is opened again", async () => {
  const factory = new IDBFactory();
  const opened: IDBOpenDBRequest[] = [];
  const open = factory.open.bind(factory);
  vi.spyOn(factory, "open").mockImplementation((...names) => {
    const request = open(...names);
    opened.push(request);
    return request;
  });
  const storage = new Storage(factory);
  await storage.keepCommand(command("a"));
  opened[0]?.result.close();
  expect(await storage.keepCommand(command("b"))).toBe(2);
  expect(storage.lasting.value).toBe(true);
  expect(opened.length).toBe(2);
});

test("a database that never answers is given up once, and then no more waited for", async () => {
  const factory = new IDBFactory();
  const open = vi.spyOn(factory, "open").mockReturnValue(new EventTarget() as IDBOpenDBRequest);
  const storage = new Storage(factory);
  let first: number | null | undefined;
  void storage.keepCommand(command("a")).then((n) => (first = n));
  await until(() => vi.getTimerCount() === 1);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(first).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await until(() => first === null);
  expect(storage.lasting.value).toBe(false);
  expect(await storage.keepCommand(command("b"))).toBeNull();
  expect(open).toHaveBeenCalledOnce();
});

test("a database that only slept with its phone is used again", async () => {
  const storage = new Storage(new IDBFactory());
  const first = storage.keepCommand(command("a"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await first).toBeNull();
  expect(storage.lasting.value).toBe(false);
  await quiet();
  expect(await storage.keepCommand(command("b"))).toBe(2);
  expect(storage.lasting.value).toBe(true);
  expect(await ids(storage)).toEqual(["a", "b"]);
});

test("a database that cannot be opened is told", async () => {
  const factory = new IDBFactory();
  vi.spyOn(factory, "open").mockImplementation(() => {
    throw new DOMException("broken", "UnknownError");
  });
  const storage = new Storage(factory);
  expect(await storage.keepCommand(command("a"))).toBeNull();
  expect(storage.lasting.value).toBe(false);
});
