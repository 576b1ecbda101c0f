// Where somebody was in it, kept over a reload where the browser lets it.

import { remembered } from "../student/remembered";

export function placeIn(name: string): { readonly read: () => number; readonly keep: (place: number) => void } {
  const kept = remembered(name);
  return {
    read: () => Number(kept.peek()[0] ?? 0) || 0,
    keep: (place) => void (kept.value = [String(place)]),
  };
}
