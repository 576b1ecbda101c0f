// A card is dragged by its grip, with a mouse, a pen or a finger. Nothing in the page changes its place before it is
// dropped: the cards only move aside for the eye.

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dropPlace, makesWay, type Box } from "./order";

/** So near to an edge of the column it scrolls; so far each time. In px. */
const EDGE = 44;
const STEP = 7;

interface Drag {
  readonly card: string;
  readonly from: number;
  readonly to: number;
  readonly dy: number;
  readonly room: number;
}

export interface Dragging {
  readonly card: string | null;
  readonly start: (event: PointerEvent, card: string) => void;
  /** By how much a card is moved for the eye, in px. */
  readonly shift: (card: string, at: number) => number;
}

export function useDrag(
  list: RefObject<HTMLElement | null>,
  order: readonly string[],
  drop: (card: string, place: number) => void,
): Dragging {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function start(event: PointerEvent, card: string): void {
    const from = order.indexOf(card);
    const place = list.current;
    if (!place || from < 0 || event.button !== 0) return;
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus({ preventScroll: true });
    stop.current?.();
    stop.current = follow(event, place, (held) => {
      const dragged = { card, from, ...held };
      if (held.over === "moving") return setDrag(dragged);
      stop.current = null;
      setDrag(null);
      if (held.over === "dropped" && held.to !== from) drop(card, held.to);
    }, from);
  }

  return {
    card: drag?.card ?? null,
    start,
    shift: (card, at) => {
      if (!drag) return 0;
      return card === drag.card ? drag.dy : makesWay(at, drag.from, drag.to, drag.room);
    },
  };
}

interface Held {
  readonly to: number;
  readonly dy: number;
  readonly room: number;
  readonly over: "moving" | "dropped" | "let go";
}

/** Tells of each move until the pointer goes up; returns how to let go before. */
function follow(begin: PointerEvent, list: HTMLElement, tell: (held: Held) => void, from: number): () => void {
  const scroller = list.closest<HTMLElement>("[data-scrolls]") ?? list;
  const boxes: Box[] = Array.from(list.children, (item) => item.getBoundingClientRect());
  const gap = boxes[1] && boxes[0] ? boxes[1].top - boxes[0].top - boxes[0].height : 0;
  const room = (boxes[from]?.height ?? 0) + gap;
  const scrolled = scroller.scrollTop;
  let y = begin.clientY;
  let frame = 0;

  const held = (over: Held["over"]): Held => {
    const dy = y - begin.clientY + scroller.scrollTop - scrolled;
    return { to: dropPlace(boxes, from, dy), dy, room, over };
  };
  const roll = (): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const by = y < top + EDGE ? -STEP : y > bottom - EDGE ? STEP : 0;
    const before = scroller.scrollTop;
    if (by !== 0) scroller.scrollTop += by;
    if (scroller.scrollTop !== before) tell(held("moving"));
    frame = requestAnimationFrame(roll);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== begin.pointerId) return;
    y = event.clientY;
    tell(held("moving"));
  };
  const end = (over: Held["over"]): void => {
    cancelAnimationFrame(frame);
    for (const [name, listener] of listeners) window.removeEventListener(name, listener, true);
    tell(held(over));
  };
  const ofPointer = (event: Event): event is PointerEvent =>
    event instanceof PointerEvent && event.pointerId === begin.pointerId;
  const listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ["pointermove", (event) => ofPointer(event) && move(event)],
    ["pointerup", (event) => ofPointer(event) && end("dropped")],
    ["pointercancel", (event) => ofPointer(event) && end("let go")],
    ["keydown", (event) => event instanceof KeyboardEvent && event.key === "Escape" && end("let go")],
  ];
  for (const [name, listener] of listeners) window.addEventListener(name, listener, true);
  frame = requestAnimationFrame(roll);
  return () => end("let go");
}
