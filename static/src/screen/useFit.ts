// Writes a box's text as large as the box allows. The box's own size must not depend on its text.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { largestFitting } from "./fitting";

/** Smaller than this nothing is written on a screen that is 120 rem wide: 24 px of 1920. */
export const SMALLEST = 1.5;
/** Fractions of a pixel, and signs that stick out of their line. */
const SLACK = 2;

/** Parts that are cut off by themselves say so with data-within. */
export function fit(box: HTMLElement, smallest: number, largest: number): void {
  const parts = [box, ...box.querySelectorAll<HTMLElement>("[data-within]")];
  const fits = (size: number): boolean => {
    box.style.setProperty("--fit", `${size}rem`);
    return parts.every(holds);
  };
  const size = largestFitting(smallest, largest, fits);
  box.toggleAttribute("data-cut", !fits(size));
}

function holds(box: HTMLElement): boolean {
  return box.scrollHeight <= box.clientHeight + SLACK && box.scrollWidth <= box.clientWidth + SLACK;
}

/** Fitted anew when `what` changes, and whenever the box's size does. */
export function useFit<Box extends HTMLElement>(largest: number, what: unknown, smallest = SMALLEST): RefObject<Box | null> {
  const box = useRef<Box>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    fit(element, smallest, largest);
    if (typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => fit(element, smallest, largest));
    watch.observe(element);
    return () => watch.disconnect();
  }, [what, largest, smallest]);
  return box;
}
