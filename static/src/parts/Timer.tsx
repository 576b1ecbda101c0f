// The time that is left of a visit, the same on every page. When it has run out, nothing happens but the words.

import { useComputed } from "@preact/signals";
import type { Store } from "../store";
import type { RoomInfo, VisitInfo } from "../wire";
import { t } from "../words";
import { serverClock } from "./clock";

const SECOND = 1000;

export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** ms left; while everybody is paused, as many as when the pause began. */
export function left(visit: VisitInfo, room: RoomInfo, now: number): number {
  return visit.ends_at - (room.paused_since ?? now);
}

export interface TimerProps {
  readonly store: Store;
  readonly visit: VisitInfo;
  readonly room: RoomInfo;
}

export function Timer({ store, visit, room }: TimerProps) {
  const clock = serverClock(store);
  // Drawn once a second, not at each tick.
  const seconds = useComputed(() => Math.ceil(left(visit, room, clock.value) / SECOND));
  const rest = Math.max(0, seconds.value);
  const share = Math.min(1, (rest * SECOND) / Math.max(SECOND, visit.ends_at - visit.started_at));
  if (rest === 0) {
    return (
      <span class="timer timer--up" role="timer">
        {t("page.parts.time-up")}
      </span>
    );
  }
  const spoken = t("page.parts.time-left", { minutes: Math.floor(rest / 60), seconds: rest % 60 });
  return (
    <span class="timer" role="timer" aria-label={spoken}>
      <svg class="ring" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" pathLength={100} />
        <circle cx="10" cy="10" r="8" pathLength={100} stroke-dasharray={`${100 * share} 100`} />
      </svg>
      <span aria-hidden="true">{minutesAndSeconds(rest * SECOND)}</span>
    </span>
  );
}
