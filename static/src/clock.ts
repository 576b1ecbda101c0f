// Time on a phone: one clock may be set by its owner, the other may stand still while the phone sleeps.

/** Starts now; tells the ms since then, by whichever clock has gone further. */
export function sinceNow(): () => number {
  const wall = Date.now();
  const steady = performance.now();
  return () => Math.max(Date.now() - wall, performance.now() - steady);
}
