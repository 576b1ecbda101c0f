// A lesson on this program, as its own pages take part: a seat by the form, the page, then the socket.

import { randomBytes } from "node:crypto";
import type { Snapshot } from "../../static/src/wire.ts";
import { commandId, Desk } from "./desk.ts";
import { Browser } from "./http.ts";
import { type Listener, packet, Phone } from "./phone.ts";
import { type Answered, type Drafted, type Joined, median, type Room, type Told } from "./room.ts";
import { everySoOften, serialOf, textOf } from "./texts.ts";
import { Countdown, Quiet } from "./waiting.ts";

/** Longer than the server rests between telling a large class twice. */
const QUIET_MS = 700;
const PATCH = Buffer.from('42["patch",{"stream":"class"');
const WELCOME = Buffer.from('42["welcome"');
const ACCEPTED = Buffer.from('[{"ok":true');
const PHASES = ["think", "pose"];

/** What the server has written into a student's page. */
interface Start {
  readonly room: string;
  readonly token: string;
  readonly snapshots: readonly Snapshot[];
}

const begins = (data: Buffer, start: Buffer) => data.compare(start, 0, start.length, 0, start.length) === 0;

export class LessonRoom implements Room {
  #url: string;
  #link: string;
  #plan: string;
  #desk: Desk;
  #quiet = new Quiet();
  #phones: Phone[] = [];
  #listener: Listener = {};
  #changes = 0;

  constructor({ url, link, plan }: { url: string; link: string; plan: string }) {
    this.#url = url;
    this.#link = link;
    this.#plan = plan;
    this.#desk = new Desk(url);
  }

  async open(): Promise<void> {
    await this.#desk.open(this.#link, this.#plan);
    await this.#desk.command({ type: "Start" });
    (await this.#connect(-2)).leave();
  }

  async join(count: number): Promise<Joined> {
    await this.#quiet.of(QUIET_MS);
    const started = performance.now();
    this.#phones = await Promise.all(Array.from({ length: count }, (_, place) => this.#connect(place)));
    return { ms: performance.now() - started };
  }

  /** The next phase: from the command to the class's patch. */
  async tell(): Promise<Told> {
    await this.#quiet.of(QUIET_MS);
    const arrived: number[] = [];
    let bytes = 0;
    const all = new Countdown(this.#phones.length, "told of a phase");
    this.#listener = {
      event: (_, data) => {
        if (!begins(data, PATCH)) return;
        arrived.push(performance.now());
        bytes = data.length;
        all.tick();
      },
    };
    const phase = PHASES[this.#changes++ % PHASES.length]!;
    const started = performance.now();
    await this.#desk.command({ type: "GoTo", visit: this.#desk.visit, phase });
    await all.done;
    const told = { median_ms: median(arrived) - started, last_ms: Math.max(...arrived) - started, bytes };
    await this.#quiet.of(QUIET_MS);
    if (arrived.length !== this.#phones.length) throw new Error("a phase change came in more than one patch");
    return told;
  }

  async draft(perSecond: number, seconds: number): Promise<Drafted> {
    await this.#quiet.of(QUIET_MS);
    this.#listener = {};
    const { visit, prompt } = this.#asked();
    const sentAt: number[] = [];
    const took: number[] = [];
    const last = perSecond * seconds - 1;
    const end = new Countdown(1, "the last draft");
    this.#desk.drafts = ({ set }) => {
      for (const { text } of Object.values(set)) {
        const serial = serialOf(text);
        took.push(performance.now() - sentAt[serial]!);
        if (serial === last) end.tick();
      }
    };
    await everySoOften(perSecond, seconds, (serial) => {
      sentAt.push(performance.now());
      const draft = { kind: "answer", visit, prompt, text: textOf(serial) };
      this.#phones[serial % this.#phones.length]!.emit("draft", draft);
    });
    await end.done;
    this.#desk.drafts = () => undefined;
    return { median_ms: median(took), last_ms: Math.max(...took), sent: sentAt.length, seen: took.length };
  }

  async answer(): Promise<Answered> {
    await this.#quiet.of(QUIET_MS);
    const { visit, prompt } = this.#asked();
    const count = this.#phones.length;
    const acked: number[] = [];
    let refused = "";
    const all = new Countdown(count, "answers");
    this.#listener = {
      ack: (_, __, data) => {
        acked.push(performance.now());
        if (!begins(data, ACCEPTED)) refused = data.toString();
        all.tick();
      },
    };
    const before = this.#desk.seen.size;
    const shown = new Countdown(1, "answers on the console");
    let shownAt = 0;
    this.#desk.changed = () => {
      if (shownAt || this.#desk.seen.size - before < count) return;
      shownAt = performance.now();
      shown.tick();
    };
    const messages = this.#phones.map((_, place) => {
      const body = { id: commandId(), type: "HandIn", kind: "answer", visit, prompt, text: textOf(place) };
      return packet("command", body, 1);
    });
    const started = performance.now();
    this.#phones.forEach((phone, place) => phone.send(messages[place]!));
    await Promise.all([all.done, shown.done]);
    if (refused) throw new Error(`an answer was refused: ${refused}`);
    const last = Math.max(...acked);
    return { ms: last - started, median_ms: median(acked) - started, count, console_ms: shownAt - last };
  }

  close(): void {
    for (const phone of this.#phones) phone.leave();
    this.#desk.close();
  }

  #asked(): { visit: string; prompt: string } {
    const { visit, prompts } = this.#desk;
    const [prompt] = prompts;
    if (prompt === undefined) throw new Error("nothing is asked in this phase");
    return { visit, prompt };
  }

  /** As a student's phone comes in: the form, the page that carries the room, the socket that goes on from there. */
  async #connect(place: number): Promise<Phone> {
    const browser = new Browser(this.#url);
    const fields = { name: `Student ${place}`, id: randomBytes(16).toString("base64url") };
    const seated = await browser.postForm(`/j/${this.#desk.room}`, fields);
    const page = await browser.get(seated.headers.location!);
    browser.close();
    const start = startOf(page.body);
    const have = Object.fromEntries(start.snapshots.map(({ stream, version }) => [stream, version]));
    const auth = { protocol: 1, room: start.room, token: start.token, have };
    return new Promise((resolve, reject) => {
      new Phone(place, { url: this.#url, auth }, {
        lost: (_, why) => reject(new Error(`phone ${place}: ${why}`)),
        event: (phone, data) => {
          this.#quiet.heard();
          if (begins(data, WELCOME)) resolve(phone);
          else this.#listener.event?.(phone, data);
        },
        ack: (phone, number, data) => this.#listener.ack?.(phone, number, data),
      });
    });
  }
}

function startOf(page: string): Start {
  const found = /id="start"[^>]*>(.*?)<\/script>/s.exec(page);
  if (!found) throw new Error("a page without its start");
  return JSON.parse(found[1]!) as Start;
}
