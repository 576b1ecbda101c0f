// The library's side of a connection, and a page on top of it.

import { Drafts } from "../src/drafts";
import { Outbox } from "../src/outbox";
import { Connection } from "../src/socket";
import { Storage } from "../src/storage";
import { Store } from "../src/store";
import type { Failure, Listener, Wire } from "../src/transport";
import type { Auth, CommandMessage, Draft, Reply, Resync, Welcome } from "../src/wire";
import { SEAT } from "./support";

export const AUTH = { protocol: 1, room: "ABC234", token: "t", language: "en" };
export const WELCOME: Welcome = {
  you: { kind: "student", participant: "p2" },
  protocol: 1,
  server_time: 5_000,
  language: "en",
  streams: ["class"],
};

/** What the library was asked to do, and what it tells. */
export class FakeWire implements Wire {
  readonly done: string[] = [];
  readonly commands: CommandMessage[] = [];
  readonly acknowledges: ((reply: Reply) => void)[] = [];
  readonly resyncs: Resync[] = [];
  readonly drafts: Draft[] = [];

  constructor(
    readonly auth: () => Auth,
    readonly tell: Listener,
  ) {}

  connect = (): void => void this.done.push("connect");
  disconnect = (): void => void this.done.push("disconnect");
  avoidWebSocket = (): void => void this.done.push("avoid WebSocket");
  resync = (message: Resync): void => void this.resyncs.push(message);
  draft = (message: Draft): void => void this.drafts.push(message);
  command = (message: CommandMessage, acknowledge: (reply: Reply) => void): void => {
    this.commands.push(message);
    this.acknowledges.push(acknowledge);
  };

  comesUp(): void {
    this.tell.opened();
    this.tell.heard();
    this.tell.welcome(WELCOME);
  }

  fails(failure: Partial<Failure>): void {
    this.tell.failed({ refusal: null, timedOut: false, final: false, ...failure });
  }

  /** What was asked of it since the last time. */
  news(): string[] {
    return this.done.splice(0);
  }
}

export interface Page {
  readonly wire: FakeWire;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly connection: Connection;
  readonly room: string;
  readonly token: string;
}

export function page(storage = new Storage(undefined)): Page {
  const store = new Store();
  const drafts = new Drafts(SEAT, storage);
  const outbox = new Outbox({ seat: SEAT, storage, others: null, unanswered: () => connection.doubt() });
  const wires: FakeWire[] = [];
  const connection = new Connection({
    open: (auth, listener) => {
      const wire = new FakeWire(auth, listener);
      wires.push(wire);
      return wire;
    },
    auth: AUTH,
    store,
    outbox,
    drafts,
  });
  const [wire] = wires;
  if (!wire) throw new Error("no wire");
  return { wire, room: "ABC234", token: "t", store, outbox, drafts, connection };
}
