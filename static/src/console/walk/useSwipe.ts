// A finger drawn across the words leads to the next answer or back to the one before, as one turns a page.

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** In px: so far across, and no further up or down. */
const FAR = 56;
const STEADY = 48;

/** -1: back, 1: on, null: it was no swipe. */
export function turned(x: number, y: number, rtl: boolean): -1 | 1 | null {
  if (Math.abs(x) < FAR || Math.abs(y) > STEADY) return null;
  return x < 0 === rtl ? -1 : 1;
}

export function useSwipe(place: RefObject<HTMLElement | null>, turn: (by: -1 | 1) => void): void {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let from: Touch | null = null;
    const begin = (event: TouchEvent): void => void (from = event.touches.length === 1 ? (event.touches[0] ?? null) : null);
    const end = (event: TouchEvent): void => {
      const to = event.changedTouches[0];
      if (!from || !to || window.getSelection()?.isCollapsed === false) return;
      const by = turned(to.clientX - from.clientX, to.clientY - from.clientY, document.documentElement.dir === "rtl");
      from = null;
      if (by) turn(by);
    };
    element.addEventListener("touchstart", begin, { passive: true });
    element.addEventListener("touchend", end, { passive: true });
    return () => {
      element.removeEventListener("touchstart", begin);
      element.removeEventListener("touchend", end);
    };
  });
}
