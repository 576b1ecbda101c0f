// The views of the middle: what the instructor may look at, and which the open phase begins with.

import type { PhaseKind } from "../../wire";

export type View = "walk" | "groups" | "sides" | "talk" | "poll" | "sum-up" | "reflect";

export function firstView(kind: PhaseKind): View {
  if (kind === "pose" || kind === "think") return "walk";
  return kind === "discuss" ? "talk" : kind;
}

/** In the order of their tabs. */
export function viewsOf(kind: PhaseKind, grouped: boolean, sided = false): readonly View[] {
  const first = firstView(kind);
  const views: readonly View[] = ["walk", "groups", "sides", "talk", "poll", "sum-up", "reflect"];
  return views.filter(
    (view) => view === "walk" || view === "talk" || view === first || (view === "groups" && grouped) || (view === "sides" && sided),
  );
}
