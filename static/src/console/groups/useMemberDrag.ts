// Somebody is dragged from group to group or from place to place, with a mouse, a pen or a finger. A press that does not move is a press.

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** In px; so far a pointer goes before it drags, so near to an edge the list scrolls, and by so much. */
const BEGINS = 8;
const EDGE = 56;
const STEP = 8;

interface Drag {
  readonly who: string;
  readonly over: string | null;
  readonly x: number;
  readonly y: number;
}

export interface MemberDrag {
  readonly held: string | null;
  /** The group or place under the pointer. */
  readonly over: string | null;
  readonly shift: { readonly x: number; readonly y: number };
  readonly start: (event: PointerEvent, who: string) => void;
}

/** `where` is the attribute by which groups or places are known. */
export function useMemberDrag(
  place: RefObject<HTMLElement | null>,
  drop: (who: string, to: string | null) => void,
  where = "data-group",
): MemberDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function start(begin: PointerEvent, who: string): void {
    const list = place.current;
    if (!list || begin.button !== 0) return;
    stop.current?.();
    const [top, left] = [list.scrollTop, list.scrollLeft];
    let moving = false;
    const at = (event: PointerEvent): Drag => {
      const x = event.clientX - begin.clientX + list.scrollLeft - left;
      const y = event.clientY - begin.clientY + list.scrollTop - top;
      return { who, over: placeUnder(event, where), x, y };
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== begin.pointerId) return;
      moving ||= Math.hypot(event.clientX - begin.clientX, event.clientY - begin.clientY) > BEGINS;
      if (!moving) return;
      const box = list.getBoundingClientRect();
      if (event.clientY < box.top + EDGE) list.scrollTop -= STEP;
      if (event.clientY > box.bottom - EDGE) list.scrollTop += STEP;
      if (event.clientX < box.left + EDGE) list.scrollLeft -= STEP;
      if (event.clientX > box.right - EDGE) list.scrollLeft += STEP;
      setDrag(at(event));
    };
    const end = (event: Event): void => {
      if (event instanceof PointerEvent && event.pointerId !== begin.pointerId) return;
      if (event instanceof KeyboardEvent && event.key !== "Escape") return;
      const dropped = event.type === "pointerup" && moving && event instanceof PointerEvent ? at(event).over : null;
      release();
      setDrag(null);
      if (!moving) return;
      swallowClick();
      if (dropped !== null) drop(who, dropped === "" ? null : dropped);
    };
    const release = (): void => {
      stop.current = null;
      window.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel", "keydown"]) window.removeEventListener(name, end, true);
    };
    stop.current = release;
    window.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel", "keydown"]) window.addEventListener(name, end, true);
  }
  return { held: drag?.who ?? null, over: drag?.over ?? null, shift: { x: drag?.x ?? 0, y: drag?.y ?? 0 }, start };
}

/** "" is where those without one are; null: none at all. */
function placeUnder(event: PointerEvent, where: string): string | null {
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const found = element.closest(`[${where}]`);
    if (found) return found.getAttribute(where);
  }
  return null;
}

/** The press that ends a drag presses nothing. */
function swallowClick(): void {
  const swallow = (event: Event): void => event.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true), 0);
}
