// What the class reads on the screen, to turn and to put away from wherever the instructor is on the page.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { lengthOf } from "../../parts/reading";
import { t } from "../../words";
import { Pager } from "./Pager";
import { show, shownNow } from "./shown";

export function Showing({ client }: { readonly client: Client }) {
  const now = shownNow(client);
  if (!now) return null;
  return (
    <section class="c-notice c-strip c-showing" aria-label={t("page.console.reading.on-screen")}>
      <Icon name="screen" />
      <span class="grow">
        {t("page.console.reading.on-screen")}: <b dir="auto">{now.title}</b>
      </span>
      <Pager page={now.page} of={lengthOf(now)} onPage={(page) => show(client, now.id, page)} />
      <button type="button" class="btn btn--line" onClick={() => show(client, null)}>
        {t("page.console.reading.put-away")}
      </button>
    </section>
  );
}
