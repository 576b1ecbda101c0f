// "5 of 12 have nothing yet. Stop and look at it together?" It can be waved away, for this phase or from another share on.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { adviseFrom, stuckIn } from "./advice";
import type { WalkVisit } from "./attempts";

export interface AdviceProps {
  readonly client: Client;
  readonly visit: WalkVisit;
  readonly now: number;
}

export function Advice({ client, visit, now }: AdviceProps) {
  const [away, setAway] = useState(false);
  const stuck = stuckIn(client.store, visit, now, adviseFrom.value.value);
  return (
    <div role="status">
      {stuck !== null && !away && (
        <div class="c-advice">
          <Icon name="bell" />
          <p>
            <b>{t("page.console.walk.stuck", { n: stuck.nothing, m: stuck.of })}</b> {t("page.console.walk.regather")}
          </p>
          <button
            type="button"
            class="btn btn--bare btn--icon"
            aria-label={t("page.console.walk.advice-away")}
            title={t("page.console.walk.advice-away")}
            onClick={() => setAway(true)}
          >
            <Icon name="x" />
          </button>
        </div>
      )}
    </div>
  );
}
