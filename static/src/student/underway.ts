// Photos on their way to the server: what is written beside them waits for them.

import { signal } from "@preact/signals";

/** The slots in which one is. */
export const underway = signal<ReadonlySet<string>>(new Set());

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
