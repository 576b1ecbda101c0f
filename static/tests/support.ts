// What the tests of the pages' code share. Timers are Vitest's, so that no test waits for the clock; IndexedDB (in
// memory) and promises run by themselves, and `until` gives them their turns.

import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import { Outbox, type Transmit } from "../src/outbox";
import { Storage } from "../src/storage";
import type { Channel } from "../src/tabs";
import type { AnyCommand, Code, CommandMessage, Reply } from "../src/wire";

export const SEAT = "ABC234 token";
export const TWENTY = Array.from({ length: 20 }, (_, index) => `point ${index}`);

export function stopClocks(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now: 1_790_000_000_000 });
}

// Node's own, which is never stopped; its types are not among the project's packages.
declare function setImmediate(run: () => void): unknown;

/** One turn of everything that is ready to run. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

export async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 3_000) throw new Error(`never: ${condition}`);
    await turn();
  }
}

/** Enough turns for whatever was going to happen without the clock. */
export async function quiet(): Promise<void> {
  for (let turns = 0; turns < 40; turns++) await turn();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** A command about something of its own. */
export function point(text: string, card = text): AnyCommand {
  return { type: "HandIn", kind: "point", visit: "v2", text, card };
}

export function textOf(message: CommandMessage): string {
  return "text" in message ? message.text : "";
}

export function refusal(code: Code, retry_after_ms: number | null = null): Reply {
  return { ok: false, code, message: `no: ${code}`, retry_after_ms };
}

/** The server as an outbox sees it: what has come, and the acknowledgements that the test gives. */
export class FakeServer {
  readonly came: CommandMessage[] = [];
  readonly open: { readonly message: CommandMessage; readonly acknowledge: (reply: Reply) => void }[] = [];
  mostAtOnce = 0;
  private seq = 0;

  readonly transmit: Transmit = (message, acknowledge) => {
    this.came.push(message);
    this.open.push({ message, acknowledge });
    this.mostAtOnce = Math.max(this.mostAtOnce, this.open.length);
  };

  get texts(): string[] {
    return this.came.map(textOf);
  }

  /** Answers the oldest that is open. */
  answer(reply?: Reply): void {
    const next = this.open.shift();
    if (!next) throw new Error("nothing to answer");
    next.acknowledge(reply ?? { ok: true, seq: ++this.seq });
  }

  /** What was under way is answered no more. */
  cut(): void {
    this.open.length = 0;
  }
}

/** BroadcastChannels of the tabs of one browser. */
export class Tabs {
  private readonly channels: Channel[] = [];

  open(): Channel {
    const channel: Channel = { onmessage: null, postMessage: (message) => this.send(channel, message) };
    this.channels.push(channel);
    return channel;
  }

  private send(from: Channel, message: string): void {
    const others = this.channels.filter((each) => each !== from);
    queueMicrotask(() => others.forEach((each) => each.onmessage?.(new MessageEvent("message", { data: message }))));
  }
}

/** One phone: its disk, its tabs. */
export class Phone {
  readonly factory = new IDBFactory();
  readonly tabs = new Tabs();

  async tab(seat = SEAT): Promise<{ readonly outbox: Outbox; readonly storage: Storage; readonly silences: string[] }> {
    const storage = new Storage(this.factory);
    const silences: string[] = [];
    const outbox = new Outbox({ seat, storage, others: this.tabs.open(), unanswered: () => void silences.push("") });
    await outbox.start();
    return { outbox, storage, silences };
  }
}
