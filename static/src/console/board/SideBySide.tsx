// Two to four cards that the class sees, large beside each other on the screen.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Dialog } from "../../parts/Dialog";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { CardChoice } from "./CardChoice";
import type { Card } from "./cards";

export interface SideBySideProps {
  readonly client: Client;
  readonly cards: readonly Card[];
  readonly onClose: () => void;
}

export function SideBySide({ client, cards, onClose }: SideBySideProps) {
  const shown = cards.filter(({ revealed }) => revealed);
  const [chosen, setChosen] = useState<readonly string[]>(shown.length === 2 ? shown.map(({ id }) => id) : []);

  function compare(): void {
    if (chosen.length < 2) return;
    client.outbox.add({ type: "CompareCards", cards: chosen });
    onClose();
  }

  return (
    <Dialog title={t("page.console.board.compare")} class="b-dialog" onClose={onClose}>
      {shown.length < 2 ? (
        <p>{t("page.console.board.compare-none")}</p>
      ) : (
        <>
          <p class="muted">{t("page.console.board.compare-how")}</p>
          <CardChoice
            store={client.store}
            cards={shown}
            chosen={chosen}
            most={LIMITS.COMPARED}
            onChoose={setChosen}
            label={t("page.console.board.compare-how")}
          />
          <div class="dialog__buttons b-dialog__end">
            <button type="button" class="btn btn--main" aria-disabled={chosen.length < 2} onClick={compare}>
              {t("page.console.board.compare-do")}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
