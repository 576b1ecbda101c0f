// Everything a page needs to take part in a room, put together.

import { Drafts } from "./drafts";
import { Outbox } from "./outbox";
import { Connection } from "./socket";
import { LastWords, ofThisTab } from "./lastWords";
import { browserStorage, Storage } from "./storage";
import { Store } from "./store";
import { browserChannel } from "./tabs";
import { openWire } from "./transport";
import { watchPage } from "./watching";
import { PROTOCOL, type Snapshot, type You } from "./wire";

/** What the server has written into the page. */
export interface Start {
  readonly room: string;
  /** null: the instructor, whom the server knows by the cookie. */
  readonly token: string | null;
  readonly language: string;
  readonly you: You;
  readonly server_time: number;
  /** What the page knows before it is connected. */
  readonly snapshots: readonly Snapshot[];
  /** The address that people type to come in. */
  readonly join: string;
  /** The projector's address; the instructor's only. */
  readonly screen: string | null;
  /** A room that is made up, to show a plan by: see preview.ts. */
  readonly preview?: boolean;
}

export interface Client {
  /** Whose it is: see `Start`. */
  readonly room: string;
  readonly token: string | null;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly connection: Connection;
}

export function startOf(page: Pick<Window, "document">): Start {
  const start: Start = JSON.parse(page.document.getElementById("start")?.textContent ?? "{}");
  return start;
}

/** Connects, and goes on trying. Reading what earlier pages left goes on beside it. */
export function joinRoom(page: Window, start: Start): Client {
  const { room, token, language } = start;
  const seat = `${room} ${token ?? "instructor"}`;
  const storage = new Storage(browserStorage());
  const store = new Store();
  store.carry(start);
  const drafts = new Drafts(seat, storage, new LastWords(ofThisTab()));
  const outbox = new Outbox({ seat, storage, others: browserChannel(), unanswered: () => connection.doubt() });
  const auth = { protocol: PROTOCOL, room, token, language };
  const connection = new Connection({ open: openWire, auth, store, outbox, drafts });
  watchPage(page, { awake: (hidden) => connection.awake(hidden), going: () => void drafts.leave() });
  void outbox.start();
  void drafts.start();
  return { room, token, store, outbox, drafts, connection };
}
