// Whose idea it was: classmates to choose from, those first whose thoughts one has met.

import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useClient } from "./client";
import { nameOf, othersOf } from "./people";

/** More are behind a button. */
const AT_FIRST = 8;

export interface CreditsProps {
  readonly chosen: Signal<readonly string[]>;
  readonly legend: string;
}

export function Credits({ chosen, legend }: CreditsProps) {
  const client = useClient();
  const [all, showAll] = useState(false);
  const others = othersOf(client);
  const shown = all || others.length <= AT_FIRST + 2 ? others : others.slice(0, AT_FIRST);
  const also = chosen.value.filter((each) => others.includes(each) && !shown.includes(each));
  const press = (id: string): void => {
    const has = chosen.value.includes(id);
    chosen.value = has ? chosen.value.filter((each) => each !== id) : [...chosen.value, id];
  };
  if (others.length === 0) return null;
  return (
    <fieldset class="s-sec s-credits">
      <legend class="h2">{legend}</legend>
      <div class="btn-row">
        {[...shown, ...also].map((id) => (
          <button key={id} type="button" class="chip" aria-pressed={chosen.value.includes(id)} onClick={() => press(id)}>
            {chosen.value.includes(id) && <Icon name="check" size="s" />}
            <bdi>{nameOf(client, id)}</bdi>
          </button>
        ))}
        {shown.length < others.length && (
          <button type="button" class="chip" onClick={() => showAll(true)}>
            {t("page.student.someone-else-credit")}
          </button>
        )}
      </div>
    </fieldset>
  );
}
