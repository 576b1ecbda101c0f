// What a student does in each kind of phase.

import type { ComponentType } from "preact";
import type { PhaseKind } from "../wire";
import type { OpenVisit } from "./client";
import { Pose } from "./Pose";
import { Think } from "./Think";

const KINDS: Record<PhaseKind, ComponentType<{ readonly visit: OpenVisit }>> = {
  pose: Pose,
  think: Think,
  groups: Pose,
  discuss: Pose,
  poll: Pose,
  "sum-up": Pose,
  reflect: Pose,
};

export function Phase({ visit }: { readonly visit: OpenVisit }) {
  const Kind = KINDS[visit.kind];
  return <Kind visit={visit} />;
}
