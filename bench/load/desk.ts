// The instructor's side of a room: signs in, opens it, leads it, and counts what its console is shown.

import { randomBytes } from "node:crypto";
import type { Drafts, Patch, Snapshot, VisitInfo, Welcome } from "../../static/src/wire.ts";
import { Browser } from "./http.ts";
import { Phone } from "./phone.ts";
import { Countdown } from "./waiting.ts";

const PROTOCOL = 1;

/** The acknowledgement of a command: its one argument. */
interface Reply {
  readonly ok: boolean;
  readonly seq: number;
  readonly message?: string;
}

export class Desk {
  room = "";
  visit = "";
  prompts: readonly string[] = [];
  /** Contributions that the console has been shown. */
  readonly seen = new Set<string>();
  /** Called after every message. */
  changed: () => void = () => undefined;
  drafts: (message: Drafts) => void = () => undefined;

  #url: string;
  #browser: Browser;
  #phone: Phone | undefined;
  /** Streams that the welcome has named and that have not come yet. */
  #missing: Set<string> | undefined;
  #replies = new Map<number, { resolve(seq: number): void; reject(error: Error): void }>();

  constructor(url: string) {
    this.#url = url;
    this.#browser = new Browser(url);
  }

  async open(link: string, plan: string): Promise<void> {
    await this.#browser.get(link);
    const opened = await this.#browser.postJson("/instructor/rooms", { plan, topics: {} });
    this.room = (JSON.parse(opened.body) as { room: string }).room;
    const ready = new Countdown(1, "the console's streams");
    this.changed = () => {
      if (this.#missing?.size !== 0) return;
      this.changed = () => undefined;
      ready.tick();
    };
    this.#phone = new Phone(
      -1,
      { url: this.#url, auth: { protocol: PROTOCOL, room: this.room, token: null, have: {} }, cookie: this.#browser.cookie },
      {
        event: (_, data) => this.#hear(JSON.parse(data.toString("utf8", 2))),
        ack: (_, number, data) => this.#answered(number, JSON.parse(data.toString())[0] as Reply),
        lost: (_, why) => ready.fail(`the console: ${why}`),
      },
    );
    await ready.done;
  }

  /** Resolves with the command's seq once it is stored. */
  command(body: Record<string, unknown>): Promise<number> {
    const number = this.#replies.size;
    return new Promise((resolve, reject) => {
      this.#replies.set(number, { resolve, reject });
      this.#phone!.emit("command", { ...body, id: commandId() }, number);
    });
  }

  close(): void {
    this.#phone?.leave();
    this.#browser.close();
  }

  #answered(number: number, reply: Reply): void {
    const waiting = this.#replies.get(number)!;
    if (reply.ok) waiting.resolve(reply.seq);
    else waiting.reject(new Error(reply.message));
  }

  #hear([event, message]: [string, unknown]): void {
    if (event === "welcome") this.#missing = new Set((message as Welcome).streams);
    else if (event === "snapshot") {
      const { stream, view } = message as Snapshot;
      this.#missing?.delete(stream);
      for (const [collection, entities] of Object.entries(view)) {
        for (const [id, entity] of Object.entries(entities)) this.#take(collection, id, entity);
      }
    } else if (event === "patch") {
      for (const [collection, id, entity] of (message as Patch).set) this.#take(collection, id, entity);
    } else if (event === "drafts") this.drafts(message as Drafts);
    this.changed();
  }

  #take(collection: string, id: string, entity: unknown): void {
    if (collection === "contributions") this.seen.add(id);
    else if (collection === "visits" && (entity as VisitInfo).ended_at === null) {
      this.visit = id;
      this.prompts = (entity as VisitInfo).prompts.map((prompt) => prompt.id);
    }
  }
}

export function commandId(): string {
  return randomBytes(16).toString("base64url");
}
