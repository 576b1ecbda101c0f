// Sends what waits in the queue: in order, a few at a time, again under the same id until it is acknowledged. Every tab
// of a seat sends all that waits, whichever tab it is from: the server takes an id once, so twice does no harm.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { newId } from "./ids";
import { Queue, type Entry } from "./queue";
import type { Refusal, Storage } from "./storage";
import type { Channel } from "./tabs";
import { LIMITS, type AnyCommand, type CommandMessage, type RefusedReply, type Reply } from "./wire";

export const IN_FLIGHT = 8;
/** All in ms. */
export const ACKNOWLEDGED_WITHIN = 10_000;
/** What another tab has asked is left to that tab for so long. */
export const OTHERS_FIRST = 2_000;
export const FIRST_RETRY = 1_000;
export const LAST_RETRY = 30_000;
/** An acknowledgement may come before the patch that shows what it did; the patch follows well within this. */
export const SHOWN_WITHIN = 3_000;

/** Bytes that Socket.IO puts around a command, at most. */
const WRAPPING = 64;
/** The fields that say what a command is about. */
const ABOUT = ["type", "kind", "visit", "prompt", "participant", "group", "card", "contribution", "proposal"];

export type Transmit = (message: CommandMessage, acknowledge: (reply: Reply) => void) => void;
export type State = "saved" | "saving" | "offline";
type Timer = ReturnType<typeof setTimeout>;

/** What the server has stored a moment ago, and under which number. */
export interface Taken {
  readonly message: CommandMessage;
  readonly seq: number;
}

interface Flight {
  readonly about: string;
  readonly timer: Timer;
}

export interface OutboxParts {
  /** Whose commands these are, among all that this phone keeps. */
  readonly seat: string;
  readonly storage: Storage;
  readonly others: Channel | null;
  /** Called when an acknowledgement has not come in time. */
  readonly unanswered: () => void;
}

export class Outbox {
  private readonly queue: Queue;
  private readonly unanswered: () => void;
  private readonly transmit = signal<Transmit | null>(null);
  private readonly flights = new Map<string, Flight>();
  private readonly justTaken = signal<readonly Taken[]>([]);
  private resting: Timer | undefined;
  private later: Timer | undefined;
  private retries = 0;

  readonly waiting: ReadonlySignal<readonly Entry[]>;
  /** In the order in which they were acknowledged; each goes after `SHOWN_WITHIN`. */
  readonly taken: ReadonlySignal<readonly Taken[]> = this.justTaken;
  readonly refused: ReadonlySignal<readonly Entry[]>;
  readonly lasting: ReadonlySignal<boolean>;
  /** Whether what earlier pages left is among them. */
  readonly loaded: ReadonlySignal<boolean>;
  /** Never "saved" while anything of this seat, from whichever tab, is unacknowledged. */
  readonly state: ReadonlySignal<State>;

  constructor({ seat, storage, others, unanswered }: OutboxParts) {
    this.queue = new Queue(seat, storage, others, () => this.pumpLater());
    this.unanswered = unanswered;
    this.waiting = this.queue.waiting;
    this.refused = this.queue.refused;
    this.lasting = this.queue.lasting;
    this.loaded = this.queue.loaded;
    this.state = computed(() => {
      if (!this.transmit.value) return "offline";
      return this.queue.loaded.value && this.waiting.value.length === 0 ? "saved" : "saving";
    });
  }

  /** Reads what an earlier page left; nothing is sent before. */
  async start(): Promise<void> {
    await this.queue.load();
    this.pump();
  }

  /** The id under which it is in `waiting`, and in `refused` if the server will not take it. What several tabs may ask
      at once has an id of its own making, so that it happens once. */
  add(command: AnyCommand, id = newId()): string {
    const message: CommandMessage = { ...command, id };
    void this.queue.add(message, tooLarge(message)).then(() => this.pump());
    return message.id;
  }

  /** The user has seen that it was refused, and has its words. */
  dismiss(id: string): void {
    const entry = this.refused.value.find((each) => each.message.id === id);
    if (entry) void this.queue.remove(entry);
  }

  connected(transmit: Transmit): void {
    this.transmit.value = transmit;
    this.rest(undefined);
    void this.queue.load().then(() => this.pump());
  }

  /** What was under way may have arrived or not: it will be sent again. */
  disconnected(): void {
    this.transmit.value = null;
    for (const id of [...this.flights.keys()]) this.land(id);
  }

  /** Two commands about the same thing are never under way together: if the first must be sent again, the second has
      not overtaken it. */
  private pump(): void {
    const transmit = this.transmit.value;
    if (!transmit || !this.queue.loaded.value || this.resting !== undefined) return;
    this.landWhatIsGone();
    const busy = new Set(Array.from(this.flights.values(), (flight) => flight.about));
    for (const { message, ready } of this.waiting.value) {
      if (this.flights.has(message.id)) continue;
      const about = aboutOf(message);
      if (!ready || this.flights.size >= IN_FLIGHT || busy.has(about)) return;
      busy.add(about);
      this.send(transmit, message, about);
    }
  }

  private send(transmit: Transmit, message: CommandMessage, about: string): void {
    const timer = setTimeout(() => {
      this.land(message.id);
      this.unanswered();
      this.pump();
    }, ACKNOWLEDGED_WITHIN);
    this.flights.set(message.id, { about, timer });
    transmit(message, (reply) => this.answered(message.id, reply));
  }

  private answered(id: string, reply: Reply): void {
    const entry = this.queue.find(id);
    if (!entry) return;
    this.land(id);
    if (reply.ok) {
      this.retries = 0;
      const taken = { message: entry.message, seq: reply.seq };
      batch(() => {
        this.justTaken.value = [...this.justTaken.value, taken];
        void this.queue.remove(entry);
      });
      setTimeout(() => {
        this.justTaken.value = this.justTaken.value.filter((each) => each !== taken);
      }, SHOWN_WITHIN);
    } else if (reply.code === "too-fast" || reply.code === "not-saved") {
      this.rest(reply);
    } else {
      void this.queue.refuse(entry, { code: reply.code, message: reply.message });
    }
    this.pump();
  }

  private land(id: string): void {
    clearTimeout(this.flights.get(id)?.timer);
    this.flights.delete(id);
  }

  /** Another tab's acknowledgement may have come first. */
  private landWhatIsGone(): void {
    const waiting = new Set(this.waiting.value.map((each) => each.message.id));
    for (const id of [...this.flights.keys()]) if (!waiting.has(id)) this.land(id);
  }

  private pumpLater(): void {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.pump();
    }, OTHERS_FIRST);
  }

  /** Sends nothing for as long as the server says, else ever longer; without a reply, goes on at once. */
  private rest(reply: RefusedReply | undefined): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    if (!reply) return;
    const wait = reply.retry_after_ms ?? Math.min(FIRST_RETRY * 2 ** this.retries++, LAST_RETRY);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.pump();
    }, wait);
  }
}

function aboutOf(message: CommandMessage): string {
  const fields = new Map(Object.entries(message));
  return JSON.stringify(ABOUT.map((name) => fields.get(name) ?? null));
}

/** The server would end the connection over a larger message, again and again. */
function tooLarge(message: CommandMessage): Refusal | null {
  const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
  return bytes + WRAPPING > LIMITS.MESSAGE_LIMIT ? { code: "too-large", message: "" } : null;
}
