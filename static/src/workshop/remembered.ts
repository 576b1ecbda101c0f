// What the browser keeps of a plan being made: what the server does not have yet, what can be undone, the lesson's length.
// A browser may refuse to keep anything.

import type { Fields } from "./tree";

const MOST = 30;
const LESSON = "workshop-lesson";

export interface Unsent {
  readonly base: string;
  readonly tree: Fields;
}

export interface History {
  readonly past: readonly Fields[];
  readonly future: readonly Fields[];
  readonly tree: Fields;
}

function take<Kept>(place: () => Storage, key: string): Kept | null {
  try {
    return JSON.parse(place().getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function put(place: () => Storage, key: string, value: unknown): void {
  try {
    if (value === null) place().removeItem(key);
    else place().setItem(key, JSON.stringify(value));
  } catch {
    // Full, or forbidden: the server has the draft.
  }
}

const device = (): Storage => localStorage;
const tab = (): Storage => sessionStorage;

export const unsent = {
  of: (id: string) => take<Unsent>(device, `workshop-unsent-${id}`),
  keep: (id: string, value: Unsent | null) => put(device, `workshop-unsent-${id}`, value),
};

export const history = {
  of: (id: string) => take<History>(tab, `workshop-history-${id}`),
  keep: (id: string, { past, future, tree }: History) =>
    put(tab, `workshop-history-${id}`, { past: past.slice(-MOST), future: future.slice(0, MOST), tree }),
};

export const lesson = {
  get: (): string => take<string>(device, LESSON) ?? "",
  set: (minutes: string) => put(device, LESSON, minutes),
};
