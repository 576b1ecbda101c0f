// What a phase is called on the console: its place, its kind, and its own title, so that no two read alike.

import type { Store } from "../../store";
import { phasesOf } from "../../parts/course";
import { kindName } from "../../parts/kinds";
import type { PhaseInfo } from "../../wire";
import { t } from "../../words";

/** "Groups: Compare", or the kind alone where the plan says no more. */
export function phaseCalled({ kind, title }: Pick<PhaseInfo, "kind" | "title">): string {
  const name = kindName(kind);
  return title === "" || title === name ? name : t("page.console.shell.phase-called", { kind: name, title });
}

/** "3 of 9 · Groups: Compare" */
export function phaseHeading(store: Store, phase: string): string {
  const phases = phasesOf(store, "instructor");
  const at = phases.findIndex(({ id }) => id === phase);
  const found = phases[at];
  return found ? t("page.console.shell.phase-heading", { n: at + 1, m: phases.length, phase: phaseCalled(found) }) : "";
}
