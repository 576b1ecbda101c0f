// What a student does in each kind of phase.

import type { ComponentType } from "preact";
import type { PhaseKind } from "../wire";
import type { OpenVisit } from "./client";
import { Discuss } from "./Discuss";
import { Groups } from "./Groups";
import { Poll } from "./Poll";
import { Pose } from "./Pose";
import { Reflect } from "./Reflect";
import { SumUp } from "./SumUp";
import { Think } from "./Think";

const KINDS: Record<PhaseKind, ComponentType<{ readonly visit: OpenVisit }>> = {
  pose: Pose,
  think: Think,
  groups: Groups,
  discuss: Discuss,
  poll: Poll,
  "sum-up": SumUp,
  reflect: Reflect,
};

export function Phase({ visit }: { readonly visit: OpenVisit }) {
  const Kind = KINDS[visit.kind];
  return <Kind visit={visit} />;
}
