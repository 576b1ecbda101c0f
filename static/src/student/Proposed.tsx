// What one has proposed between this card and others and the class does not see.

import { connectionName } from "../parts/kinds";
import { Letter } from "../parts/Letter";
import { t } from "../words";
import { lastAsked } from "./asked";
import { cardsOf } from "./board";
import { useClient } from "./client";

const STATES = {
  waiting: "page.student.proposed.waiting",
  "set-aside": "page.student.proposed.set-aside",
} as const;

export function Proposed({ card }: { readonly card: string }) {
  const client = useClient();
  const letters = new Map(cardsOf(client).map(({ id, letter }) => [id, letter]));
  const mine = Array.from(client.store.collection("own", "proposed").value, ([id, each]) => ({ ...each, id }))
    .filter(({ a, b, state }) => state !== "confirmed" && (a === card || b === card) && letters.has(a) && letters.has(b))
    .sort((one, other) => one.seq - other.seq);
  if (mine.length === 0) return null;
  return (
    <ul class="s-connected" aria-label={t("page.student.proposed.yours")}>
      {mine.map(({ id, a, b, kind, words, state }) => (
        <li key={id}>
          <Letter letter={letters.get(a) ?? "?"} size="s" />
          <span>{connectionName(kind)}</span>
          <Letter letter={letters.get(b) ?? "?"} size="s" />
          {words && <span dir="auto">{words}</span>}
          <small class="muted">{t(STATES[state === "waiting" ? state : "set-aside"])}</small>
          <button
            type="button"
            class="btn btn--bare btn--small"
            disabled={lastAsked(client, "TakeBackConnection", ({ proposed }) => proposed === id) !== undefined}
            onClick={() => client.outbox.add({ type: "TakeBackConnection", proposed: id })}
          >
            {t("page.student.take-back")}
          </button>
        </li>
      ))}
    </ul>
  );
}
