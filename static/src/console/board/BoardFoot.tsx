// Connecting two cards, and putting some side by side on the screen.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import type { Card } from "./cards";

export interface BoardFootProps {
  readonly client: Client;
  readonly cards: readonly Card[];
  readonly onConnect: () => void;
  readonly onCompare: () => void;
}

export function BoardFoot({ client, cards, onConnect, onCompare }: BoardFootProps) {
  const compared = client.store.collection("instructor", "room").value.get("room")?.compared ?? [];
  const letters = compared.flatMap((id) => cards.filter((card) => card.id === id).map(({ letter }) => letter));
  return (
    <div class="c-board__foot">
      {letters.length > 0 && (
        <div class="b-compared">
          <p>{t("page.console.board.compared", { letters: letters.join(" · ") })}</p>
          <button type="button" class="btn btn--main" onClick={() => client.outbox.add({ type: "CompareCards", cards: [] })}>
            {t("page.console.board.whole")}
          </button>
        </div>
      )}
      <div class="two">
        <button
          type="button"
          class="btn btn--line"
          aria-disabled={cards.length < 2}
          onClick={() => cards.length >= 2 && onConnect()}
        >
          <Icon name="link" />
          {t("page.console.board.connect")}
        </button>
        <button
          type="button"
          class="btn btn--line"
          aria-disabled={cards.length < 2}
          onClick={() => cards.length >= 2 && onCompare()}
        >
          <Icon name="compare" />
          {t("page.console.board.compare")}
        </button>
      </div>
    </div>
  );
}
