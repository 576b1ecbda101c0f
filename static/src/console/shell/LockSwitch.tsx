import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { t } from "../../words";

/** Whoever is in stays in; who left may come back. */
export function LockSwitch({ client }: { readonly client: Client }) {
  const room = roomOf(client.store, "instructor");
  if (!room || room.state === "ended") return null;
  return (
    <button
      type="button"
      class="switch c-lock"
      role="switch"
      aria-checked={room.locked}
      onClick={() => client.outbox.add({ type: "LockRoom", locked: !room.locked })}
    >
      <i />
      {t("page.console.shell.lock")}
    </button>
  );
}
