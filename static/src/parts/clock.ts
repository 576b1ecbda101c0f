// The server's time, told every quarter of a second to whatever shows it.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Store } from "../store";

const EVERY = 250;

const clocks = new WeakMap<Store, ReadonlySignal<number>>();

/** In ms; only what reads it is drawn anew. */
export function serverClock(store: Store): ReadonlySignal<number> {
  const known = clocks.get(store);
  if (known) return known;
  const now = signal(store.serverNow());
  clocks.set(store, now);
  setInterval(() => void (now.value = store.serverNow()), EVERY);
  return now;
}
