// Which kind of point is being written, for as long as it is a draft.

import type { Signal } from "@preact/signals";
import type { Client } from "../client";
import { slotOf } from "../drafts";
import type { PointKind } from "../wire";
import { meOf } from "./client";
import type { Place } from "./handed";
import { remembered } from "./remembered";

export function pointKindFor(client: Client, place: Place): Signal<readonly string[]> {
  return remembered(`kind ${meOf(client)?.id} ${slotOf({ ...place, text: "" })}`);
}

export function asPointKind(kind: string | undefined): PointKind {
  return kind === "challenge" || kind === "ask" ? kind : "build";
}
