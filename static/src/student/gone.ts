// Whether this seat takes part, and why not.

import { useEffect } from "preact/hooks";
import type { Client } from "../client";
import { meOf, roomFor, useClient } from "./client";

export type Why = "left" | "removed" | "erased" | "stopped";

export function goneFrom(client: Client): Why | null {
  const state = meOf(client)?.state;
  if (state === "left" && roomFor(client)?.state === "ended") return null;
  if (state === "left" || state === "removed" || state === "erased") return state;
  if (client.connection.stopped.value) return client.connection.stopped.value.code === "removed" ? "erased" : "stopped";
  return client.store.streams.value.size === 0 ? "erased" : null;
}

/** Who was erased leaves nothing on the phone either. */
export function useForgetting(why: Why | null): void {
  const { drafts, connection } = useClient();
  useEffect(() => {
    if (why !== "erased" || connection.state.value !== "connected") return;
    for (const draft of drafts.texts.value.values()) drafts.write({ ...draft, text: "" });
  }, [why]);
}
