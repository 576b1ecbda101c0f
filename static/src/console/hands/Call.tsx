// Somebody would like the instructor to come over.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { notify } from "../board/notify";
import { nameOf, type Person } from "./people";
import { Since } from "./Since";

export interface CallProps {
  readonly client: Client;
  readonly person: Person;
  readonly onGoTo: ((participant: string) => void) | undefined;
}

export function Call({ client, person, onGoTo }: CallProps) {
  const { store, outbox } = client;
  const { id, group, called_at } = person;
  const name = nameOf(store, id);
  const number = group ? store.collection("instructor", "groups").value.get(group)?.number : undefined;

  function answered(): void {
    outbox.add({ type: "CallInstructor", calling: false, participant: id });
    notify(t("page.console.hands.answered-for", { name }), () => {
      outbox.add({ type: "CallInstructor", calling: true, participant: id });
    });
  }

  return (
    <li class="hand hand--calls">
      <span class="who" aria-hidden="true">
        <Icon name="bell" size="s" />
      </span>
      <span class="hand__n">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {number === undefined ? t("page.console.hands.calls-you") : t("page.console.group", { n: number })}
          {called_at !== null && (
            <>
              {" · "}
              <Since store={store} at={called_at} />
            </>
          )}
        </small>
      </span>
      {onGoTo && (
        <button
          type="button"
          class="btn btn--line"
          aria-label={t("page.console.hands.go-to-name", { name })}
          onClick={() => onGoTo(id)}
        >
          {t("page.console.hands.go-to")}
        </button>
      )}
      <button
        type="button"
        class={onGoTo ? "btn btn--bare btn--icon" : "btn btn--line"}
        aria-label={t("page.console.hands.answered-name", { name })}
        title={t("page.console.hands.answered-name", { name })}
        onClick={answered}
      >
        {onGoTo ? <Icon name="check" size="s" /> : t("page.console.hands.answered")}
      </button>
    </li>
  );
}
