// Everything a page needs to take part in a room, put together.

import { Drafts } from "./drafts";
import { Outbox } from "./outbox";
import { Connection } from "./socket";
import { browserStorage, Storage } from "./storage";
import { Store } from "./store";
import { browserChannel } from "./tabs";
import { openWire } from "./transport";
import { watchPage } from "./watching";
import { PROTOCOL } from "./wire";

export interface Start {
  readonly room: string;
  /** null: the instructor, whom the server knows by the cookie. */
  readonly token: string | null;
  readonly language: string;
}

export interface Client {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly connection: Connection;
}

/** What the server has written into the page, and the token that only the address has. */
export function startOf(page: Window): Start {
  const written: Partial<Start> = JSON.parse(page.document.getElementById("room")?.textContent ?? "{}");
  const token = new URLSearchParams(page.location.hash.slice(1)).get("token");
  return { room: written.room ?? "", token: written.token ?? token, language: written.language ?? "en" };
}

/** Connects, and goes on trying. Reading what earlier pages left goes on beside it. */
export function joinRoom(page: Window, { room, token, language }: Start): Client {
  const seat = `${room} ${token ?? "instructor"}`;
  const storage = new Storage(browserStorage());
  const store = new Store();
  const drafts = new Drafts(seat, storage);
  const outbox = new Outbox({ seat, storage, others: browserChannel(), unanswered: () => connection.doubt() });
  const auth = { protocol: PROTOCOL, room, token, language };
  const connection = new Connection({ open: openWire, auth, store, outbox, drafts });
  watchPage(page, { awake: (hidden) => connection.awake(hidden), going: () => void drafts.flush() });
  void outbox.start();
  void drafts.start();
  return { store, outbox, drafts, connection };
}
