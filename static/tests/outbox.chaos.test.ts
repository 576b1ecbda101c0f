// Trouble at random: cuts, lost acknowledgements, refusals, reloads, two tabs. Whatever happens, every command is taken
// once or refused and kept, in order where it is about the same thing, and no tab says saved before it is true.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outbox } from "../src/outbox";
import type { CommandMessage, Reply } from "../src/wire";
import { chance, Phone, pick, point, quiet, refusal, stopClocks, textOf, until } from "./support";

const STEPS = 50;
const CARDS = ["b1", "b2", "b3"];

function cardOf(message: CommandMessage): string | null | undefined {
  return message.type === "HandIn" ? message.card : undefined;
}

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

interface Packet {
  readonly message: CommandMessage;
  readonly acknowledge: (reply: Reply) => void;
}

/** Takes an id once, and answers it the same for ever; until then refuses as it likes. */
class Lesson {
  readonly taken = new Map<string, Reply>();
  readonly order: CommandMessage[] = [];

  constructor(
    private readonly random: () => number,
    public calm = false,
  ) {}

  answer(message: CommandMessage): Reply {
    const before = this.taken.get(message.id);
    if (before) return before;
    const luck = this.calm ? 1 : this.random();
    if (luck < 0.1) return refusal("too-fast", 300);
    if (luck < 0.2) return refusal("not-saved");
    const reply: Reply = luck < 0.3 ? refusal("not-now") : { ok: true, seq: this.taken.size + 1 };
    this.taken.set(message.id, reply);
    this.order.push(message);
    return reply;
  }
}

class Tab {
  /** Ids that it has asked since its page was loaded. */
  readonly asked: string[] = [];
  private sent: Packet[] = [];

  constructor(readonly outbox: Outbox) {}

  connect(): void {
    this.outbox.connected((message, acknowledge) => void this.sent.push({ message, acknowledge }));
  }

  cut(): void {
    this.sent = [];
    this.outbox.disconnected();
  }

  /** The next message arrives; its acknowledgement may get lost on the way back. */
  deliver(lesson: Lesson, lost: boolean): void {
    const packet = this.sent.shift();
    if (!packet) return;
    const reply = lesson.answer(packet.message);
    if (!lost) packet.acknowledge(reply);
  }
}

class Play {
  readonly phone = new Phone();
  readonly lesson: Lesson;
  readonly tabs: Tab[] = [];
  readonly asked = new Map<string, string>();
  private texts = 0;

  constructor(private readonly random: () => number) {
    this.lesson = new Lesson(random);
  }

  async open(): Promise<Tab> {
    return new Tab((await this.phone.tab()).outbox);
  }

  ask(tab: Tab): void {
    const text = `${this.texts++}`;
    const id = tab.outbox.add(point(text, pick(CARDS, this.random)));
    tab.asked.push(id);
    this.asked.set(id, text);
  }

  /** Until the disk has done all it was asked: it would seem to hang if the clock went on meanwhile, and what it has
      not got yet goes with the page. */
  async settle(): Promise<void> {
    await until(() => this.tabs.every(({ outbox }) => outbox.waiting.value.every((each) => each.ready)));
    await quiet();
  }

  async reload(tab: Tab): Promise<void> {
    await this.settle();
    tab.cut();
    this.tabs[this.tabs.indexOf(tab)] = await this.open();
  }

  async step(): Promise<void> {
    const tab = pick(this.tabs, this.random);
    const luck = this.random();
    if (luck < 0.35) this.ask(tab);
    else if (luck < 0.7) tab.deliver(this.lesson, this.random() < 0.2);
    else if (luck < 0.78) tab.connect();
    else if (luck < 0.84) tab.cut();
    else if (luck < 0.87) await this.reload(tab);
    else if (luck < 0.95) await this.settle();
    else await this.later(this.random() * 4_000);
    this.check();
  }

  async later(ms: number): Promise<void> {
    await this.settle();
    await vi.advanceTimersByTimeAsync(ms);
  }

  check(): void {
    for (const { outbox, asked } of this.tabs) {
      if (outbox.state.value === "saved") expect(asked.filter((id) => !this.lesson.taken.has(id))).toEqual([]);
    }
  }

  async end(): Promise<void> {
    this.lesson.calm = true;
    for (const tab of this.tabs) tab.connect();
    for (let rounds = 0; rounds < 400 && this.tabs.some(({ outbox }) => outbox.state.value !== "saved"); rounds++) {
      for (const tab of this.tabs) tab.deliver(this.lesson, false);
      await this.later(400);
    }
  }
}

test.each(Array.from({ length: 30 }, (_, seed) => seed))("play %i", async (seed) => {
  const play = new Play(chance(seed));
  play.tabs.push(await play.open(), await play.open());
  for (let step = 0; step < STEPS; step++) await play.step();
  await play.end();

  expect(play.tabs.map(({ outbox }) => outbox.state.value)).toEqual(["saved", "saved"]);
  expect([...play.lesson.taken.keys()].sort()).toEqual([...play.asked.keys()].sort());
  const refused = [...play.lesson.taken].filter(([, reply]) => !reply.ok).map(([id]) => play.asked.get(id));
  for (const { outbox } of play.tabs) {
    expect(outbox.refused.value.map((each) => textOf(each.message)).sort()).toEqual(refused.sort());
  }
});

test.each(Array.from({ length: 15 }, (_, seed) => seed))("play of one tab %i keeps the order", async (seed) => {
  const play = new Play(chance(1_000 + seed));
  play.tabs.push(await play.open());
  for (let step = 0; step < STEPS; step++) await play.step();
  await play.end();
  for (const card of CARDS) {
    const about = play.lesson.order.filter((message) => cardOf(message) === card);
    const order = about.map((message) => Number(textOf(message)));
    expect(order).toEqual([...order].sort((one, other) => one - other));
  }
  expect(play.lesson.order.length).toBe(play.asked.size);
});
