// Photos on their way to the server: what is written beside them waits for them.

import { signal, type Signal } from "@preact/signals";
import type { Client } from "../client";

const of = new WeakMap<Client, Signal<ReadonlySet<string>>>();

/** The slots in which this seat has one. */
export function underway(client: Client): Signal<ReadonlySet<string>> {
  const slots = of.get(client) ?? signal<ReadonlySet<string>>(new Set());
  of.set(client, slots);
  return slots;
}

const LEFT = "facilitator photos";

/** Whether a photo of this phone has not arrived, so that the next page sends it. */
export function photosLeft(): boolean {
  try {
    return localStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}

export function setPhotosLeft(left: boolean): void {
  try {
    if (left) localStorage.setItem(LEFT, "1");
    else localStorage.removeItem(LEFT);
  } catch {
    // Then only this page can send them.
  }
}
