// Two to four cards side by side, at full height, with what connects them under them.

import { CardView } from "./CardView";
import { connections, useScreen, type Card } from "./client";
import { shareOf } from "./layout";
import { Told } from "./Links";
import { Nudge } from "./Nudge";
import { Top } from "./Top";

const LARGEST: Readonly<Record<number, number>> = { 1: 4.4, 2: 3.8, 3: 3.2 };

/** A picture wants this share at least. */
const SHOWING = 1.25;

export function Compare({ cards }: { readonly cards: readonly Card[] }) {
  const { client, room } = useScreen();
  const of = (id: string): Card | undefined => cards.find((card) => card.id === id);
  const between = connections(client).flatMap((connection) => {
    const [a, b] = [of(connection.a), of(connection.b)];
    return a && b ? [{ connection, a, b }] : [];
  });
  return (
    <main class="k k-compare kokuban" style={{ "--columns": cards.map(({ text, pictures }) => `minmax(0, ${pictures.length > 0 ? Math.max(SHOWING, shareOf(text)) : shareOf(text)}fr)`).join(" ") }}>
      <div class="k-head">
        <Top code />
        <Nudge />
      </div>
      {cards.map((card) => (
        <CardView
          key={card.id}
          card={card}
          largest={LARGEST[cards.length] ?? 2.8}
          pointed={cards.length > 1 && card.id === room.pointed_at}
        />
      ))}
      {between.length > 0 && (
        <div class="k-between">
          {between.map((link) => (
            <Told key={link.connection.id} link={link} />
          ))}
        </div>
      )}
    </main>
  );
}
