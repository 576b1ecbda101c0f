// The shared time, with a minute less or more. When it is up nothing happens by itself.

import type { Client } from "../../client";
import { roomOf, visitOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { Timer } from "../../parts/Timer";
import { announce } from "../../parts/announce";
import { t } from "../../words";

const MINUTE = 60_000;

export function Time({ client }: { readonly client: Client }) {
  const { store, outbox } = client;
  const room = roomOf(store, "instructor");
  const visit = visitOf(store, "instructor");
  if (!room || !visit) return null;
  const lengthen = (by: number): void => {
    outbox.add({ type: "Lengthen", visit: visit.id, by_ms: by });
    announce(by > 0 ? t("page.console.shell.one-more") : t("page.console.shell.one-less"));
  };
  return (
    <div class="c-time" role="group" aria-label={t("page.console.shell.time")}>
      <button type="button" class="btn" aria-label={t("page.console.shell.less-time")} onClick={() => lengthen(-MINUTE)}>
        <Icon name="minus" />
      </button>
      <Timer store={store} visit={visit} room={room} />
      <button type="button" class="btn" aria-label={t("page.console.shell.more-time")} onClick={() => lengthen(MINUTE)}>
        <Icon name="plus" />
      </button>
    </div>
  );
}
