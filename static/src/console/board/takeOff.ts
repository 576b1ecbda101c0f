// Taking a card off can be undone: it comes back as the card that it was, where it was, with its connections.

import type { Client } from "../../client";
import { t } from "../../words";
import { cardsOf, type Card } from "./cards";
import { notify } from "./notify";

export function takeOff(client: Client, { id, letter, contribution }: Card): void {
  const { store, outbox } = client;
  const order = cardsOf(client).map((card) => card.id);
  const next = order[order.indexOf(id) + 1] ?? null;
  const lost = Array.from(store.collection("instructor", "connections").value.values()).filter(
    ({ a, b }) => a === id || b === id,
  );
  // The button goes with the card; the next one in its place would be a surprise to whoever presses it twice.
  document.getElementById("c-board-title")?.focus({ preventScroll: true });
  outbox.add({ type: "TakeOffBoard", card: id });
  notify(t("page.console.board.taken-off", { letter }), () => {
    outbox.add({ type: "PutOnBoard", contribution });
    if (next !== null) outbox.add({ type: "MoveCard", card: id, before: next });
    for (const { a, b, kind, words } of lost) outbox.add({ type: "Connect", a, b, kind, words });
  });
}
