// For how long something has been so, counted by the second.

import { useComputed } from "@preact/signals";
import { serverClock } from "../../parts/clock";
import { minutesAndSeconds } from "../../parts/Timer";
import type { Store } from "../../store";

const SECOND = 1000;

export function Since({ store, at }: { readonly store: Store; readonly at: number }) {
  const clock = serverClock(store);
  const seconds = useComputed(() => Math.floor(Math.max(0, clock.value - at) / SECOND));
  return <span class="num">{minutesAndSeconds(seconds.value * SECOND)}</span>;
}
