// What is wider than its place can be reached by the keyboard, so that its arrows move it; what fits is no stop of Tab's.

import { useLayoutEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** Whether there is something to scroll to the side. */
export function useScrolls(place: RefObject<HTMLElement | null>): boolean {
  const [scrolls, say] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const look = (): void => say(element.scrollWidth > element.clientWidth);
    const watching = new ResizeObserver(look);
    watching.observe(element);
    look();
    return () => watching.disconnect();
  }, []);
  return scrolls;
}
