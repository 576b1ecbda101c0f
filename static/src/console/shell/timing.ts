// How long each phase has taken, against what was planned.

import type { Store } from "../../store";
import { phasesOf, roomOf, visitOf, type PlacedPhase } from "../../parts/course";

const MINUTE = 60_000;

export interface PhaseTime extends PlacedPhase {
  /** ms, of all its visits together. */
  readonly spent: number;
  readonly visited: boolean;
  readonly current: boolean;
}

/** Of the whole lesson. All in ms. */
export interface LessonTime {
  readonly phases: readonly PhaseTime[];
  readonly spent: number;
  readonly planned: number;
}

export function lessonTime(store: Store, now: number): LessonTime {
  const visits = Array.from(store.collection("instructor", "visits").value.values());
  const here = visitOf(store, "instructor")?.phase ?? null;
  const over = roomOf(store, "instructor")?.state === "ended";
  const phases = phasesOf(store, "instructor").map((phase) => {
    const its = visits.filter((visit) => visit.phase === phase.id);
    const spent = its.reduce((sum, visit) => sum + Math.max(0, (visit.ended_at ?? now) - visit.started_at), 0);
    return { ...phase, spent, visited: its.length > 0, current: !over && phase.id === here };
  });
  return {
    phases,
    spent: phases.reduce((sum, phase) => sum + phase.spent, 0),
    planned: phases.filter((phase) => !phase.skipped).reduce((sum, phase) => sum + phase.minutes * MINUTE, 0),
  };
}

/** The next phase that is not left out; null: the last one is open. */
export function nextPhase(phases: readonly PhaseTime[]): PhaseTime | null {
  const here = phases.findIndex(({ current }) => current);
  return phases.slice(here + 1).find(({ skipped }) => !skipped) ?? null;
}

/** Shares of a phase's bar: `plan` of the longest phase, `done` and `over` of the planned time. */
export function bars(phase: PhaseTime, phases: readonly PhaseTime[]): { plan: number; done: number; over: number } {
  const longest = Math.max(...phases.map(({ minutes }) => minutes), 1);
  const share = phase.spent / (Math.max(1, phase.minutes) * MINUTE);
  const plan = phase.minutes / longest;
  return { plan, done: Math.min(1, share), over: Math.max(0, Math.min(share - 1, 1 / Math.max(plan, 0.1) - 1)) };
}
