// A seminar's board: a column for each of its questions, side by side, each with its answers in their order.

import { hue, Letter } from "../parts/Letter";
import { Said } from "../parts/Said";
import { SideMark } from "../parts/SideMark";
import { Markup } from "../parts/Markup";
import { t } from "../words";
import { Frame, Whose } from "./CardView";
import { cards as cardsOf, conclusions as conclusionsOf, connections as connectionsOf, useScreen, type Card, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { LinkList, linked } from "./Links";
import { Minds } from "./Minds";
import { Nudge } from "./Nudge";
import { Top } from "./Top";
import { useFit } from "./useFit";
import { useNewCards } from "./useNewCards";
import { useSteering } from "./useSteering";

export function Columns({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const cards = cardsOf(client);
  const conclusions = conclusionsOf(client);
  const links = linked(connectionsOf(client), cards);
  const positions = client.store.collection("screen", "positions").value.get("positions");
  const loose = cards.filter(({ column }) => column === null || !room.columns.includes(column));
  useNewCards(cards.length);
  return (
    <main class="k k-cols kokuban">
      <div class="k-head">
        <Top code />
        <Nudge />
      </div>
      {visit.question_html && <Markup html={visit.question_html} lang={room.language} class="k-cols__q read" />}
      <section class="k-cols__all" aria-label={t("page.screen.board")}>
        {room.columns.map((column) => (
          <Column key={column} name={column} cards={cards.filter((card) => card.column === column)} />
        ))}
        {loose.length > 0 && <Column name={t("page.screen.besides")} cards={loose} />}
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

function Column({ name, cards }: { readonly name: string; readonly cards: readonly Card[] }) {
  const { room } = useScreen();
  const box = useFit<HTMLDivElement>(2.6, cards.map(({ text, label }) => `${label} ${text}`).join());
  const pointed = cards.find(({ id }) => id === room.pointed_at)?.id ?? null;
  useSteering(box, cards.map(({ id }) => id), pointed);
  return (
    <section class="k-col">
      <h2 dir="auto" lang={room.language}>
        {name}
      </h2>
      <div ref={box} class="k-col__all">
        {cards.map((card) => (
          <InColumn key={card.id} card={card} pointed={card.id === pointed} />
        ))}
      </div>
    </section>
  );
}

function InColumn({ card, pointed }: { readonly card: Card; readonly pointed: boolean }) {
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
    </article>
  );
}
