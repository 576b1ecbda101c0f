// What is in view of a row or column that is longer than the screen: the instructor steers by pointing. What comes in
// anew is brought into view unless a card is pointed at.

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { calm } from "./useGlide";

/** `box` must be positioned. */
export function bringIn(box: HTMLElement, card: HTMLElement, glide = true): void {
  // Where it will be, not where it is on its way there.
  const left = card.offsetLeft - box.scrollLeft;
  const top = card.offsetTop - box.scrollTop;
  box.scrollBy({
    left: beyond(left, left + card.offsetWidth, 0, box.clientWidth),
    top: beyond(top, top + card.offsetHeight, 0, box.clientHeight),
    behavior: calm() || !glide ? "auto" : "smooth",
  });
}

/** How far to go so that from-to lies within low-high; the beginning counts where there is not room for all. */
export function beyond(from: number, to: number, low: number, high: number): number {
  if (from < low || to - from > high - low) return from - low;
  return to > high ? to - high : 0;
}

/** `cards`: ids in their order; `pointed`: one of them, or none. */
export function useSteering(box: RefObject<HTMLElement | null>, cards: readonly string[], pointed: string | null): void {
  const known = useRef(cards);
  useEffect(() => {
    const fresh = cards.filter((id) => !known.current.includes(id));
    known.current = cards;
    const wanted = pointed ?? fresh[fresh.length - 1];
    const card = cardIn(box.current, wanted);
    if (box.current && card) bringIn(box.current, card);
  }, [pointed, cards.join(" ")]);
  useEffect(() => {
    const element = box.current;
    if (!element || !pointed || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => {
      const card = cardIn(element, pointed);
      if (card) bringIn(element, card, false);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [pointed]);
}

function cardIn(box: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return id === undefined ? null : (box?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null);
}
