// Whether all that was written here is stored at the server, in words, and never better than it is: "saved" comes a
// moment after it is true, so that it does not blink at each letter.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../client";
import { t } from "../words";
import { announce } from "./announce";
import { Icon } from "./Icon";

const SETTLED = 700;
/** A page that has just been opened is not offline, it has only begun. */
const PATIENCE = 2_000;
const ICONS = { saved: "check", saving: "sync", offline: "offline" } as const;

export type SavedState = keyof typeof ICONS;

/** What is true now. */
export function savedState({ outbox, drafts }: Client): SavedState {
  const written = drafts.pending.value.size === 0 && drafts.told.value;
  return outbox.state.value === "saved" && !written ? "saving" : outbox.state.value;
}

function words({ outbox, drafts }: Client, state: SavedState, opening: boolean): string {
  if (opening) return t("page.parts.connecting");
  if (state === "saved") return t("page.parts.saved");
  if (state === "saving") return t("page.parts.saving");
  if (outbox.waiting.value.length === 0 && drafts.told.value) return t("page.parts.offline");
  return outbox.lasting.value ? t("page.parts.offline-will-send") : t("page.parts.offline-keep-open");
}

export function Saved({ client }: { readonly client: Client }) {
  const [young, grow] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => grow(false), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const opening = young && !client.connection.met.value;
  const now = opening ? "saving" : savedState(client);
  const [settled, settle] = useState(now);
  useEffect(() => {
    if (now !== "saved" || settled === "saved") return settle(now);
    const timer = setTimeout(() => settle("saved"), SETTLED);
    return () => clearTimeout(timer);
  }, [now, settled]);
  const state = now === "saved" && settled !== "offline" ? settled : now;
  const text = words(client, state, opening);
  const offline = state === "offline";
  const wasOffline = useRef(offline);
  useEffect(() => {
    if (offline || (wasOffline.current && state === "saved")) announce(text);
    if (offline || state === "saved") wasOffline.current = offline;
  }, [state]);
  return (
    <span class="conn" data-s={state}>
      <Icon name={ICONS[state]} size="s" />
      {text}
    </span>
  );
}
