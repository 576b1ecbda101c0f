// Pose and Think: what the class is doing, person by person, while the instructor walks.

import type { Client } from "../../client";

export interface WalkProps {
  readonly client: Client;
  /** The participant whose answer is to be shown and focused, or none. */
  readonly goTo: string | null;
  readonly onArrived: () => void;
}

export function Walk(_: WalkProps) {
  return null;
}

/** How far the class has come, in a line. */
export function WalkStatus(_: { readonly client: Client }) {
  return null;
}
