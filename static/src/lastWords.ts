// What a page had not put on the disk yet when it went. A disk may be too slow for a page that is about to go; this is
// kept at once, by the tab alone, until the same tab is there again.

import type { Draft } from "./wire";

type Kept = readonly (readonly [slot: string, draft: Draft])[];

const PLACE = "facilitator-last-words:";

export class LastWords {
  constructor(private readonly tab: globalThis.Storage | undefined) {}

  keep(seat: string, drafts: ReadonlyMap<string, Draft>): void {
    try {
      if (drafts.size === 0) this.tab?.removeItem(PLACE + seat);
      else this.tab?.setItem(PLACE + seat, JSON.stringify([...drafts]));
    } catch {
      // Full, or forbidden meanwhile: the disk may still be quick enough.
    }
  }

  /** Once: they are the caller's then. */
  take(seat: string): Kept {
    try {
      const kept = this.tab?.getItem(PLACE + seat);
      this.tab?.removeItem(PLACE + seat);
      return kept ? (JSON.parse(kept) as Kept) : [];
    } catch {
      return [];
    }
  }
}

/** The browser's; merely looking for it is an error where the user has forbidden it. */
export function ofThisTab(): globalThis.Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
