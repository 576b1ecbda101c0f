// The board: the cards in their order from left to right, what connects them, the problem beside them. The card that is
// pointed at stands out, and grows until it can be read whole.

import { useRef } from "preact/hooks";
import { t } from "../words";
import { CardView } from "./CardView";
import { cards as cardsOf, conclusions as conclusionsOf, connections as connectionsOf, useScreen, type Card, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { JoinBox } from "./JoinBox";
import { IN_SIGHT, needsAll, needsWidth, slotsFor, slotsOfPointed } from "./layout";
import { Arcs, drawable, linked, LinkList } from "./Links";
import { Minds } from "./Minds";
import { More } from "./More";
import { Nudge } from "./Nudge";
import { Problem } from "./Problem";
import { Top } from "./Top";
import { useGlide } from "./useGlide";
import { useNewCards } from "./useNewCards";
import { useSteering } from "./useSteering";

/** In rem. */
const FEW = { width: 64, height: 44 };
const MANY = { width: 89, height: 44 };
const FOR_MINDS = 15;

export function Board({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const cards = cardsOf(client);
  const conclusions = conclusionsOf(client);
  const positions = client.store.collection("screen", "positions").value.get("positions");
  const many = needsWidth(cards.length, { said: conclusions.length > 0, minds: positions !== undefined });
  const space = many ? MANY : FEW;
  const row = { width: space.width, height: space.height - (positions ? FOR_MINDS : 0) };
  const pointed = cards.find(({ id }) => id === room.pointed_at);
  const alone = pointed !== undefined && needsAll(pointed.text, row);
  const kinds = [
    many && "k-discuss--many",
    positions && "k-discuss--minds",
    conclusions.length > 0 && "k-discuss--said",
    alone && "k-discuss--alone",
  ]
    .filter(Boolean)
    .join(" ");
  useNewCards(cards.length);
  return (
    <main class={`k k-discuss ${kinds} kokuban`}>
      <div class="k-head">
        <Top code={alone} />
        <Nudge />
      </div>
      <Problem visit={visit} />
      {cards.length === 0 ? <p class="k-empty">{t("page.screen.board-empty")}</p> : <Row cards={cards} pointed={pointed} space={row} />}
      <div class="k-foot">
        {(!many || conclusions.length > 0) && <Conclusions conclusions={conclusions} largest={many ? 1.9 : 2.1} />}
        {positions && <Minds positions={positions} cards={cards} />}
      </div>
      <JoinBox />
    </main>
  );
}

interface RowProps {
  readonly cards: readonly Card[];
  readonly pointed: Card | undefined;
  readonly space: typeof FEW;
}

function Row({ cards, pointed, space }: RowProps) {
  const { client } = useScreen();
  const box = useRef<HTMLDivElement>(null);
  const slots = slotsFor(cards.length);
  const links = linked(connectionsOf(client), cards);
  const drawn = drawable(links);
  const ids = cards.map(({ id }) => id);
  const wide = pointed ? Math.max(slotsOfPointed(pointed.text, slots, space), pointed.pictures.length > 0 && slots > 2 ? 2 : 1) : 1;
  const columns = cards.map(({ id }) => widthOf(id === pointed?.id ? wide : 1, slots)).join(" ");
  useGlide(box, ids.join(" "), columns);
  useSteering(box, ids, pointed?.id ?? null);
  return (
    <section class="k-board" aria-label={t("page.screen.board")}>
      <div ref={box} class="k-row">
        <div class="k-seq" style={{ gridTemplateColumns: columns, "--slots": slots }}>
          {cards.map((card) => (
            <CardView key={card.id} card={card} largest={card.id === pointed?.id && wide > 1 ? 2.8 : (LARGEST[Math.ceil(slots)] ?? 2.2)} pointed={card.id === pointed?.id} />
          ))}
          {drawn && <Arcs links={links} />}
        </div>
      </div>
      {cards.length > IN_SIGHT && <More box={box} cards={ids} />}
      {!drawn && <LinkList links={links} />}
    </section>
  );
}

const LARGEST: Readonly<Record<number, number>> = { 2: 3.2, 3: 2.8, 4: 2.4 };

/** A share of the row: so many slots with the gaps between them. */
function widthOf(taken: number, slots: number): string {
  return `calc((100% + var(--gap)) * ${taken / slots} - var(--gap))`;
}
