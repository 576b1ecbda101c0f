// The board, where one stands, and what one adds to it.

import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { lastAsked } from "./asked";
import { BigCard, BoardRow } from "./Board";
import { BoardColumns } from "./BoardColumns";
import { cardShown, cardsOf, choiceOf, WHOLE } from "./board";
import { meOf, roomFor, useClient, type OpenVisit } from "./client";
import { Frame } from "./Frame";
import { enlarged, plane, proposing } from "./opened";
import { Points } from "./Points";
import { PointSheet, type Adding } from "./PointSheet";
import { Recall } from "./Recall";
import { Convinced, Stances } from "./Stances";

export function Discuss({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const [adding, add] = useState<Adding | null>(null);
  const [opened, open] = useState<"card" | "sheet" | "plane" | null>(null);
  const close = (): void => open(null);
  const sheet = opened === "sheet";
  const cards = cardsOf(client);
  const shown = cardShown(client, visit.id, cards);
  const card = cards.find((each) => each.id === shown);
  const inColumns = (roomFor(client)?.columns.length ?? 0) > 0;
  useNewCards(cards.length);
  useEffect(enlarged.load, []);
  return (
    <Frame
      dock={<Hand />}
      over={sheet ? <proposing.Component visit={visit} cards={cards} card={shown} onClose={close} /> : adding && <PointSheet key={keyOf(adding)} visit={visit} adding={adding} onClose={() => add(null)} />}
    >
      {visit.question_html && <Recall name={`${visit.id} ${cards.length > 0}`} html={visit.question_html} open={cards.length === 0} />}
      {cards.length > 0 ? (
          <>
            {inColumns ? <BoardColumns visit={visit.id} cards={cards} shown={shown} /> : <BoardRow visit={visit.id} cards={cards} shown={shown} />}
            {cards.length > 1 && (
              <button type="button" class="btn btn--bare btn--small s-whole" onClick={() => open("plane")}>
                <Icon name="full" size="s" />
                {t("page.student.whole-board")}
              </button>
            )}
          </>
      ) : (
        <p class="s-hint">{t("page.student.board-empty")}</p>
      )}
      {card && (
        <BigCard
          card={card}
          onEnlarge={() => open("card")}
          onPropose={cards.length > 1 && visit.connections.length > 0 && (() => open("sheet"))}
        />
      )}
      {opened === "card" && (
        <enlarged.Component cards={cards} shown={shown} onShow={(id) => void (choiceOf(client, visit.id).value = id)} onClose={close} />
      )}
      {opened === "plane" && (
        <plane.Component
          cards={cards}
          onShow={(id) => {
            choiceOf(client, visit.id).value = id;
            open("card");
          }}
          onClose={close}
        />
      )}
      {card && <Stances key={`stances ${card.id}`} card={card} visit={visit} />}
      <Convinced cards={cards} />
      <Points card={shown === WHOLE ? null : shown} letter={card?.letter ?? ""} onAdd={add} />
    </Frame>
  );
}

/** A card that comes up moves nothing, so it is said. */
function useNewCards(many: number): void {
  const before = useRef(many);
  useEffect(() => {
    if (many > before.current) announce(t("page.student.new-card"));
    before.current = many;
  }, [many]);
}

function keyOf({ card, replyTo, revises }: Adding): string {
  return revises?.id ?? replyTo ?? card ?? WHOLE;
}

/** The word goes round by hand, and the hand is in the foot whatever one reads. */
export function Hand() {
  const client = useClient();
  const me = meOf(client);
  const room = roomFor(client);
  const up = lastAsked(client, "RaiseHand")?.raised ?? me?.hand_up ?? false;
  return (
    <>
      {me?.speaking && (
        <p class="s-word" role="alert">
          <Icon name="speak" size="l" />
          {t("page.student.you-have-the-word")}
        </p>
      )}
      <button
        type="button"
        class={`btn btn--l btn--wide ${up ? "btn--soft" : me?.speaking ? "btn--line" : "btn--main"}`}
        aria-pressed={up}
        onClick={() => client.outbox.add({ type: "RaiseHand", raised: !up })}
      >
        <Icon name="hand" size="l" />
        {up ? t("page.student.lower-hand") : t("page.student.raise-hand")}
      </button>
      {room?.speaker && !me?.speaking && <p class="s-note">{t("page.student.has-the-word", { name: room.speaker })}</p>}
    </>
  );
}
