// Which kind of point is being written, for as long as it is a draft.

import type { Signal } from "@preact/signals";
import { slotOf } from "../drafts";
import type { PointKind } from "../wire";
import type { Place } from "./handed";
import { remembered } from "./remembered";

export function pointKindFor(place: Place): Signal<readonly string[]> {
  return remembered(`kind ${slotOf({ ...place, text: "" })}`);
}

export function asPointKind(kind: string | undefined): PointKind {
  return kind === "challenge" || kind === "ask" ? kind : "build";
}
