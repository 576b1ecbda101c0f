// Zooming into something that scrolls by itself: by two fingers, keys and buttons; a mouse drags it. What is in the middle
// of the fingers, or else of the window, stays where it is.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

export const MOST = 4;
const STEP = 1.5;
/** A finger that goes so far to the side, in px, and twice as far as up or down, turns the page. */
const SWIPE = 60;

export interface Zoom {
  readonly scale: number;
  readonly by: (factor: number, at?: Point) => void;
  readonly nearer: () => void;
  readonly farther: () => void;
  readonly reset: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of the window, and where it is on what is looked at, as large as that was. */
interface Held extends Point {
  readonly across: number;
  readonly along: number;
  readonly factor: number;
}

/** `least` says how small it gets now. */
export function useZoom(place: RefObject<HTMLElement | null>, onTurn: (by: 1 | -1) => void, least: () => number = () => 1): Zoom {
  const [scale, setScale] = useState(1);
  const now = useRef(1);
  const held = useRef<Held | null>(null);
  const turn = useRef(onTurn);
  turn.current = onTurn;

  function to(next: number, at?: Point): void {
    const box = place.current;
    const clamped = Math.min(MOST, Math.max(least(), next));
    if (!box || clamped === now.current) return;
    const [x, y] = [at?.x ?? box.clientWidth / 2, at?.y ?? box.clientHeight / 2];
    const begins = beginOf(box);
    held.current = { x, y, across: x - begins.x, along: y - begins.y, factor: clamped / now.current };
    now.current = clamped;
    setScale(clamped);
  }

  useLayoutEffect(() => {
    const box = place.current;
    if (!box || !held.current) return;
    const { x, y, across, along, factor } = held.current;
    held.current = null;
    const begins = beginOf(box);
    box.scrollBy(begins.x + across * factor - x, begins.y + along * factor - y);
  }, [scale]);

  useEffect(() => {
    const box = place.current;
    return box ? watchFingers(box, () => now.current, to, (by) => turn.current(by)) : undefined;
  }, []);
  useEffect(() => (place.current ? watchMouse(place.current) : undefined), []);

  const by = (factor: number, at?: Point): void => to(now.current * factor, at);
  return { scale, by, nearer: () => by(STEP), farther: () => by(1 / STEP), reset: () => to(least()) };
}

/** Where in the window its content begins: it may be scrolled, in the middle, or laid out from the right. */
function beginOf(box: HTMLElement): Point {
  const outer = box.getBoundingClientRect();
  const inner = (box.firstElementChild ?? box).getBoundingClientRect();
  return { x: inner.left - outer.left, y: inner.top - outer.top };
}

function watchFingers(
  box: HTMLElement,
  scale: () => number,
  to: (scale: number, at: Point) => void,
  turn: (by: 1 | -1) => void,
): () => void {
  let pinch: { readonly apart: number; readonly from: number } | null = null;
  let swipe: { readonly x: number; readonly y: number } | null = null;

  function start(event: TouchEvent): void {
    const [one, two] = event.touches;
    pinch = one && two ? { apart: apart(one, two), from: scale() } : null;
    const within = event.target instanceof Element && event.target.closest("table") !== null;
    swipe = one && !two && scale() === 1 && !within ? { x: one.clientX, y: one.clientY } : null;
  }
  function move(event: TouchEvent): void {
    const [one, two] = event.touches;
    if (!pinch || !one || !two) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    const at = { x: (one.clientX + two.clientX) / 2 - left, y: (one.clientY + two.clientY) / 2 - top };
    to((pinch.from * apart(one, two)) / pinch.apart, at);
  }
  function end(event: TouchEvent): void {
    const last = event.changedTouches[0];
    if (swipe && last) {
      const [across, down] = [last.clientX - swipe.x, last.clientY - swipe.y];
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? 1 : -1);
    }
    pinch = swipe = null;
  }
  box.addEventListener("touchstart", start, { passive: true });
  // Not passive: else the browser would zoom the whole page.
  box.addEventListener("touchmove", move, { passive: false });
  box.addEventListener("touchend", end);
  return () => {
    box.removeEventListener("touchstart", start);
    box.removeEventListener("touchmove", move);
    box.removeEventListener("touchend", end);
  };
}

function apart(one: Touch, two: Touch): number {
  return Math.max(1, Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY));
}

/** So far, in px, a mouse that is held is a click. */
const STILL = 4;

/** Fingers scroll by themselves. */
function watchMouse(box: HTMLElement): () => void {
  let from: (Point & { readonly left: number; readonly top: number }) | null = null;
  function down(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
    event.preventDefault();
  }
  function move(event: PointerEvent): void {
    if (!from || event.buttons === 0) return void (from = null);
    const [across, along] = [event.clientX - from.x, event.clientY - from.y];
    if (!box.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(across, along) < STILL) return;
      box.setPointerCapture(event.pointerId);
    }
    box.scrollTo(from.left - across, from.top - along);
  }
  box.addEventListener("pointerdown", down);
  box.addEventListener("pointermove", move);
  return () => {
    box.removeEventListener("pointerdown", down);
    box.removeEventListener("pointermove", move);
  };
}
