// What the holder of the pen is writing, as the group sees it grow; and what the next holder begins with.

import { effect, untracked } from "@preact/signals";
import type { Client } from "../client";
import { same } from "../content";
import type { DraftInfo } from "../wire";
import { meOf } from "./client";
import type { Place } from "./handed";
import { groupFor } from "./people";
import type { Writing } from "./writing";

/** What is being written by somebody else, or was begun by whoever went away with the pen; undefined while nothing is. */
export function liveDraft(client: Client, place: Place): DraftInfo | undefined {
  const group = groupFor(client);
  const by = group?.pen ?? group?.begun_by;
  if (!by || group?.pen === meOf(client)?.id) return undefined;
  const { kind, visit, prompt, about } = place;
  return client.store.drafts.of("group").value.get(`${by}:${kind}:${visit}:${prompt}:${about ?? ""}`);
}

/** Whoever takes the pen goes on where the writing was, even if its holder has gone without handing in. */
export function followPen(client: Client, writing: Writing): () => void {
  let handed = writing.handed.peek();
  let last: DraftInfo | undefined;
  /** What was being written when it was handed in: that is done. */
  let done: DraftInfo | undefined;
  let mine = groupFor(client)?.pen === meOf(client)?.id;
  return effect(() => {
    const now = writing.handed.value;
    const live = liveDraft(client, writing.place);
    const have = groupFor(client)?.pen === meOf(client)?.id;
    if (!same(now, handed)) {
      last = undefined;
      done = live;
    }
    handed = now;
    if (live !== undefined && live !== done) last = live;
    if (have && !mine && last !== undefined && !same(writing.content.peek(), last)) {
      const draft = last;
      untracked(() => void writing.adopt(draft).then((content) => writing.put(content)));
    }
    mine = have;
  });
}
