// Striking through, and taking that back; what was written as the reason comes back by undo.

import type { Client } from "../../client";
import { t } from "../../words";
import type { Card } from "./cards";
import { notify } from "./notify";

/** `because` null: not struck through any more; else the reason, perhaps empty. */
export function strike(client: Client, { id, letter, struck_because }: Card, because: string | null): void {
  const ask = (why: string | null): void => {
    client.outbox.add({ type: "StrikeThrough", card: id, struck: why !== null, ...(why ? { because: why } : {}) });
  };
  ask(because);
  if (because === null && struck_because !== "") {
    notify(t("page.console.board.unstruck", { letter }), () => ask(struck_because));
  }
}
