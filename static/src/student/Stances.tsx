// Where one stands: towards one card, and which of them convinces one now.

import { useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import { stanceOf } from "../parts/kinds";
import { hue, Letter } from "../parts/Letter";
import { LIMITS } from "../wire";
import { t } from "../words";
import { lastAsked } from "./asked";
import type { Card } from "./board";
import { roomFor, useClient, type OpenVisit } from "./client";

export function Stances({ card, visit }: { readonly card: Card; readonly visit: OpenVisit }) {
  const client = useClient();
  const asked = lastAsked(client, "TakeStance", (command) => command.card === card.id);
  const mine = asked ? (asked.stance ?? null) : (client.store.collection("own", "stances").value.get(card.id)?.stance ?? null);
  if (visit.stances.length === 0) return null;
  return (
    <fieldset>
      <legend class="vh">{t("page.student.how-you-see", { letter: card.letter })}</legend>
      <div class="two">
        {visit.stances.map((each) => {
          const { name, icon } = stanceOf(each);
          const stance = each === mine ? null : each;
          return (
            <button
              key={each}
              type="button"
              class="choice"
              aria-pressed={each === mine}
              onClick={() => client.outbox.add({ type: "TakeStance", visit: visit.id, card: card.id, stance })}
            >
              <Icon name={icon} />
              {name}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

const NOT_SURE = null;

export interface ConvincedProps {
  readonly cards: readonly Card[];
  /** Where other work is in hand: gone when the page is next drawn after it was answered. */
  readonly untilAnswered?: boolean;
}

/** Only while the instructor has asked. */
export function Convinced({ cards, untilAnswered = false }: ConvincedProps) {
  const client = useClient();
  const asking = roomFor(client)?.asking ?? 0;
  const taken = client.store.collection("own", "positions_taken").value;
  const sent = lastAsked(client, "TakePosition", (command) => command.asking === asking);
  const stored = taken.get(String(asking))?.card;
  const [answeredBefore] = useState(stored !== undefined);
  // Begun words stay, whatever the class and the instructor do meanwhile.
  const [begun, write] = useState<string | null>(null);
  // What one said last time, or when this page was opened: whoever has moved since is asked what moved them.
  const [here] = useState(stored);
  const before = taken.get(String(asking - 1))?.card ?? here;
  if (asking === 0 || cards.length === 0 || (untilAnswered && answeredBefore)) return null;
  const mine = sent ? (sent.card ?? NOT_SURE) : stored;
  const because = (sent ? sent.because : taken.get(String(asking))?.because) ?? "";
  const take = (card: string | null): void => {
    if (card !== mine) client.outbox.add({ type: "TakePosition", asking, card });
  };
  const moved = mine !== undefined && before !== undefined && mine !== before;
  const unkept = begun !== null && begun.trim() !== because;
  return (
    <fieldset class="s-sec s-convinced">
      <legend class="h2">
        {t("page.student.convinced-by")} <AtFirst cards={cards} />
      </legend>
      <div class="convinced">
        {cards.map((card) => (
          <button
            key={card.id}
            type="button"
            aria-pressed={mine === card.id}
            data-ap={hue(card.letter)}
            onClick={() => take(card.id)}
          >
            <Letter letter={card.letter} />
          </button>
        ))}
        <button type="button" aria-pressed={mine === NOT_SURE} data-ap="-" onClick={() => take(NOT_SURE)}>
          {t("page.student.not-sure")}
        </button>
      </div>
      {mine !== undefined && (moved || unkept || because !== "") && (
        <WhatMoved
          text={begun ?? because}
          kept={because}
          onInput={write}
          onKeep={(why) => {
            write(null);
            client.outbox.add({ type: "TakePosition", asking, card: mine, because: why });
          }}
        />
      )}
    </fieldset>
  );
}

interface WhatMovedProps {
  readonly text: string;
  readonly kept: string;
  readonly onInput: (text: string) => void;
  readonly onKeep: (because: string) => void;
}

/** For oneself and the instructor; nobody has to say it. */
function WhatMoved({ text, kept, onInput, onKeep }: WhatMovedProps) {
  const same = text.trim() === kept;
  return (
    <form
      class="s-inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (same) return;
        onKeep(text.trim());
        announce(t("page.student.kept-why"));
      }}
    >
      <label class="s-why">
        {t("page.student.what-moved")}
        <input class="field" dir="auto" maxLength={LIMITS.LABEL} value={text} onInput={(event) => onInput(event.currentTarget.value)} />
      </label>
      <button type="submit" class="btn btn--soft" aria-disabled={same}>
        {kept !== "" && same ? t("page.student.kept-why") : t("page.student.keep-why")}
      </button>
    </form>
  );
}

function AtFirst({ cards }: { readonly cards: readonly Card[] }) {
  const client = useClient();
  const first = client.store.collection("own", "positions_taken").value.get("1");
  if (!first || (roomFor(client)?.asking ?? 0) < 2) return null;
  const letter = cards.find((card) => card.id === first.card)?.letter;
  if (first.card !== null && !letter) return null;
  return <small>{letter ? t("page.student.at-first", { letter }) : t("page.student.at-first-unsure")}</small>;
}
