// The cards that the class sees, each with how many stand where.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { stanceOf } from "../../parts/kinds";
import { hue, Letter } from "../../parts/Letter";
import { SideMark } from "../../parts/SideMark";
import { Picture } from "../../parts/Pictures";
import { Words } from "../../parts/Said";
import { list, number, t } from "../../words";
import { cardsOf, labelOf, pointedAt, whoseOf, wordsOf, type Card } from "../board/cards";
import { columnNames, columnsOf, lettersAgainst } from "../board/columns";
import { visitFor } from "./visit";

export function OnBoard({ client }: { readonly client: Client }) {
  const cards = cardsOf(client).filter(({ revealed }) => revealed);
  const stances = visitFor(client.store, "discuss")?.stances ?? [];
  const pointed = pointedAt(client);
  if (cards.length === 0) {
    return <p class="c-none">{t("page.console.talk.no-cards")}</p>;
  }
  const one = (card: Card) => (
    <OnCard key={card.id} client={client} card={card} stances={stances} pointed={card.id === pointed} against={columnNames(client).length > 0 ? lettersAgainst(client, cards, card.id) : []} />
  );
  const legend = stances.length > 0 && (
    <p class="legend" aria-hidden="true">
      {stances.map((stance) => (
        <span key={stance}>
          <Icon name={stanceOf(stance).icon} size="s" />
          {stanceOf(stance).short}
        </span>
      ))}
    </p>
  );
  if (columnNames(client).length > 0) {
    const columns = columnsOf(client, cards);
    const widths = columns.map(({ rows }) => `minmax(0, ${rows.some((row) => row.length > 1) ? "1.5fr" : "1fr"})`);
    return (
      <section class="oncols" aria-label={t("page.console.talk.cards")}>
        <div class="oncols__all" style={{ "--columns": widths.join(" ") }}>
          {columns.map(({ name, rows }) => (
            <section key={name ?? ""} class="oncol">
              <h3 dir="auto">{name ?? t("page.console.board.besides")}</h3>
              {rows.map(([card, other]) =>
                other ? (
                  <div key={card.id} class="onpair" role="group" aria-label={t("page.parts.disagree-two", { a: card.letter, b: other.letter })}>
                    {one(card)}
                    <p class="onpair__mark" aria-hidden="true">
                      <Icon name="opposite" size="s" />
                      {t("page.parts.disagree")}
                    </p>
                    {one(other)}
                  </div>
                ) : (
                  one(card)
                ),
              )}
            </section>
          ))}
        </div>
        {legend}
      </section>
    );
  }
  return (
    <section class={`onboard ${WIDTHS[cards.length] ?? "onboard--many"}`} aria-label={t("page.console.talk.cards")}>
      {cards.map(one)}
      {legend}
    </section>
  );
}

/** Four beside each other, unless five fill a row or there are many. */
const WIDTHS: Readonly<Record<number, string>> = { 1: "", 2: "", 3: "", 4: "", 5: "onboard--five", 6: "", 7: "", 8: "" };

interface OnCardProps {
  readonly client: Client;
  readonly card: Card;
  readonly stances: readonly string[];
  readonly pointed: boolean;
  /** Letters of what contradicts it elsewhere on the board. */
  readonly against: readonly string[];
}

function OnCard({ client, card, stances, pointed, against }: OnCardProps) {
  const { store, outbox } = client;
  const { id, letter, struck } = card;
  return (
    <article
      class="oncard"
      data-card={id}
      data-ap={hue(letter)}
      aria-label={t("page.console.talk.card", { letter })}
      {...(pointed ? { "aria-current": "true" } : {})}
    >
      <div class="oncard__h">
        <Letter letter={letter} size="s" />
        <bdi class="oncard__l">{labelOf(store, card) ?? whoseOf(store, card)}</bdi>
        <SideMark side={card.side} />
        <button
          type="button"
          class="oncard__f"
          aria-pressed={pointed}
          aria-label={t("page.console.talk.point", { letter })}
          title={t("page.console.talk.point", { letter })}
          onClick={() => outbox.add({ type: "PointAt", card: pointed ? null : id })}
        >
          <Icon name={pointed ? "screen" : "eye"} size="s" />
        </button>
      </div>
      <div class="oncard__b">
        {card.pictures[0] && <Picture name={card.pictures[0]} />}
        <p class={`oncard__w ${struck ? "is-struck" : ""}`} dir="auto" title={wordsOf(card)}>
          {card.text === "" ? "" : <Words text={wordsOf(card)} />}
        </p>
      </div>
      {against.length > 0 && (
        <p class="oncard__against">
          <Icon name="opposite" size="s" />
          {t("page.parts.disagrees-with", { letters: list(against) })}
        </p>
      )}
      {stances.length > 0 && (
        <div class="tally">
          {stances.map((stance) => (
            <span key={stance} title={stanceOf(stance).short}>
              <Icon name={stanceOf(stance).icon} size="s" />
              <span class="vh">{stanceOf(stance).short}</span>
              {number(card.stances[stance] ?? 0)}
            </span>
          ))}
        </div>
      )}
    </article>
  );
}
