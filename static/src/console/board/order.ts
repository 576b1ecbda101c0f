// The order of the board: what a move means, and where a card that is dragged would come to lie. No element is touched here.

/** Before another; null: to the end. As `MoveCard` does it. */
export function moved(order: readonly string[], card: string, before: string | null): readonly string[] {
  if (card === before || !order.includes(card)) return order;
  const rest = order.filter((other) => other !== card);
  const place = before === null ? -1 : rest.indexOf(before);
  return place < 0 ? [...rest, card] : [...rest.slice(0, place), card, ...rest.slice(place)];
}

/** Before which card it has to go so that it comes to lie at `place`; undefined: it lies there already. */
export function beforeAt(order: readonly string[], card: string, place: number): string | null | undefined {
  const rest = order.filter((other) => other !== card);
  const there = Math.max(0, Math.min(place, rest.length));
  return order.indexOf(card) === there ? undefined : (rest[there] ?? null);
}

/** Top and height of a card, in px. */
export interface Box {
  readonly top: number;
  readonly height: number;
}

/** Where the card at `from` comes to lie when it has been dragged by `dy` px: past whatever its leading edge has half passed. */
export function dropPlace(boxes: readonly Box[], from: number, dy: number): number {
  const dragged = boxes[from];
  if (!dragged) return from;
  const top = dragged.top + dy;
  const bottom = top + dragged.height;
  const above = boxes.filter((box, at) => at < from && middle(box) > top).length;
  const below = boxes.filter((box, at) => at > from && middle(box) < bottom).length;
  return from - above + below;
}

function middle({ top, height }: Box): number {
  return top + height / 2;
}

/** By how much the card at `at` makes way while the one at `from` is held over `to`. */
export function makesWay(at: number, from: number, to: number, room: number): number {
  if (from < at && at <= to) return -room;
  if (to <= at && at < from) return room;
  return 0;
}
