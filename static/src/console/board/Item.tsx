// One card in the column: its grip, its words, the switches of its name and of the card itself, and all else one tap away.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { hue, Letter } from "../../parts/Letter";
import { Words } from "../../parts/Said";
import { list, t } from "../../words";
import { labelOf, phaseIfSeveral, whoseOf, wordsOf, type Card } from "./cards";
import { ItemMenu } from "./ItemMenu";

export interface ItemProps {
  readonly client: Client;
  readonly card: Card;
  readonly place: number;
  readonly of: number;
  readonly pointed: boolean;
  /** Letters of cards that contradict it. */
  readonly against: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** It is being dragged. */
  readonly held: boolean;
  /** In px. */
  readonly shift: number;
  readonly onGrip: (event: PointerEvent) => void;
  readonly onMove: (place: number) => void;
}

export function Item(props: ItemProps) {
  const { client, card, place, of, pointed, against, open, onOpen, held, shift, onGrip, onMove } = props;
  const { store, outbox } = client;
  const { id, letter } = card;
  const name = whoseOf(store, card);
  const about = [name, card.side, labelOf(store, card), phaseIfSeveral(store, card.phase)].filter((part) => part !== null).join(", ");
  const classes = ["b-item"];
  if (!card.revealed) classes.push("is-hidden");
  if (pointed) classes.push("is-focus-shown");
  if (held) classes.push("is-held");
  if (open) classes.push("is-open");

  function keys(event: KeyboardEvent): void {
    const grip = event.target instanceof Element && event.target.closest(".grip") !== null;
    const to = (event.altKey || grip) && WHERE[event.key]?.(place, of);
    if (typeof to !== "number") return;
    event.preventDefault();
    event.stopPropagation();
    onMove(to);
  }

  return (
    <li
      class={classes.join(" ")}
      data-ap={hue(letter)}
      data-card={id}
      onKeyDown={keys}
      {...(shift !== 0 || held ? { style: { transform: `translateY(${shift}px)` } } : {})}
    >
      <button
        type="button"
        class="grip"
        aria-label={t("page.console.board.move", { letter })}
        aria-describedby="c-board-how"
        onPointerDown={onGrip}
      >
        <Icon name="grip" />
      </button>
      <Letter letter={letter} />
      <button
        type="button"
        class={`b-item__t ${card.struck ? "is-struck" : ""}`}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <span class="b-item__w" dir="auto">
          <Words text={wordsOf(card)} />
        </span>
        <small>
          {pointed && <Icon name="eye" size="s" />}
          {pointed && <span class="vh">{t("page.console.board.pointed")}</span>}
          <bdi>{about}</bdi>
        </small>
        {against.length > 0 && (
          <small class="b-item__against">
            <Icon name="opposite" size="s" />
            {t("page.parts.disagrees-with", { letters: list(against) })}
          </small>
        )}
      </button>
      <button
        type="button"
        class="b-name"
        aria-pressed={card.name_shown}
        aria-label={t("page.console.board.show-name", { letter, name })}
        title={t("page.console.board.show-name", { letter, name })}
        onClick={() => outbox.add({ type: "RevealName", card: id, shown: !card.name_shown })}
      >
        <Icon name={card.name_shown ? "name" : "noname"} />
      </button>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked={card.revealed}
        aria-label={t("page.console.board.show", { letter })}
        onClick={() => outbox.add({ type: "RevealCard", card: id, shown: !card.revealed })}
      >
        <i />
      </button>
      {open && <ItemMenu client={client} card={card} place={place} of={of} pointed={pointed} onMove={onMove} />}
    </li>
  );
}

/** Where a key moves a card: from its place, among so many. */
const WHERE: Readonly<Record<string, (place: number, of: number) => number>> = {
  ArrowUp: (place) => place - 1,
  ArrowDown: (place) => place + 1,
  Home: () => 0,
  End: (_, of) => of - 1,
};
