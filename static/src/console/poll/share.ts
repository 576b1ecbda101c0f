// Shares of votes, and what the plan advises on them. Advice for the instructor: nothing follows from it.

import type { PhaseGuide } from "../../wire";

/** From 0 to 1; of no votes, 0. */
export function shareOf(votes: number, of: number): number {
  return of === 0 ? 0 : votes / of;
}

export type Advice = "below" | "between" | "above";

/** Where the share of sound choices lies; null where the plan says nothing of it, or nobody has voted. */
export function adviceOn(guide: Pick<PhaseGuide, "sound" | "discuss_between">, votes: readonly number[]): Advice | null {
  const { sound, discuss_between: between } = guide;
  const sum = votes.reduce((a, b) => a + b, 0);
  if (!between || sum === 0 || !sound.includes(true)) return null;
  const share = shareOf(
    votes.filter((_, choice) => sound[choice] === true).reduce((a, b) => a + b, 0),
    sum,
  );
  if (share < between[0]) return "below";
  return share > between[1] ? "above" : "between";
}
