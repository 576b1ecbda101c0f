// Which answers are shown: all, those of one approach, those without a tag, those not looked at.

import type { Attempt } from "./attempts";

export type Filter = "all" | "untagged" | "unseen" | `approach:${string}`;

export function passes(attempt: Attempt, filter: Filter, seen: (attempt: Attempt) => boolean): boolean {
  if (filter === "all") return true;
  if (filter === "untagged") return attempt.handed !== null && attempt.approach === null;
  if (filter === "unseen") return attempt.handed !== null && !seen(attempt);
  return attempt.approach === filter.slice("approach:".length);
}

/** Where an arrow leads in a grid of so many columns; the same place where it leads out. */
export function stepTo(key: string, at: number, count: number, columns: number, rtl: boolean): number {
  const steps: Record<string, number> = {
    ArrowRight: rtl ? -1 : 1,
    ArrowLeft: rtl ? 1 : -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: count - 1 - at,
  };
  const to = at + (steps[key] ?? 0);
  return to < 0 || to >= count ? at : to;
}

/** The approach that a number key stands for, "1" to "9". */
export function approachAt<Approach>(key: string, approaches: readonly Approach[]): Approach | null {
  return /^[1-9]$/.test(key) ? (approaches[Number(key) - 1] ?? null) : null;
}
