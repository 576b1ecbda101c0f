// Who is convinced by what, at first and now: asked of everyone together, shown when the instructor shows it.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import { roomOf } from "../../parts/course";
import { convinced } from "../../parts/ribbons";
import { Ribbons, signsOf } from "../../parts/Ribbons";
import type { PositionsInfo } from "../../wire";
import { many, t } from "../../words";
import { cardsOf, type Card } from "../board/cards";
import { nameOf, peopleHere } from "../hands/people";

export function Minds({ client }: { readonly client: Client }) {
  const { store, outbox } = client;
  const [sure, setSure] = useState(false);
  const positions = store.collection("instructor", "positions").value.get("positions");
  const asking = roomOf(store, "instructor")?.asking ?? 0;
  const cards = cardsOf(client);
  const here = new Set(peopleHere(store).map(({ id }) => id));
  const taken = Array.from(store.collection("instructor", "positions_taken").value.values());
  const answered = taken.filter((each) => each.asking === asking && here.has(each.participant)).length;
  const askable = cards.some(({ revealed }) => revealed);
  const ask = (): void => void outbox.add({ type: "AskPositions" });
  const shown = positions?.shown ?? false;
  return (
    <section class="panel" aria-labelledby="c-minds-title">
      <div class="panel__h">
        <div class="panel__t">
          <h2 id="c-minds-title">{t("page.console.talk.minds")}</h2>
          {asking > 0 && <p class="muted num">{t("page.console.talk.answered", { n: answered, m: here.size })}</p>}
        </div>
        <button
          type="button"
          class={asking === 0 ? "btn btn--main" : "btn btn--bare"}
          aria-disabled={!askable}
          onClick={() => askable && (asking === 0 ? ask() : setSure(true))}
        >
          {asking === 0 ? t("page.console.talk.ask-everyone") : t("page.console.talk.ask-again")}
        </button>
        {asking > 0 && (
          <button
            type="button"
            class="switch"
            role="switch"
            aria-checked={shown}
            onClick={() => outbox.add({ type: "ShowPositions", shown: !shown })}
          >
            <i />
            {t("page.console.talk.on-screen")}
          </button>
        )}
      </div>
      {positions && asking > 0 && <Picture positions={positions} cards={cards} of={here.size} />}
      <Moved client={client} cards={cards} />
      {asking === 0 && <p class="muted">{askable ? t("page.console.talk.ask-why") : t("page.console.talk.ask-later")}</p>}
      {sure && (
        <Question
          title={t("page.console.talk.ask-again")}
          text={t("page.console.talk.ask-again-text", { n: answered, m: here.size })}
          yes={t("page.console.talk.ask-again")}
          onYes={ask}
          onNo={() => setSure(false)}
        />
      )}
    </section>
  );
}

/** Why people say that their minds moved: for the instructor, who may ask them to tell it. */
function Moved({ client: { store }, cards }: { readonly client: Client; readonly cards: readonly Card[] }) {
  const taken = Array.from(store.collection("instructor", "positions_taken").value.values());
  const said = taken.filter(({ because }) => because !== "");
  if (said.length === 0) return null;
  const letter = (id: string | null): string => cards.find((card) => card.id === id)?.letter ?? "?";
  return (
    <details class="c-moved">
      <summary>{many("page.console.talk.moved-one", "page.console.talk.moved-other", said.length)}</summary>
      <ul>
        {said.map(({ participant, asking, card, because }) => {
          const before = taken.find((each) => each.participant === participant && each.asking === asking - 1);
          return (
            <li key={`${asking} ${participant}`}>
              {before && <Letter letter={letter(before.card)} size="s" />}
              <Icon name="arrow" size="s" flip />
              <Letter letter={letter(card)} size="s" />
              <b>
                <bdi>{nameOf(store, participant)}</bdi>
              </b>
              <q dir="auto">{because}</q>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface PictureProps {
  readonly positions: PositionsInfo;
  readonly cards: readonly Card[];
  /** How many are asked. */
  readonly of: number;
}

function Picture({ positions: { asking, flows }, cards, of }: PictureProps) {
  const picture = convinced(flows, cards, of);
  const signs = signsOf(picture);
  const again = asking > 1;
  return (
    <>
      <Ribbons
        name={t("page.console.talk.minds")}
        picture={picture}
        before={again ? t("page.ribbons.at-first") : undefined}
        now={again ? t("page.ribbons.now") : t("page.ribbons.at-first")}
      />
      {signs.length > 0 && <p class="muted ribbons-signs">{signs.join("　")}</p>}
    </>
  );
}
