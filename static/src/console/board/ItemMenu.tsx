// What else can be done with a card: read it whole, point at it, strike it through, move it, take it off.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Said } from "../../parts/Said";
import { t } from "../../words";
import { NoteField } from "../shell/NoteField";
import { labelOf, type Card } from "./cards";
import { columnNames } from "./columns";
import { strike } from "./strike";
import { takeOff } from "./takeOff";

export interface ItemMenuProps {
  readonly client: Client;
  readonly card: Card;
  readonly place: number;
  readonly of: number;
  readonly pointed: boolean;
  readonly onMove: (place: number) => void;
}

export function ItemMenu({ client, card, place, of, pointed, onMove }: ItemMenuProps) {
  const { store, outbox } = client;
  const { id, letter } = card;
  return (
    <div class="b-more" role="group" aria-label={t("page.console.board.more", { letter })}>
      <Said text={card.text} pictures={card.pictures} class="b-more__said" />
      {card.struck && (
        <NoteField
          key={id}
          label={t("page.console.board.struck-because")}
          kept={card.struck_because}
          onKeep={(because) => strike(client, card, because)}
        />
      )}
      <ColumnChoice client={client} card={card} />
      <div class="b-more__do">
        <button
          type="button"
          class="btn btn--line"
          aria-pressed={pointed}
          aria-disabled={!card.revealed}
          title={card.revealed ? undefined : t("page.console.board.point-shown-only")}
          onClick={() => card.revealed && outbox.add({ type: "PointAt", card: pointed ? null : id })}
        >
          <Icon name="eye" size="s" />
          {pointed ? t("page.console.board.point-off") : t("page.console.board.point")}
        </button>
        <button
          type="button"
          class="btn btn--line"
          aria-pressed={card.struck}
          onClick={() => strike(client, card, card.struck ? null : "")}
        >
          <Icon name="strike" size="s" />
          {t("page.console.board.strike")}
        </button>
        {labelOf(store, card) !== null && (
          <button
            type="button"
            class="switch"
            role="switch"
            aria-checked={card.label_shown}
            onClick={() => outbox.add({ type: "RevealLabel", card: id, shown: !card.label_shown })}
          >
            <i />
            {t("page.console.board.label")}
          </button>
        )}
        <span class="b-more__end">
          <button
            type="button"
            class="btn btn--bare btn--icon"
            aria-label={t("page.console.board.up", { letter })}
            aria-disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="btn btn--bare btn--icon"
            aria-label={t("page.console.board.down", { letter })}
            aria-disabled={place === of - 1}
            onClick={() => onMove(place + 1)}
          >
            <Icon name="down" />
          </button>
          {!card.revealed && (
            <button type="button" class="btn btn--bare" onClick={() => takeOff(client, card)}>
              {t("page.console.board.take-off")}
            </button>
          )}
        </span>
      </div>
    </div>
  );
}

/** Under another of the plan's questions. */
function ColumnChoice({ client, card }: { readonly client: Client; readonly card: Card }) {
  const names = columnNames(client);
  const here = card.column !== null && names.includes(card.column) ? card.column : "";
  if (names.length === 0) return null;
  return (
    <label class="b-more__col">
      <span>{t("page.console.board.column")}</span>
      <select
        class="field"
        value={here}
        onChange={(event) => client.outbox.add({ type: "PutInColumn", card: card.id, column: event.currentTarget.value })}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value="">{t("page.console.board.besides")}</option>
      </select>
    </label>
  );
}
