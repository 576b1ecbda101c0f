// Choosing some of the cards, in the order in which they are tapped.

import type { Store } from "../../store";
import { Words } from "../../parts/Said";
import { hue, Letter } from "../../parts/Letter";
import { whoseOf, wordsOf, type Card } from "./cards";

export interface CardChoiceProps {
  readonly store: Store;
  readonly cards: readonly Card[];
  readonly chosen: readonly string[];
  /** The one chosen first makes way for one too many. */
  readonly most: number;
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly label: string;
}

export function toggled(chosen: readonly string[], id: string, most: number): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  return [...chosen, id].slice(-most);
}

export function CardChoice({ store, cards, chosen, most, onChoose, label }: CardChoiceProps) {
  return (
    <ul class="b-choose" role="group" aria-label={label}>
      {cards.map((card) => {
        const at = chosen.indexOf(card.id);
        return (
          <li key={card.id} data-ap={hue(card.letter)}>
            <button
              type="button"
              class="choice"
              aria-pressed={at >= 0}
              onClick={() => onChoose(toggled(chosen, card.id, most))}
            >
              <Letter letter={card.letter} />
              <span class="b-choose__t">
                <span class="b-item__w" dir="auto">
                  <Words text={wordsOf(card)} />
                </span>
                <small>
                  <bdi>{whoseOf(store, card)}</bdi>
                </small>
              </span>
              {at >= 0 && <b class="num">{at + 1}</b>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
