// Which approaches have an answer and no card yet: advice, which the instructor may leave be.

import type { Client } from "../../client";
import { hue, Letter } from "../../parts/Letter";
import { t } from "../../words";
import type { Card } from "./cards";
import { withoutCard } from "./planned";

export function Planned({ client, cards }: { readonly client: Client; readonly cards: readonly Card[] }) {
  const missing = withoutCard(client.store, cards);
  if (missing.length === 0) return null;
  return (
    <p class="b-planned">
      {t("page.console.board.without-card")}
      {missing.map(({ id, letter, label }) => (
        <span key={id} data-ap={hue(letter)} title={label}>
          <Letter letter={letter} size="s" />
          <span class="vh">{label}</span>
        </span>
      ))}
    </p>
  );
}
