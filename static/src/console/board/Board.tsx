// The board column: what the class will see, in order, and what of it the class sees already.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { t } from "../../words";
import { BoardFoot } from "./BoardFoot";
import { cardsOf, pointedAt } from "./cards";
import { ConnectTwo } from "./ConnectTwo";
import { Connections } from "./Connections";
import { Item } from "./Item";
import { useKeepFocus } from "./keepFocus";
import { Planned } from "./Planned";
import { beforeAt } from "./order";
import { Proposed } from "./Proposed";
import { SideBySide } from "./SideBySide";
import { Tray } from "./Tray";
import { useDrag } from "./useDrag";

export function Board({ client }: { readonly client: Client }) {
  const cards = cardsOf(client);
  const order = cards.map(({ id }) => id);
  const pointed = pointedAt(client);
  const column = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [window, setWindow] = useState<"connect" | "compare" | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  useKeepFocus(column);

  function move(card: string, place: number): void {
    const before = beforeAt(order, card, place);
    if (before === undefined) return;
    client.outbox.add({ type: "MoveCard", card, before });
    const letter = cards.find(({ id }) => id === card)?.letter ?? "";
    const n = Math.max(0, Math.min(place, order.length - 1)) + 1;
    announce(t("page.console.board.place", { letter, n, m: order.length }));
  }
  const drag = useDrag(list, order, move);

  const shown = cards.filter(({ revealed }) => revealed).length;
  const close = (): void => setWindow(null);
  return (
    <>
      <section ref={column} class="c-board kokuban" aria-labelledby="c-board-title" data-scrolls>
        <h2 id="c-board-title" tabIndex={-1}>
          {t("page.console.board.title")}
          {cards.length > 0 && (
            <small>
              {shown > 0 ? t("page.console.board.shown", { n: shown, m: cards.length }) : t("page.console.board.draft")}
            </small>
          )}
        </h2>
        <Tray client={client} />
        <Planned client={client} cards={cards} />
        {cards.length === 0 ? (
          <p class="b-empty">{t("page.console.board.empty")}</p>
        ) : (
          <>
            <p class="b-cols" aria-hidden="true">
              <span>{t("page.console.board.name-column")}</span>
              <span>{t("page.console.board.screen-column")}</span>
            </p>
            <ol ref={list} class={`b-list ${drag.card !== null ? "is-dragging" : ""}`}>
              {cards.map((card, place) => (
                <Item
                  key={card.id}
                  client={client}
                  card={card}
                  place={place}
                  of={cards.length}
                  pointed={card.id === pointed}
                  open={card.id === open}
                  onOpen={(yes) => setOpen(yes ? card.id : null)}
                  held={card.id === drag.card}
                  shift={drag.shift(card.id, place)}
                  onGrip={(event) => drag.start(event, card.id)}
                  onMove={(to) => move(card.id, to)}
                />
              ))}
            </ol>
            <p id="c-board-how" class="vh">
              {t("page.console.board.move-how")}
            </p>
            {shown === 0 && <p class="b-hint">{t("page.console.board.hint")}</p>}
            <Proposed client={client} cards={cards} />
            <Connections client={client} cards={cards} />
          </>
        )}
        <BoardFoot
          client={client}
          cards={cards}
          onConnect={() => setWindow("connect")}
          onCompare={() => setWindow("compare")}
        />
      </section>
      {/* Outside the green: the class sees nothing of these windows. */}
      {window === "connect" && <ConnectTwo client={client} cards={cards} onClose={close} />}
      {window === "compare" && <SideBySide client={client} cards={cards} onClose={close} />}
    </>
  );
}
