// The board of a seminar in one's hand: a column for each question, one of them seen; two cards that contradict each
// other stand opposite.

import { signal } from "@preact/signals";
import type { Client } from "../client";
import { inColumns, opposedElsewhere, type Column } from "../parts/columns";
import { Icon } from "../parts/Icon";
import { list, number, t } from "../words";
import { CardButton } from "./Board";
import { choiceOf, WHOLE, type Card } from "./board";
import { roomFor, useClient } from "./client";
import { Swiped } from "./Swiped";

/** Which column is seen: of each visit, and of each person who shares this phone. */
const seen = new WeakMap<Client, Map<string, ReturnType<typeof signal<number | null>>>>();

function seenIn(client: Client, visit: string) {
  const visits = seen.get(client) ?? new Map<string, ReturnType<typeof signal<number | null>>>();
  seen.set(client, visits);
  const found = visits.get(visit) ?? signal<number | null>(null);
  visits.set(visit, found);
  return found;
}

export interface BoardColumnsProps {
  readonly visit: string;
  readonly cards: readonly Card[];
  readonly shown: string;
}

export function BoardColumns({ visit, cards, shown }: BoardColumnsProps) {
  const client = useClient();
  const names = roomFor(client)?.columns ?? [];
  const joined = Array.from(client.store.collection("class", "connections").value, ([id, each]) => ({ ...each, id }));
  const columns = inColumns(names, cards, joined);
  const elsewhere = opposedElsewhere(names, cards, joined);
  const letterOf = (id: string): string => cards.find((card) => card.id === id)?.letter ?? "?";
  const at = seenIn(client, visit);
  const first = columns.findIndex((column) => column.cards.some(({ id }) => id === shown));
  const choose = choiceOf(client, visit);
  return (
    <>
      <Swiped
        label={t("page.student.columns")}
        names={columns.map(({ name, cards: standing }) => (
          <>
            <span dir="auto">{name ?? t("page.student.beside-columns")}</span> <small class="num">{number(standing.length)}</small>
          </>
        ))}
        at={Math.min(at.value ?? Math.max(0, first), columns.length - 1)}
        onAt={(to) => void (at.value = to)}
      >
        {columns.map((column) => (
          <OneColumn
            key={column.name ?? ""}
            visit={visit}
            column={column}
            shown={shown}
            letterOf={letterOf}
            against={(id) => (elsewhere.get(id) ?? []).map(letterOf)}
          />
        ))}
      </Swiped>
      <button type="button" class="btn btn--bare s-all" aria-pressed={shown === WHOLE} onClick={() => void (choose.value = WHOLE)}>
        <Icon name="people" size="s" />
        {t("page.student.the-whole")}
      </button>
    </>
  );
}

interface OneColumnProps {
  readonly visit: string;
  readonly column: Column<Card>;
  readonly shown: string;
  readonly letterOf: (card: string) => string;
  readonly against: (card: string) => readonly string[];
}

function OneColumn({ visit, column: { name, rows }, shown, letterOf, against }: OneColumnProps) {
  const one = (card: Card) => (
    <CardButton key={card.id} visit={visit} card={card} shown={shown}>
      {against(card.id).length > 0 && (
        <small class="s-against">
          <Icon name="opposite" size="s" />
          {t("page.parts.disagrees-with", { letters: list(against(card.id)) })}
        </small>
      )}
    </CardButton>
  );
  return (
    <section class="s-col" aria-label={name ?? t("page.student.beside-columns")}>
      <h2 class="vh" dir="auto">
        {name ?? t("page.student.beside-columns")}
      </h2>
      {rows.length === 0 && <p class="s-hint">{t("page.student.column-empty")}</p>}
      {rows.map(([card, other]) =>
        other ? (
          <div key={card.id} class="s-pair" role="group" aria-label={t("page.parts.disagree-two", { a: letterOf(card.id), b: letterOf(other.id) })}>
            {one(card)}
            <span class="s-pair__mark" aria-hidden="true">
              <Icon name="opposite" size="s" />
              {t("page.parts.disagree")}
            </span>
            {one(other)}
          </div>
        ) : (
          one(card)
        ),
      )}
    </section>
  );
}
