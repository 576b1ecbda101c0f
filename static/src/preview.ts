// A room's page that only shows what a plan looks like: it connects to nothing, keeps nothing and asks for nothing.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Client, Start } from "./client";
import { Drafts } from "./drafts";
import { newId } from "./ids";
import { Outbox } from "./outbox";
import { Connection } from "./socket";
import { Storage } from "./storage";
import { Store } from "./store";
import type { Listener, OpenWire } from "./transport";
import { PROTOCOL, type AnyCommand, type PresenceInfo } from "./wire";

/** Says that all is kept, so that no page warns of it. */
class Nowhere extends Storage {
  override readonly lasting: ReadonlySignal<boolean> = signal(true);

  constructor() {
    super(undefined);
  }
}

class Silent extends Outbox {
  override add(_command: AnyCommand, id = newId()): string {
    return id;
  }
}

/** The client of a page that is a preview. */
export function lookAt(page: Window, start: Start): Client {
  forgetAll(page);
  const { room, token, language } = start;
  const storage = new Nowhere();
  const store = new Store();
  store.carry(start);
  const drafts = new Drafts("", storage);
  const outbox = new Silent({ seat: "", storage, others: null, unanswered: () => undefined });
  const auth = { protocol: PROTOCOL, room, token, language };
  const connection = new Connection({ open: welcomeAtOnce(start), auth, store, outbox, drafts });
  void outbox.start();
  tellPresence(store);
  keepIn(page);
  return { room, token, store, outbox, drafts, connection };
}

function welcomeAtOnce({ you, server_time, language, snapshots }: Start): OpenWire {
  const streams = snapshots.map(({ stream }) => stream);
  const nothing = (): void => undefined;
  return (_auth, listener: Listener) => ({
    connect: () => queueMicrotask(() => listener.welcome({ you, protocol: PROTOCOL, server_time, language, streams })),
    disconnect: nothing,
    command: nothing,
    resync: nothing,
    draft: nothing,
    avoidWebSocket: nothing,
  });
}

/** Whatever the page would keep on this device, it keeps nowhere; nor does it see what other pages have kept. */
function forgetAll(page: Window): void {
  const nothing = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(page, name, { value: nothing });
  Object.defineProperty(page, "indexedDB", { value: undefined });
}

/** Everybody's phone is there. */
function tellPresence(store: Store): void {
  const people = store.collection("instructor", "participants").peek();
  const here = Object.fromEntries(Array.from(people.keys(), (id): [string, PresenceInfo] => [id, { away_since: null }]));
  queueMicrotask(() => store.presence.tell({ stream: "instructor", whole: true, set: here, drop: [] }));
}

/** Links lead out of what is shown, and files would be kept. */
function keepIn(page: Window): void {
  const stop = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("a[href], input[type=file]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  page.addEventListener("click", stop, true);
  page.addEventListener("auxclick", stop, true);
  page.addEventListener("submit", (event) => event.preventDefault(), true);
}
