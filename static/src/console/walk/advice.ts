// Whether so many have nothing yet that the class had better come together again. Advice only: nothing happens by itself.

import { visitOf } from "../../parts/course";
import type { Store } from "../../store";
import { setting } from "../shell/setting";
import { countsOf, type WalkVisit } from "./attempts";

/** From which share of the class on. */
export const adviseFrom = setting("console advice", ["third", "half", "most", "never"]);

export type Share = (typeof adviseFrom.choices)[number];

const SHARES: Record<Share, number> = { third: 1 / 3, half: 1 / 2, most: 2 / 3, never: Infinity };
/** Of fewer people a share means nothing. */
const FEWEST = 4;

export interface Stuck {
  readonly nothing: number;
  readonly of: number;
}

/** null: nothing to say, as long as half of the phase's time is not over. */
export function stuckIn(store: Store, visit: WalkVisit, now: number, from: Share): Stuck | null {
  const open = visitOf(store, "instructor")?.id === visit.id && visit.kind === "think";
  if (!open || now < (visit.started_at + visit.ends_at) / 2) return null;
  const { handedIn, writing, nothing } = countsOf(store, visit);
  const of = handedIn + writing + nothing;
  return of >= FEWEST && nothing >= of * SHARES[from] ? { nothing, of } : null;
}
