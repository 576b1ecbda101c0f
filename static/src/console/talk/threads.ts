// The points as the instructor follows them: what was added to last comes first, the replies under it in their order.

import type { Store } from "../../store";
import type { ContributionInfo } from "../../wire";

export type Point = ContributionInfo & { readonly id: string };

export interface Thread {
  readonly point: Point;
  readonly replies: readonly Point[];
}

/** Those that were taken back are gone; hidden ones stay, so that they can be shown again. */
export function pointsOf(store: Store): readonly Point[] {
  return Array.from(store.collection("instructor", "contributions").value, ([id, each]) => ({ ...each, id })).filter(
    ({ kind, withdrawn }) => kind === "point" && !withdrawn,
  );
}

export function threadsOf(points: readonly Point[]): readonly Thread[] {
  const known = new Map(points.map((point) => [point.id, point]));
  const topOf = (point: Point): Point => {
    const above = point.reply_to === null ? undefined : known.get(point.reply_to);
    return above && above.seq < point.seq ? topOf(above) : point;
  };
  const threads = new Map<Point, Point[]>();
  for (const point of [...points].sort((a, b) => a.seq - b.seq)) {
    const top = topOf(point);
    if (top === point) threads.set(point, []);
    else threads.get(top)?.push(point);
  }
  return Array.from(threads, ([point, replies]) => ({ point, replies })).sort((a, b) => latest(b) - latest(a));
}

function latest({ point, replies }: Thread): number {
  return replies[replies.length - 1]?.seq ?? point.seq;
}

/** Points by the card that they are about; null: about the whole. */
export function countByCard(points: readonly Point[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { card } of points) counts.set(card, (counts.get(card) ?? 0) + 1);
  return counts;
}
