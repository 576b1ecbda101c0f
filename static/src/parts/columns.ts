// How cards stand in a seminar's columns: each under its question, and those that contradict each other side by side.

export interface Standing {
  readonly id: string;
  readonly column: string | null;
}

export interface Joined {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: string;
}

/** One card, or two that stand opposite each other. */
export type Row<Card> = readonly [Card] | readonly [Card, Card];

export interface Column<Card> {
  /** null: what stands beside the columns. */
  readonly name: string | null;
  readonly cards: readonly Card[];
  readonly rows: readonly Row<Card>[];
}

const OPPOSED = "contradicts";

/** Every column, and what stands in none of them last, if there is any. A pair has the place of its first card. */
export function inColumns<Card extends Standing>(
  columns: readonly string[],
  cards: readonly Card[],
  joined: readonly Joined[],
): readonly Column<Card>[] {
  const opposite = pairsOf(columns, cards, joined);
  const found = columns.map((name) => columnOf(name, cards.filter((card) => card.column === name), opposite));
  const loose = cards.filter((card) => !isIn(columns, card.column));
  return loose.length > 0 ? [...found, columnOf(null, loose, opposite)] : found;
}

/** Of each card, the ids of those that contradict it and stand elsewhere: what cannot be put side by side is said. */
export function opposedElsewhere<Card extends Standing>(
  columns: readonly string[],
  cards: readonly Card[],
  joined: readonly Joined[],
): ReadonlyMap<string, readonly string[]> {
  const opposite = pairsOf(columns, cards, joined);
  const known = new Set(cards.map(({ id }) => id));
  const found = new Map<string, readonly string[]>();
  for (const { a, b, kind } of joined) {
    if (kind !== OPPOSED || !known.has(a) || !known.has(b) || opposite.get(a) === b) continue;
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const others = found.get(one) ?? [];
      if (!others.includes(other)) found.set(one, [...others, other]);
    }
  }
  return found;
}

/** Whether two cards stand side by side because they contradict each other, so that this need not be told again. */
export function isOpposite<Card extends Standing>(columns: readonly string[], cards: readonly Card[], joined: readonly Joined[], one: Joined): boolean {
  return one.kind === OPPOSED && pairsOf(columns, cards, joined).get(one.a) === one.b;
}

function columnOf<Card extends Standing>(name: string | null, cards: readonly Card[], opposite: ReadonlyMap<string, string>): Column<Card> {
  const placed = new Set<string>();
  const rows: Row<Card>[] = [];
  for (const card of cards) {
    if (placed.has(card.id)) continue;
    const other = cards.find(({ id }) => id === opposite.get(card.id));
    rows.push(other ? [card, other] : [card]);
    for (const each of [card, other]) if (each) placed.add(each.id);
  }
  return { name, cards, rows };
}

/** Who stands opposite whom, both ways. A card stands opposite one other: the one that it was joined with first. */
function pairsOf<Card extends Standing>(columns: readonly string[], cards: readonly Card[], joined: readonly Joined[]): ReadonlyMap<string, string> {
  const places = new Map(cards.map(({ id, column }) => [id, isIn(columns, column) ? column : null] as const));
  const opposite = new Map<string, string>();
  // The server sends them in no order.
  const inOrder = [...joined].sort((one, other) => one.id.localeCompare(other.id, undefined, { numeric: true }));
  for (const { a, b, kind } of inOrder) {
    if (kind !== OPPOSED || opposite.has(a) || opposite.has(b)) continue;
    if (!places.has(a) || !places.has(b) || places.get(a) !== places.get(b)) continue;
    opposite.set(a, b).set(b, a);
  }
  return opposite;
}

function isIn(columns: readonly string[], column: string | null): boolean {
  return column !== null && columns.includes(column);
}
