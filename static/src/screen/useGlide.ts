// Cards that make room glide to their new places, so that the eye can follow; where motion is not wanted, they are there.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const TIME = { duration: 320, easing: "ease-out" } as const;

export function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The children of `row` with a data-card, when others come or they change places. `widths` may change their places too;
    then what is in view is scrolled, and they do not glide besides. */
export function useGlide(row: RefObject<HTMLElement | null>, cards: string, widths: string): void {
  const before = useRef(new Map<string, number>());
  const order = useRef(cards);
  useLayoutEffect(() => {
    const boxes = Array.from(row.current?.querySelectorAll<HTMLElement>("[data-card]") ?? []);
    const now = new Map(boxes.map((card) => [card.dataset["card"] ?? "", card.offsetLeft]));
    const known = before.current;
    before.current = now;
    const moved = order.current !== cards;
    order.current = cards;
    if (!moved || known.size === 0 || calm()) return;
    for (const card of boxes) {
      const id = card.dataset["card"] ?? "";
      const [from, to] = [known.get(id), now.get(id)];
      if (from === undefined) card.animate?.([{ opacity: 0 }, { opacity: 1 }], TIME);
      else if (from !== to) card.animate?.([{ transform: `translateX(${from - (to ?? from)}px)` }, { transform: "none" }], TIME);
    }
  }, [cards, widths]);
}
