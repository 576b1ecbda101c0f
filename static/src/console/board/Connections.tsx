// What the class sees between two cards.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { connectionName } from "../../parts/kinds";
import { Letter } from "../../parts/Letter";
import type { ConnectionInfo } from "../../wire";
import { t } from "../../words";
import type { Card } from "./cards";
import { notify } from "./notify";

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

function disconnect({ outbox }: Client, connection: string, { a, b, kind, words }: ConnectionInfo): void {
  outbox.add({ type: "Disconnect", connection });
  notify(t("page.console.board.disconnected"), () => void outbox.add({ type: "Connect", a, b, kind, words }));
}
