// Whom a text names as those whose ideas it builds on, until it is handed in.

import type { Signal } from "@preact/signals";
import type { Client } from "../client";
import { slotOf } from "../drafts";
import { meOf, roomFor } from "./client";
import type { Place } from "./handed";
import { remembered } from "./remembered";

/** Participants' ids. */
export function creditsFor(client: Client, place: Place): Signal<readonly string[]> {
  return remembered(`${roomFor(client)?.code} ${meOf(client)?.id} ${slotOf({ ...place, text: "" })}`);
}
