// What can be done with the phases of a plan.

import type { Desk } from "./desk";
import { blank, keysOf, type Shape } from "./shapes";
import { freeId, idsOf, listAt, moved, textAt, withValue, type Fields, type Tree } from "./tree";
import { idOf } from "./context";

export function phasesOf(desk: Desk): Tree[] {
  return listAt(desk.tree.value, ["phases"]);
}

export function phaseShape(format: Shape): Shape {
  const found = keysOf(format).find((key) => key.key === "phases")?.shape;
  if (found?.type !== "items") throw new Error("a plan without phases");
  return found.of;
}

/** Of one phase: what is written, else what is usual for its kind; wrong words count nothing. */
export function minutesOf(desk: Desk, phase: Tree): number {
  const written = textAt(phase, ["minutes"]);
  const minutes = written === "" ? desk.start.minutes[textAt(phase, ["kind"])] : Number(written);
  return minutes !== undefined && Number.isInteger(minutes) && minutes > 0 ? minutes : 0;
}

function put(desk: Desk, phases: Tree[], place: string): void {
  desk.change(withValue(desk.tree.value, ["phases"], phases) as Fields, place);
}

/** After the one that is shown, else at the end; then shown itself. */
export function addPhase(desk: Desk, kind: string): void {
  const phases = phasesOf(desk);
  const here = desk.section.value;
  const to = typeof here === "number" ? here + 1 : phases.length;
  const fresh = { ...blank(keysOf(phaseShape(desk.start.format), kind)), id: freeId(kind, idsOf(phases)), kind };
  put(desk, [...phases.slice(0, to), fresh, ...phases.slice(to)], `phases+${fresh.id}`);
  desk.section.value = to;
  desk.wanted.value = idOf(["phases", to, "title"]);
}

export function duplicatePhase(desk: Desk, place: number): void {
  const phases = phasesOf(desk);
  const phase = phases[place];
  if (phase === undefined) return;
  const id = freeId(textAt(phase, ["id"]), idsOf(phases));
  put(desk, [...phases.slice(0, place + 1), withValue(phase, ["id"], id), ...phases.slice(place + 1)], `phases+${id}`);
  desk.section.value = place + 1;
  desk.wanted.value = idOf(["phases", place + 1, "title"]);
}

export function removePhase(desk: Desk, place: number): void {
  const phases = phasesOf(desk).filter((_, each) => each !== place);
  put(desk, phases, "phases-");
  desk.section.value = phases.length === 0 ? "plan" : Math.min(place, phases.length - 1);
  desk.wanted.value = phases.length === 0 ? "w-about" : `w-phase-${Math.min(place, phases.length - 1)}`;
}

/** `focus`: what keeps the focus at the new place. */
export function movePhase(desk: Desk, from: number, to: number, focus = `w-phase-${to}`): void {
  const phases = phasesOf(desk);
  if (to < 0 || to >= phases.length || from === to) return;
  put(desk, moved(phases, from, to), "phases-move");
  if (desk.section.value === from) desk.section.value = to;
  else if (typeof desk.section.value === "number") desk.section.value = to;
  desk.wanted.value = focus;
}
