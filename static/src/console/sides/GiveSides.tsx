// Sides at random, one by one or each group whole.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { t } from "../../words";
import { peopleHere } from "../hands/people";
import { notify } from "../shell/toast";
import { sidesOf } from "./sides";

export function GiveSides({ client }: { readonly client: Client }) {
  const { store, outbox } = client;
  const [chosen, choose] = useState<boolean | null>(null);
  const [asked, ask] = useState(false);
  const given = sidesOf(store)?.given ?? false;
  const grouped = peopleHere(store).some(({ group }) => group !== null);
  const byGroups = grouped && (chosen ?? true);
  const possible = peopleHere(store).length > 0;
  function give(): void {
    outbox.add({ type: "GiveSides", by: byGroups ? "groups" : "persons" });
    notify(t("page.console.sides.given"));
  }
  return (
    <div class="c-act__groups">
      {grouped && (
        <button type="button" class="switch" role="switch" aria-checked={byGroups} onClick={() => choose(!byGroups)}>
          <i />
          {t("page.console.sides.by-groups")}
        </button>
      )}
      <button
        type="button"
        class={given ? "btn btn--line" : "btn btn--main"}
        aria-disabled={!possible}
        onClick={() => possible && (given ? ask(true) : give())}
      >
        {given ? t("page.console.sides.give-anew") : t("page.console.sides.give")}
      </button>
      {asked && (
        <Question
          title={t("page.console.sides.give-anew")}
          text={t("page.console.sides.give-anew-text")}
          yes={t("page.console.sides.give-anew")}
          onYes={give}
          onNo={() => ask(false)}
        />
      )}
    </div>
  );
}
