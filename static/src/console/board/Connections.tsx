// What the class sees between two cards.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { connectionName } from "../../parts/kinds";
import { Letter } from "../../parts/Letter";
import type { ConnectionDetail } from "../../wire";
import { t } from "../../words";
import type { Card } from "./cards";
import { notify } from "./notify";
import { namesOf } from "./proposed";

export interface ConnectionsProps {
  readonly client: Client;
  readonly cards: readonly Card[];
}

export function Connections({ client, cards }: ConnectionsProps) {
  const connections = Array.from(client.store.collection("instructor", "connections").value);
  const letterOf = (id: string): string => cards.find((card) => card.id === id)?.letter ?? "?";
  if (connections.length === 0) return null;
  return (
    <ul class="b-links" aria-label={t("page.console.board.connections")}>
      {connections.map(([id, connection]) => {
        const { a, b, kind, words } = connection;
        const [first, second] = [letterOf(a), letterOf(b)];
        return (
          <li key={id} class="b-link">
            <Letter letter={first} size="s" />
            <Icon name="link" size="s" />
            <Letter letter={second} size="s" />
            <span class="b-link__t">
              {connectionName(kind)}
              {words && <span dir="auto">{words}</span>}
              {connection.proposed_by.length > 0 && (
                <small>{t("page.console.board.proposed-by", { names: namesOf(client.store, connection.proposed_by) })}</small>
              )}
            </span>
            <button
              type="button"
              class="btn btn--bare btn--icon"
              aria-label={t("page.console.board.disconnect", { first, second })}
              onClick={() => disconnect(client, id, connection)}
            >
              <Icon name="x" size="s" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function disconnect({ outbox }: Client, connection: string, { a, b, kind, words, proposed }: ConnectionDetail): void {
  outbox.add({ type: "Disconnect", connection });
  notify(t("page.console.board.disconnected"), () => {
    if (proposed !== null) outbox.add({ type: "AnswerConnection", proposed, answer: "confirmed" });
    else outbox.add({ type: "Connect", a, b, kind, words });
  });
}
