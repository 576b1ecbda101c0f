// Whether all that was written here is stored at the server, in words, and never better than it is.

import type { Client } from "../client";
import { t } from "../words";
import { Icon } from "./Icon";

export function Saved({ client }: { readonly client: Client }) {
  const state = client.outbox.state.value;
  const words = {
    saved: t("page.parts.saved"),
    saving: t("page.parts.saving"),
    offline: client.outbox.waiting.value.length > 0 ? t("page.parts.offline-will-send") : t("page.parts.offline"),
  };
  const icons = { saved: "check", saving: "sync", offline: "offline" } as const;
  return (
    <span class="conn" data-s={state} role="status">
      <Icon name={icons[state]} size="s" />
      {words[state]}
    </span>
  );
}
