// What students say about the cards, the newest first; each can be put on the board or taken out of the class's sight.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { Letter } from "../../parts/Letter";
import { many, number, t } from "../../words";
import { cardsOf } from "../board/cards";
import { useKeepFocus } from "../board/keepFocus";
import { OnePoint } from "./OnePoint";
import { countByCard, pointsOf, threadsOf } from "./threads";

const ALL = "all";

export function Points({ client }: { readonly client: Client }) {
  const [filter, setFilter] = useState<string | null>(ALL);
  const panel = useRef<HTMLElement>(null);
  useKeepFocus(panel);
  const points = pointsOf(client.store);
  const counts = countByCard(points);
  const cards = cardsOf(client);
  const filters = [...cards.filter(({ id }) => counts.has(id)).map(({ id, letter }) => ({ id, letter }))];
  const chosen = filter === ALL || counts.has(filter) ? filter : ALL;
  const seen = chosen === ALL ? points : points.filter(({ card }) => card === chosen);
  return (
    <section ref={panel} class="panel panel--feed" aria-labelledby="c-points-title">
      <div class="panel__h">
        <h2 id="c-points-title" tabIndex={-1}>
          {t("page.console.talk.points")}
        </h2>
        {points.length > 0 && (
          <span class="muted">
            {many("page.console.talk.points-one", "page.console.talk.points-other", points.length)}
          </span>
        )}
      </div>
      {points.length === 0 && <p class="muted feed__none">{t("page.console.talk.no-points")}</p>}
      {filters.length + Number(counts.has(null)) > 1 && (
        <div class="feed__filter" role="group" aria-label={t("page.console.talk.filter")}>
          <Chip chosen={chosen === ALL} n={points.length} onChoose={() => setFilter(ALL)}>
            {t("page.console.talk.all")}
          </Chip>
          {filters.map(({ id, letter }) => (
            <Chip key={id} chosen={chosen === id} n={counts.get(id) ?? 0} onChoose={() => setFilter(id)}>
              <Letter letter={letter} size="s" />
            </Chip>
          ))}
          {counts.has(null) && (
            <Chip chosen={chosen === null} n={counts.get(null) ?? 0} onChoose={() => setFilter(null)}>
              {t("page.console.talk.whole")}
            </Chip>
          )}
        </div>
      )}
      <ul class="feed">
        {threadsOf(seen).map(({ point, replies }) => (
          <li key={point.id}>
            <OnePoint client={client} point={point} cards={cards} />
            {replies.map((reply) => (
              <OnePoint key={reply.id} client={client} point={reply} cards={cards} reply />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChipProps {
  readonly chosen: boolean;
  readonly n: number;
  readonly onChoose: () => void;
  readonly children: preact.ComponentChildren;
}

function Chip({ chosen, n, onChoose, children }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={chosen} onClick={onChoose}>
      {children} <b>{number(n)}</b>
    </button>
  );
}
