// What connects cards: drawn under the two where there is room for it, else told in a line.

import { connectionName } from "../parts/kinds";
import { Letter } from "../parts/Letter";
import { t } from "../words";
import type { Card, Connection } from "./client";
import { lanes } from "./layout";

/** More arcs than these are a tangle. */
const ARCS = 4;
const LANES = 2;

export interface Linked {
  readonly connection: Connection;
  readonly a: Card;
  readonly b: Card;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

export function linked(connections: readonly Connection[], cards: readonly Card[]): Linked[] {
  const at = (id: string): number => cards.findIndex((card) => card.id === id);
  const spans = connections.map(({ id, a, b }) => ({ id, from: Math.min(at(a), at(b)), to: Math.max(at(a), at(b)) }));
  const lane = lanes(spans);
  return connections.flatMap((connection, index) => {
    const [a, b, span] = [cards[at(connection.a)], cards[at(connection.b)], spans[index]];
    return a && b && span ? [{ connection, a, b, from: span.from, to: span.to, lane: lane.get(connection.id) ?? 0 }] : [];
  });
}

export function drawable(links: readonly Linked[]): boolean {
  return links.length <= ARCS && links.every(({ lane }) => lane < LANES);
}

/** In the grid of the cards. */
export function Arcs({ links }: { readonly links: readonly Linked[] }) {
  return (
    <>
      {links.map((link) => (
        <div
          key={link.connection.id}
          class="k-link"
          style={{ gridColumn: `${link.from + 1} / ${link.to + 2}`, gridRow: link.lane + 2, "--span": link.to - link.from + 1 }}
        >
          <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
            <path d="M1 1C6 20 30 22 50 21.5S94 21 99 2" vector-effect="non-scaling-stroke" />
          </svg>
          <Told link={link} />
        </div>
      ))}
    </>
  );
}

export function LinkList({ links }: { readonly links: readonly Linked[] }) {
  return (
    <ul class="k-links" aria-label={t("page.screen.connections")}>
      {links.map((link) => (
        <li key={link.connection.id}>
          <Told link={link} />
        </li>
      ))}
    </ul>
  );
}

export function Told({ link: { a, b, connection } }: { readonly link: Pick<Linked, "a" | "b" | "connection"> }) {
  return (
    <p>
      <Letter letter={a.letter} size="s" /> <span>{connectionName(connection.kind)}</span>{" "}
      <Letter letter={b.letter} size="s" /> {connection.words && <bdi>{connection.words}</bdi>}
    </p>
  );
}
