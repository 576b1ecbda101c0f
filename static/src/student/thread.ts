// The points about one card, or about the whole: each with the replies to it, in the order in which they were said.

import type { Client } from "../client";
import { bySeq } from "../parts/course";
import type { PointInfo } from "../wire";

export type Point = PointInfo & { readonly id: string };

export interface Thread {
  readonly point: Point;
  readonly replies: readonly Point[];
}

export function threadsOn({ store }: Client, card: string | null): readonly Thread[] {
  const points = bySeq(Array.from(store.collection("class", "points").value, ([id, point]) => ({ ...point, id })));
  const here = points.filter((point) => point.card === card);
  const known = new Map(here.map((point) => [point.id, point]));
  const top = (point: Point): Point => {
    const above = point.reply_to === null ? undefined : known.get(point.reply_to);
    return above && above.seq < point.seq ? top(above) : point;
  };
  const replies = (first: Point): readonly Point[] => here.filter((point) => point !== first && top(point) === first);
  return here.filter((point) => top(point) === point).map((point) => ({ point, replies: replies(point) }));
}
