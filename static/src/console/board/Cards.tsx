// Cards in their order: all of the board, or those of one column. Each is moved within its list.

import { useRef } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { t } from "../../words";
import type { Card } from "./cards";
import { lettersAgainst } from "./columns";
import { Item } from "./Item";
import { beforeAt } from "./order";
import { useDrag } from "./useDrag";

export interface CardsProps {
  readonly client: Client;
  /** The whole board. */
  readonly all: readonly Card[];
  readonly cards: readonly Card[];
  readonly pointed: string | null;
  readonly open: string | null;
  readonly onOpen: (card: string | null) => void;
  /** What the list is called, where there are several. */
  readonly label?: string;
}

export function Cards({ client, all, cards, pointed, open, onOpen, label }: CardsProps) {
  const list = useRef<HTMLOListElement>(null);
  const order = cards.map(({ id }) => id);
  const drag = useDrag(list, order, move);
  function move(card: string, place: number): void {
    const before = beforeAt(order, card, place);
    if (before === undefined) return;
    client.outbox.add({ type: "MoveCard", card, before });
    const letter = cards.find(({ id }) => id === card)?.letter ?? "";
    const n = Math.max(0, Math.min(place, order.length - 1)) + 1;
    announce(t("page.console.board.place", { letter, n, m: order.length }));
  }
  return (
    <ol ref={list} class={`b-list ${drag.card !== null ? "is-dragging" : ""}`} {...(label === undefined ? {} : { "aria-label": label })}>
      {cards.map((card, place) => (
        <Item
          key={card.id}
          client={client}
          card={card}
          place={place}
          of={cards.length}
          pointed={card.id === pointed}
          against={label === undefined ? [] : lettersAgainst(client, all, card.id, true)}
          open={card.id === open}
          onOpen={(yes) => onOpen(yes ? card.id : null)}
          held={card.id === drag.card}
          shift={drag.shift(card.id, place)}
          onGrip={(event) => drag.start(event, card.id)}
          onMove={(to) => move(card.id, to)}
        />
      ))}
    </ol>
  );
}
