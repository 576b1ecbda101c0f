// Connecting two cards: which two, how, and in whose words if not in these.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Dialog } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { connectionName } from "../../parts/kinds";
import { Letter } from "../../parts/Letter";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { CardChoice } from "./CardChoice";
import { connectionKinds, type Card } from "./cards";

export interface ConnectTwoProps {
  readonly client: Client;
  readonly cards: readonly Card[];
  readonly onClose: () => void;
}

export function ConnectTwo({ client, cards, onClose }: ConnectTwoProps) {
  const kinds = connectionKinds(client.store);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [kind, setKind] = useState(kinds[0] ?? "");
  const [words, setWords] = useState("");
  const [a, b] = chosen;
  const letterOf = (id: string | undefined): string => cards.find((card) => card.id === id)?.letter ?? "?";

  function connect(): void {
    if (a === undefined || b === undefined) return;
    client.outbox.add({ type: "Connect", a, b, kind, words: words.trim() });
    onClose();
  }

  return (
    <Dialog title={t("page.console.board.connect")} class="b-dialog" onClose={onClose}>
      <CardChoice
        store={client.store}
        cards={cards}
        chosen={chosen}
        most={2}
        onChoose={setChosen}
        label={t("page.console.board.choose-two")}
      />
      <fieldset>
        <legend class="label">{t("page.console.board.how-connected")}</legend>
        <div class="b-kinds">
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              class="choice"
              aria-pressed={each === kind}
              onClick={() => setKind(each)}
            >
              {connectionName(each)}
            </button>
          ))}
        </div>
      </fieldset>
      <label>
        <span class="label">{t("page.console.board.own-words")}</span>
        <input
          class="field"
          dir="auto"
          maxLength={LIMITS.LABEL}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.isComposing && connect()}
        />
      </label>
      <div class="dialog__buttons b-dialog__end">
        <p class="b-preview" aria-live="polite">
          {a === undefined || b === undefined ? (
            t("page.console.board.choose-two")
          ) : (
            <>
              <Letter letter={letterOf(a)} size="s" />
              {connectionName(kind)}
              <Letter letter={letterOf(b)} size="s" />
              <button
                type="button"
                class="btn btn--bare btn--icon"
                aria-label={t("page.console.board.swap")}
                onClick={() => setChosen([b, a])}
              >
                <Icon name="sync" size="s" />
              </button>
            </>
          )}
        </p>
        <button type="button" class="btn btn--main" aria-disabled={b === undefined} onClick={connect}>
          {t("page.console.board.connect-do")}
        </button>
      </div>
    </Dialog>
  );
}
