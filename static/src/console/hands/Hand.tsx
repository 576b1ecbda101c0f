// One raised hand.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { many, t } from "../../words";
import { notify } from "../board/notify";
import { nameOf, initials, type Person } from "./people";
import { Since } from "./Since";

export interface HandProps {
  readonly client: Client;
  readonly person: Person;
}

export function Hand({ client, person }: HandProps) {
  const { store, outbox } = client;
  const { id, spoken, hand_at } = person;
  const name = nameOf(store, id);

  function lower(): void {
    outbox.add({ type: "RaiseHand", raised: false, participant: id });
    notify(t("page.console.hands.lowered", { name }), () => {
      outbox.add({ type: "RaiseHand", raised: true, participant: id });
    });
  }

  return (
    <li class="hand">
      <span class="who" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="hand__n">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {spokenWords(spoken)}
          {hand_at !== null && (
            <>
              {" · "}
              <Since store={store} at={hand_at} />
            </>
          )}
        </small>
      </span>
      <button
        type="button"
        class="btn btn--line"
        aria-label={t("page.console.hands.call-on-name", { name })}
        onClick={() => outbox.add({ type: "CallOn", participant: id })}
      >
        {t("page.console.hands.call-on")}
      </button>
      <button
        type="button"
        class="btn btn--bare btn--icon"
        aria-label={t("page.console.hands.lower", { name })}
        title={t("page.console.hands.lower", { name })}
        onClick={lower}
      >
        <Icon name="x" size="s" />
      </button>
    </li>
  );
}

function spokenWords(spoken: number): string {
  if (spoken === 0) return t("page.console.hands.not-spoken");
  return many("page.console.hands.spoken-one", "page.console.hands.spoken-other", spoken);
}
