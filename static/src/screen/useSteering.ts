// What is in view of a row or column that is longer than the screen: the instructor steers by pointing, and whoever is
// at the screen by keys. What comes in anew is brought into view unless a card is pointed at.

import type { RefObject } from "preact";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { useKey } from "./useKey";
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

/** The arrows go by a card to the left and right; up and down within the card that is pointed at, or the column. */
export function useArrows(box: RefObject<HTMLElement | null>): void {
  const go = (x: number, y: number) => () => {
    const row = box.current;
    const card = row?.querySelector<HTMLElement>("[data-card]");
    const behavior = calm() ? "auto" : "smooth";
    row?.scrollBy({ left: x * ((card?.offsetWidth ?? 0) + 24), behavior });
    const deep = row?.querySelectorAll<HTMLElement>(".k-col__all, [aria-current] .k-ans__body") ?? [];
    for (const each of deep) each.scrollBy({ top: y * each.clientHeight * 0.7, behavior });
  };
  useKey("ArrowLeft", useCallback(go(-1, 0), []));
  useKey("ArrowRight", useCallback(go(1, 0), []));
  useKey("ArrowUp", useCallback(go(0, -1), []));
  useKey("ArrowDown", useCallback(go(0, 1), []));
}
