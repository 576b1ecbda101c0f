// A server that is nothing but Socket.IO: an echo, one message to all, and one to the console.

import { Countdown, Quiet } from "./waiting.ts";
import { type Listener, packet, Phone } from "./phone.ts";
import { type Answered, type Drafted, type Joined, median, type Room, type Told } from "./room.ts";
import { everySoOften, serialOf, textOf } from "./texts.ts";

const QUIET_MS = 200;
const TOLD = Buffer.from('42["told"');
const DRAFT = Buffer.from('42["draft"');

export class BareRoom implements Room {
  #url: string;
  #bytes: number;
  #quiet = new Quiet();
  #phones: Phone[] = [];
  #console: Phone | undefined;
  #listener: Listener = {};

  /** `bytes`: how long the message is that goes to all. */
  constructor(url: string, bytes: number) {
    this.#url = url;
    this.#bytes = bytes;
  }

  async open(): Promise<void> {
    this.#console = await this.#connect(-1);
    const acked = new Countdown(1, "the console");
    this.#listener = { ack: () => acked.tick() };
    this.#console.emit("console", null, 0);
    await acked.done;
    (await this.#connect(-2)).leave();
  }

  async join(count: number): Promise<Joined> {
    const started = performance.now();
    this.#phones = await Promise.all(Array.from({ length: count }, (_, place) => this.#connect(place)));
    return { ms: performance.now() - started };
  }

  async tell(): Promise<Told> {
    await this.#quiet.of(QUIET_MS);
    const arrived: number[] = [];
    let bytes = 0;
    const all = new Countdown(this.#phones.length, "told");
    this.#listener = {
      event: (phone, data) => {
        if (phone === this.#console || data.compare(TOLD, 0, TOLD.length, 0, TOLD.length) !== 0) return;
        arrived.push(performance.now());
        bytes = data.length;
        all.tick();
      },
    };
    const started = performance.now();
    this.#console!.emit("tell", "x".repeat(Math.max(0, this.#bytes - TOLD.length - 4)));
    await all.done;
    return { median_ms: median(arrived) - started, last_ms: Math.max(...arrived) - started, bytes };
  }

  async draft(perSecond: number, seconds: number): Promise<Drafted> {
    await this.#quiet.of(QUIET_MS);
    const sentAt: number[] = [];
    const took: number[] = [];
    const all = new Countdown(perSecond * seconds, "drafts");
    this.#listener = {
      event: (_, data) => {
        if (data.compare(DRAFT, 0, DRAFT.length, 0, DRAFT.length) !== 0) return;
        took.push(performance.now() - sentAt[serialOf(data.toString())]!);
        all.tick();
      },
    };
    await everySoOften(perSecond, seconds, (serial) => {
      sentAt.push(performance.now());
      this.#phones[serial % this.#phones.length]!.emit("draft", { text: textOf(serial) });
    });
    await all.done;
    return { median_ms: median(took), last_ms: Math.max(...took), sent: sentAt.length, seen: took.length };
  }

  async answer(): Promise<Answered> {
    await this.#quiet.of(QUIET_MS);
    const acked: number[] = [];
    const all = new Countdown(this.#phones.length, "answers");
    this.#listener = {
      ack: () => {
        acked.push(performance.now());
        all.tick();
      },
    };
    const messages = this.#phones.map((_, place) => packet("echo", { id: `${place}`, text: textOf(place) }, 1));
    const started = performance.now();
    this.#phones.forEach((phone, place) => phone.send(messages[place]!));
    await all.done;
    const ms = Math.max(...acked) - started;
    return { ms, median_ms: median(acked) - started, count: acked.length, console_ms: null };
  }

  close(): void {
    for (const phone of [...this.#phones, this.#console]) phone?.leave();
  }

  #connect(place: number): Promise<Phone> {
    return new Promise((resolve, reject) => {
      new Phone(place, { url: this.#url }, {
        connected: resolve,
        lost: (_, why) => reject(new Error(`phone ${place}: ${why}`)),
        event: (phone, data) => {
          this.#quiet.heard();
          this.#listener.event?.(phone, data);
        },
        ack: (phone, number, data) => this.#listener.ack?.(phone, number, data),
      });
    });
  }
}
