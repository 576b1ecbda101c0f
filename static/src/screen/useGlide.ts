// Cards that make room glide to their new places, so that the eye can follow; where motion is not wanted, they are there.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const TIME = { duration: 320, easing: "ease-out" } as const;

export function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The children of `row` with a data-card, whenever `when` changes. */
export function useGlide(row: RefObject<HTMLElement | null>, when: string): void {
  const before = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const cards = Array.from(row.current?.querySelectorAll<HTMLElement>("[data-card]") ?? []);
    const now = new Map(cards.map((card) => [card.dataset["card"] ?? "", card.offsetLeft]));
    const known = before.current;
    before.current = now;
    if (known.size === 0 || calm()) return;
    for (const card of cards) {
      const id = card.dataset["card"] ?? "";
      const [from, to] = [known.get(id), now.get(id)];
      if (from === undefined) card.animate?.([{ opacity: 0 }, { opacity: 1 }], TIME);
      else if (from !== to) card.animate?.([{ transform: `translateX(${from - (to ?? from)}px)` }, { transform: "none" }], TIME);
    }
  }, [when]);
}
