// A seminar's board: a column for each of its questions, side by side, each with its answers in their order; two that
// contradict each other stand opposite.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { inColumns, isOpposite, opposedElsewhere, type Column } from "../parts/columns";
import { Icon } from "../parts/Icon";
import { hue, Letter } from "../parts/Letter";
import { SideMark } from "../parts/SideMark";
import { Markup } from "../parts/Markup";
import { Said } from "../parts/Said";
import { list, t } from "../words";
import { Frame, Whose } from "./CardView";
import { cards as cardsOf, conclusions as conclusionsOf, connections as connectionsOf, useScreen, type Card, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { LinkList, linked } from "./Links";
import { Minds } from "./Minds";
import { Nudge } from "./Nudge";
import { Top } from "./Top";
import { fit, SMALLEST } from "./useFit";
import { useNewCards } from "./useNewCards";
import { useSteering } from "./useSteering";

/** A column with a pair in it needs more of the width. */
const WITH_PAIR = "1.5fr";

export function Columns({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const cards = cardsOf(client);
  const conclusions = conclusionsOf(client);
  const joined = connectionsOf(client);
  const columns = inColumns(room.columns, cards, joined);
  const elsewhere = opposedElsewhere(room.columns, cards, joined);
  const links = linked(joined, cards).filter(({ connection }) => connection.words !== "" || !isOpposite(room.columns, cards, joined, connection));
  const positions = client.store.collection("screen", "positions").value.get("positions");
  const against = (id: string): readonly string[] =>
    (elsewhere.get(id) ?? []).flatMap((other) => cards.find((card) => card.id === other)?.letter ?? []);
  const widths = columns.map(({ rows }) => `minmax(0, ${rows.some((row) => row.length > 1) ? WITH_PAIR : "1fr"})`);
  useNewCards(cards.length);
  return (
    <main class="k k-cols kokuban">
      <div class="k-head">
        <Top code />
        <Nudge />
      </div>
      {visit.question_html && <Markup html={visit.question_html} lang={room.language} class="k-cols__q read" />}
      <section class="k-cols__all" aria-label={t("page.screen.board")} style={{ gridTemplateColumns: widths.join(" ") }}>
        {columns.map((column) => (
          <InColumn key={column.name ?? ""} column={column} against={against} />
        ))}
      </section>
      {cards.length === 0 && <p class="k-empty">{t("page.screen.board-empty")}</p>}
      <div class="k-foot">
        {links.length > 0 && <LinkList links={links} />}
        {conclusions.length > 0 && <Conclusions conclusions={conclusions} largest={1.9} />}
        {positions && <Minds positions={positions} cards={cards} />}
      </div>
    </main>
  );
}

interface InColumnProps {
  readonly column: Column<Card>;
  /** Letters of what contradicts a card and does not stand beside it. */
  readonly against: (card: string) => readonly string[];
}

function InColumn({ column: { name, cards, rows }, against }: InColumnProps) {
  const { room } = useScreen();
  const pointed = cards.find(({ id }) => id === room.pointed_at)?.id ?? null;
  const box = useCards(rows.map((row) => row.map(({ id, text, label }) => `${id} ${label} ${text} ${against(id)}`).join("|")).join("/") + pointed);
  useSteering(box, cards.map(({ id }) => id), pointed);
  return (
    <section class="k-col">
      <h2 dir="auto" lang={room.language}>
        {name ?? t("page.screen.besides")}
      </h2>
      <div ref={box} class="k-col__all">
        {rows.map(([card, other]) =>
          other ? (
            <div key={card.id} class="k-pair" role="group" aria-label={t("page.parts.disagree-two", { a: card.letter, b: other.letter })}>
              <OneCard card={card} pointed={card.id === pointed} against={against(card.id)} />
              <p class="k-pair__mark" aria-hidden="true">
                <Icon name="opposite" />
                {t("page.parts.disagree")}
              </p>
              <OneCard card={other} pointed={other.id === pointed} against={against(other.id)} />
            </div>
          ) : (
            <OneCard key={card.id} card={card} pointed={card.id === pointed} against={against(card.id)} />
          ),
        )}
      </div>
    </section>
  );
}

interface OneCardProps {
  readonly card: Card;
  readonly pointed: boolean;
  readonly against: readonly string[];
}

function OneCard({ card, pointed, against }: OneCardProps) {
  const { id, letter, label, struck, struck_because, text } = card;
  return (
    <article
      class={`k-ans k-ans--col ${pointed ? "is-focus-shown" : ""} ${struck ? "is-struck" : ""}`}
      data-ap={hue(letter)}
      data-card={id}
      aria-label={t("page.screen.card", { letter })}
      {...(pointed ? { "aria-current": "true" } : {})}
    >
      <Frame card={id} />
      <h3>
        <Letter letter={letter} />
        {label && (
          <span class="k-ans__label" dir="auto">
            {label}
          </span>
        )}
        <SideMark side={card.side} />
        <Whose card={card} />
      </h3>
      {struck && <p class="vh">{t("page.screen.struck")}</p>}
      <Said text={text} pictures={card.pictures} />
      {struck_because !== "" && (
        <p class="k-ans__why" dir="auto">
          {struck_because}
        </p>
      )}
      {against.length > 0 && (
        <p class="k-ans__against">
          <Icon name="opposite" />
          {t("page.parts.disagrees-with", { letters: list(against) })}
        </p>
      )}
    </article>
  );
}

const LARGEST = 2.6;
/** Of a card, where not all have room for all their words. */
const LINES = [6, 5, 4, 3, 2];

/** Writes the cards as large as the column allows; at the smallest size, of each so many lines that all are in sight. */
function useCards(what: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    write(element);
    if (typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => write(element));
    watch.observe(element);
    return () => watch.disconnect();
  }, [what]);
  return box;
}

function write(box: HTMLElement): void {
  // Measured whole: what was cut before would seem to fit.
  box.removeAttribute("data-cut");
  fit(box, SMALLEST, LARGEST);
  if (!box.hasAttribute("data-cut")) return;
  for (const lines of LINES) {
    box.style.setProperty("--lines", String(lines));
    if (box.scrollHeight <= box.clientHeight) return;
  }
}
