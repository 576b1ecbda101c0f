// What the holder of the pen is writing, as the group sees it grow; and what the next holder begins with.

import { effect, untracked } from "@preact/signals";
import type { Client } from "../client";
import { meOf } from "./client";
import type { Place } from "./handed";
import { groupFor } from "./people";
import type { Writing } from "./writing";

/** What is being written now by somebody else; undefined while nothing is. */
export function liveText(client: Client, place: Place): string | undefined {
  const group = groupFor(client);
  if (!group?.pen || group.pen === meOf(client)?.id) return undefined;
  const { kind, visit, prompt, about } = place;
  return client.store.drafts.of("group").value.get(`${group.pen}:${kind}:${visit}:${prompt}:${about ?? ""}`)?.text;
}

/** Whoever takes the pen goes on where the writing was, even if its holder has gone without handing in. */
export function followPen(client: Client, writing: Writing): () => void {
  let handed = writing.handed.peek()?.text;
  let last: string | undefined;
  let mine = groupFor(client)?.pen === meOf(client)?.id;
  return effect(() => {
    const now = writing.handed.value?.text;
    const live = liveText(client, writing.place);
    const have = groupFor(client)?.pen === meOf(client)?.id;
    if (now !== handed) last = undefined;
    handed = now;
    if (live !== undefined) last = live;
    if (have && !mine && last !== undefined && writing.text.peek() !== last) {
      const text = last;
      untracked(() => writing.write(text));
    }
    mine = have;
  });
}
