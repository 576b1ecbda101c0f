// What this phone keeps over a reload: commands on their way and drafts, in IndexedDB. Where that is missing, broken or
// hangs, nothing is kept, `lasting` says so, and the page goes on with what it has in memory.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Code, CommandMessage, Draft } from "./wire";

export interface Refusal {
  readonly code: Code;
  readonly message: string;
}

export interface KeptCommand {
  readonly seat: string;
  readonly message: CommandMessage;
  /** When it was asked, in ms. */
  readonly at: number;
  /** Set where the server will never take it: kept so that its words can still be copied. */
  readonly refusal: Refusal | null;
}

/** `n` orders all commands of this device, whichever tab they are from. */
export type NumberedCommand = KeptCommand & { readonly n: number };

export interface KeptDraft {
  readonly seat: string;
  readonly slot: string;
  readonly draft: Draft;
}

const NAME = "facilitator";
const COMMANDS = "commands";
const DRAFTS = "drafts";
/** Some browsers never answer a broken database. In ms. */
const PATIENCE = 3_000;

type Work<Result> = (store: IDBObjectStore) => IDBRequest<Result>;

export class Storage {
  private readonly works = signal(false);
  private database: Promise<IDBDatabase> | null = null;
  private hangs = false;

  /** Whether what was last put here outlives the page. */
  readonly lasting: ReadonlySignal<boolean> = this.works;

  constructor(private readonly factory: IDBFactory | undefined) {
    this.works.value = factory !== undefined;
  }

  /** In the order in which they were asked; null where that cannot be told. */
  async commands(seat: string): Promise<readonly NumberedCommand[] | null> {
    return this.run(COMMANDS, "readonly", (store) => store.index("seat").getAll(seat));
  }

  /** The command's number once it is on the disk; null where it is not. */
  async keepCommand(command: KeptCommand): Promise<number | null> {
    return this.run(COMMANDS, "readwrite", (store) => store.add(command) as IDBRequest<number>);
  }

  /** Unless another tab has forgotten it meanwhile. */
  async refuseCommand(n: number, refusal: Refusal): Promise<void> {
    await this.run(COMMANDS, "readwrite", (store) => {
      const found: IDBRequest<NumberedCommand | undefined> = store.get(n);
      found.addEventListener("success", () => {
        if (found.result) store.put({ ...found.result, refusal });
      });
      return found;
    });
  }

  async forgetCommand(n: number): Promise<void> {
    await this.run(COMMANDS, "readwrite", (store) => store.delete(n));
  }

  async drafts(seat: string): Promise<readonly KeptDraft[]> {
    return (await this.run(DRAFTS, "readonly", (store) => store.index("seat").getAll(seat))) ?? [];
  }

  async keepDraft(draft: KeptDraft): Promise<void> {
    await this.run(DRAFTS, "readwrite", (store) => store.put(draft));
  }

  async forgetDraft(seat: string, slot: string): Promise<void> {
    await this.run(DRAFTS, "readwrite", (store) => store.delete([seat, slot]));
  }

  /** A second try with the database opened anew: phones close it behind a page that was in the background. */
  private async run<Result>(name: string, mode: IDBTransactionMode, work: Work<Result>): Promise<Result | null> {
    const found = (await this.attempt(name, mode, work)) ?? (await this.attempt(name, mode, work));
    if (!found || mode === "readwrite") this.works.value = found !== null;
    return found === null ? null : found.result;
  }

  private async attempt<Result>(
    name: string,
    mode: IDBTransactionMode,
    work: Work<Result>,
  ): Promise<{ readonly result: Result } | null> {
    if (!this.factory || this.hangs) return null;
    const task = this.opened(this.factory).then((database) => done(database, name, mode, work));
    try {
      return { result: await within(PATIENCE, task) };
    } catch (problem) {
      if (problem instanceof Hanging) this.hangUntil(task);
      else this.database = null;
      return null;
    }
  }

  private async opened(factory: IDBFactory): Promise<IDBDatabase> {
    this.database ??= open(factory);
    return this.database;
  }

  /** Nobody waits a second time, unless it was only the phone that slept. */
  private hangUntil(task: Promise<unknown>): void {
    this.hangs = true;
    const goesOn = (): void => void (this.hangs = false);
    task.then(goesOn, goesOn);
  }
}

/** The browser's IndexedDB; merely looking for it is an error where the user has forbidden it. */
export function browserStorage(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

class Hanging extends Error {}

function within<Result>(ms: number, task: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Hanging()), ms);
    task.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(COMMANDS, { keyPath: "n", autoIncrement: true }).createIndex("seat", "seat");
      request.result.createObjectStore(DRAFTS, { keyPath: ["seat", "slot"] }).createIndex("seat", "seat");
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

/** Runs one request in a transaction of its own; resolves once that is on the disk. */
function done<Result>(
  database: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  work: Work<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: name === COMMANDS ? "strict" : "relaxed" });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
