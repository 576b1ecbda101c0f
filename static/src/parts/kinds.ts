// The names of phase kinds, stances, connections and points, and their pictures.

import type { PhaseKind, PointKind } from "../wire";
import { t } from "../words";
import type { IconName } from "./icons";

const KINDS: Record<PhaseKind, string> = {
  pose: "phase.pose",
  think: "phase.think",
  groups: "phase.groups",
  discuss: "phase.discuss",
  poll: "phase.poll",
  "sum-up": "phase.sum-up",
  reflect: "phase.reflect",
};

export function kindName(kind: PhaseKind): string {
  return t(KINDS[kind]);
}

/** `name` as a student says it of a card; `short` as a count is labelled. */
export interface Stance {
  readonly name: string;
  readonly short: string;
  readonly icon: IconName;
}

const STANCES: Record<string, Stance> = {
  same: { name: "page.parts.stance.same", short: "page.parts.stance-short.same", icon: "me" },
  follow: { name: "page.parts.stance.follow", short: "page.parts.stance-short.follow", icon: "follow" },
  unconvinced: { name: "page.parts.stance.unconvinced", short: "page.parts.stance-short.unconvinced", icon: "unsure" },
  question: { name: "page.parts.stance.question", short: "page.parts.stance-short.question", icon: "ask" },
};

export function stanceOf(stance: string): Stance {
  const found = STANCES[stance];
  return found ? { ...found, name: t(found.name), short: t(found.short) } : { name: stance, short: stance, icon: "ask" };
}

const CONNECTIONS: Record<string, string> = {
  "same-as": "page.parts.connection.same-as",
  "special-case": "page.parts.connection.special-case",
  contradicts: "page.parts.connection.contradicts",
  because: "page.parts.connection.because",
};

/** None where somebody's own words say it. */
export function connectionName(kind: string): string {
  const found = CONNECTIONS[kind];
  return found ? t(found) : kind || "–";
}

const POINTS: Record<PointKind, { readonly name: string; readonly verb: string; readonly icon: IconName }> = {
  build: { name: "page.parts.point.build", verb: "page.parts.point-verb.build", icon: "build" },
  challenge: { name: "page.parts.point.challenge", verb: "page.parts.point-verb.challenge", icon: "challenge" },
  ask: { name: "page.parts.point.ask", verb: "page.parts.point-verb.ask", icon: "ask" },
};

/** `name` on the button, `verb` after somebody's name: "Noor builds on it". */
export function pointOf(kind: PointKind): { readonly name: string; readonly verb: string; readonly icon: IconName } {
  const { name, verb, icon } = POINTS[kind];
  return { name: t(name), verb: t(verb), icon };
}
