// What phones load when the board is there, not before.

import { laterWindow } from "../parts/laterWindow";
import type { Card } from "./board";
import type { OpenVisit } from "./client";

export interface EnlargedProps {
  readonly cards: readonly Card[];
  readonly shown: string;
  readonly onShow: (card: string) => void;
}

export interface ProposingProps {
  readonly visit: OpenVisit;
  readonly cards: readonly Card[];
  /** The one to begin with. */
  readonly card: string;
}

export interface PlaneProps {
  readonly cards: readonly Card[];
  readonly onShow: (card: string) => void;
}

export const enlarged = laterWindow<EnlargedProps>(async () => (await import("./atHand")).Enlarged);
export const proposing = laterWindow<ProposingProps>(async () => (await import("./atHand")).Proposing);
export const plane = laterWindow<PlaneProps>(async () => (await import("./atHand")).Plane);
