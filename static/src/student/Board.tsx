// The board in one's hand: the cards as a row to choose from, and one of them large.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { connectionName } from "../parts/kinds";
import { hue, Letter } from "../parts/Letter";
import { namesOf } from "../parts/Pictures";
import { SideMark } from "../parts/SideMark";
import { Said } from "../parts/Said";
import { t } from "../words";
import { lastAsked } from "./asked";
import { choiceOf, couldClaim, WHOLE, type Card } from "./board";
import { roomFor, useClient } from "./client";
import { Proposed } from "./Proposed";

/** So much of the next card is seen, in px. */
const ROOM = 40;

interface BoardRowProps {
  readonly visit: string;
  readonly cards: readonly Card[];
  readonly shown: string;
}

export function BoardRow({ visit, cards, shown }: BoardRowProps) {
  const client = useClient();
  const choose = choiceOf(client, visit);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => bringIn(row.current), [shown]);
  return (
    <div ref={row} class="tabs-board" role="group" aria-label={t("page.student.board")}>
      {cards.map((card) => (
        <CardButton key={card.id} visit={visit} card={card} shown={shown} />
      ))}
      <button type="button" aria-pressed={shown === WHOLE} data-ap="-" onClick={() => void (choose.value = WHOLE)}>
        <Icon name="people" />
        <span class="tabs-board__words">{t("page.student.the-whole")}</span>
      </button>
    </div>
  );
}

interface CardButtonProps {
  readonly visit: string;
  readonly card: Card;
  readonly shown: string;
  readonly children?: ComponentChildren;
}

/** A card to choose, so that it is large. */
export function CardButton({ visit, card, shown, children }: CardButtonProps) {
  const client = useClient();
  const choose = choiceOf(client, visit);
  return (
    <button
      type="button"
      aria-pressed={card.id === shown}
      data-ap={hue(card.letter)}
      data-card={card.id}
      onClick={() => void (choose.value = card.id)}
    >
      <span class="tabs-board__top">
        <Letter letter={card.letter} size="s" />
        {card.id === roomFor(client)?.pointed_at && (
          <>
            <Icon name="eye" size="s" />
            <span class="vh">{t("page.student.talked-about")}</span>
          </>
        )}
      </span>
      <span class={`tabs-board__words ${card.struck ? "struck" : ""}`} dir="auto">
        {card.text === null ? t("page.parts.erased") : card.text || namesOf(card.pictures)}
      </span>
      {children}
    </button>
  );
}

/** The chosen one within the row; the page itself is not scrolled. */
function bringIn(row: HTMLElement | null): void {
  const chosen = row?.querySelector<HTMLElement>('[aria-pressed="true"]');
  if (!row || !chosen) return;
  const outer = row.getBoundingClientRect();
  const inner = chosen.getBoundingClientRect();
  if (inner.left < outer.left) row.scrollBy({ left: inner.left - outer.left - ROOM });
  else if (inner.right > outer.right) row.scrollBy({ left: inner.right - outer.right + ROOM });
}

export interface BigCardProps {
  readonly card: Card;
  readonly onEnlarge?: () => void;
  readonly onPropose?: (() => void) | false;
}

export function BigCard({ card, onEnlarge, onPropose }: BigCardProps) {
  const client = useClient();
  const claiming = lastAsked(client, "ClaimCard", (command) => command.card === card.id) !== undefined;
  return (
    <article class="answer" data-ap={hue(card.letter)} aria-label={t("page.student.card", { letter: card.letter })}>
      <div class="answer__head">
        <Letter letter={card.letter} />
        {card.label && <b dir="auto">{card.label}</b>}
        <SideMark side={card.side} />
        {card.column && (
          <span class="eyebrow" dir="auto">
            {card.column}
          </span>
        )}
        <span class="credit">
          <b>{card.group !== null ? t("page.student.group", { n: card.group }) : <bdi>{card.name}</bdi>}</b>
        </span>
        {onEnlarge && (
          <button
            type="button"
            class="btn btn--bare btn--icon s-enlarge"
            aria-label={t("page.student.enlarge", { letter: card.letter })}
            onClick={onEnlarge}
          >
            <Icon name="full" />
          </button>
        )}
      </div>
      <div class="answer__body">
        {card.struck && <p class="vh">{t("page.student.struck")}</p>}
        <Said text={card.text} pictures={card.pictures} class={card.struck ? "struck" : ""} />
        {card.struck_because !== "" && <Said text={card.struck_because} class="muted" />}
        <Connected card={card} />
        {onEnlarge && <Proposed card={card.id} />}
        {couldClaim(client, card) && (
          <button
            type="button"
            class="btn btn--bare s-claim"
            disabled={claiming}
            onClick={() => client.outbox.add({ type: "ClaimCard", card: card.id })}
          >
            <Icon name="name" size="s" />
            {t("page.student.claim")}
          </button>
        )}
        {onPropose && (
          <button type="button" class="btn btn--bare s-claim" onClick={onPropose}>
            <Icon name="link" size="s" />
            {t("page.student.propose-connection")}
          </button>
        )}
      </div>
    </article>
  );
}

/** What the class sees between this card and others. */
function Connected({ card }: { readonly card: Card }) {
  const { store } = useClient();
  const cards = store.collection("class", "cards").value;
  const found = Array.from(store.collection("class", "connections").value).filter(
    ([, { a, b }]) => a === card.id || b === card.id,
  );
  if (found.length === 0) return null;
  const mine = new Set(Array.from(store.collection("own", "proposed").value.values(), ({ connection }) => connection));
  return (
    <ul class="s-connected">
      {found.map(([id, { a, b, kind, words }]) => (
        <li key={id}>
          <Letter letter={cards.get(a)?.letter ?? "?"} size="s" />
          <span>{connectionName(kind)}</span>
          <Letter letter={cards.get(b)?.letter ?? "?"} size="s" />
          {words && <span dir="auto">{words}</span>}
          {mine.has(id) && <small class="muted">{t("page.student.proposed.confirmed")}</small>}
        </li>
      ))}
    </ul>
  );
}
