// What a student does in each kind of phase.

import type { ComponentType } from "preact";
import { later } from "../parts/later";
import type { PhaseKind } from "../wire";
import type { OpenVisit } from "./client";
import { Pose } from "./Pose";
import { laterPhases } from "./soon";
import { Think } from "./Think";

type Kind = ComponentType<{ readonly visit: OpenVisit }>;

const KINDS: Record<PhaseKind, Kind> = {
  pose: Pose,
  think: Think,
  groups: later(async () => (await laterPhases()).Groups),
  discuss: later(async () => (await laterPhases()).Discuss),
  poll: later(async () => (await laterPhases()).Poll),
  "sum-up": later(async () => (await laterPhases()).SumUp),
  reflect: later(async () => (await laterPhases()).Reflect),
};

export function Phase({ visit }: { readonly visit: OpenVisit }) {
  const Kind = KINDS[visit.kind];
  return <Kind visit={visit} />;
}
