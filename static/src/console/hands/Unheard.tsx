// Whose ideas have not reached the board; the instructor's alone, and nobody is ranked: they stand as they came in.

import type { Client } from "../../client";
import { many, t } from "../../words";
import { nameOf } from "./people";
import { unheardIn } from "./unheard";

export interface UnheardProps {
  readonly client: Client;
  readonly onGoTo: ((participant: string) => void) | undefined;
}

export function Unheard({ client, onGoTo }: UnheardProps) {
  const { store } = client;
  const people = unheardIn(store);
  if (people.length === 0) return null;
  return (
    <details class="c-unheard">
      <summary>{many("page.console.hands.unheard-one", "page.console.hands.unheard-other", people.length)}</summary>
      <ul>
        {people.map(({ id }) => (
          <li key={id}>
            <button type="button" class="chip" aria-disabled={!onGoTo} title={t("page.console.hands.go-to-name", { name: nameOf(store, id) })} onClick={() => onGoTo?.(id)}>
              <bdi>{nameOf(store, id)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
