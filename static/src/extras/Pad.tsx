// A sheet to draw on, with finger, pen, mouse or keyboard.

import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import type { Writing } from "../student/writing";
import { INKS, SHEET, type Drawing, type Ink, type Paper, type Stroke } from "../wire";
import { t } from "../words";
import { sketchingFor, type Sketching } from "./drawings";
import { PadTools } from "./PadTools";
import { pathOf, Sheet } from "./Sketch";
import { thinned, touches, within, type Point } from "./strokes";

export type Tool = "pen" | "line" | "eraser";

export interface Hand {
  readonly tool: Tool;
  readonly ink: Ink;
  readonly width: number;
}

const REACH = 24;
/** How far an arrow key moves the tip; with Shift, and without. */
const STEPS = [80, 20] as const;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Kept while the page is open: whoever comes back to the pad holds what they held. */
const held: { hand: Hand } = { hand: { tool: "pen", ink: "dark", width: 11 } };

export function Pad({ writing }: { readonly writing: Writing }) {
  const sketching = sketchingFor(writing);
  const hand = useSignal(held.hand);
  const full = useSignal(false);
  const tip = useSignal<{ readonly x: number; readonly y: number; readonly down: boolean } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const line = useRef<SVGPathElement>(null);
  held.hand = hand.value;
  useEffect(() => sketching.follow(), [writing]);
  useEffect(() => (svg.current && line.current ? drawWith(svg.current, line.current, sketching, hand) : undefined), []);
  const drawing = sketching.now.value;
  return (
    <div class={`canvas ${full.value ? "canvas--full" : ""}`}>
      <div class="canvas__page">
        <svg
          ref={svg}
          class={`pad pad--${hand.value.tool}`}
          viewBox={`0 0 ${SHEET.WIDTH} ${SHEET.HEIGHT}`}
          tabIndex={0}
          role="application"
          aria-label={t("page.extras.pad")}
          aria-describedby="pad-how"
          onKeyDown={(event) => byKey(event, sketching, hand.value, tip, full)}
          onBlur={() => finish(sketching, hand.value, tip)}
        >
          {drawing && <Sheet drawing={drawing} />}
          <path ref={line} fill="none" stroke-linecap="round" stroke-linejoin="round" />
          {tip.value && (
            <>
              <path d={pathOf(track)} fill="none" stroke={INKS[hand.value.ink]} stroke-width={hand.value.width} />
              <circle class={`pad__tip ${tip.value.down ? "is-down" : ""}`} cx={tip.value.x} cy={tip.value.y} r={18} />
            </>
          )}
        </svg>
        <p id="pad-how" class="vh">
          {t("page.extras.pad-keys")}
        </p>
      </div>
      {sketching.missing.value && (
        <button type="button" class="btn btn--line" onClick={() => void sketching.begin()}>
          {t("page.parts.load-again")}
        </button>
      )}
      {sketching.full.value && (
        <p class="canvas__note" role="alert">
          {t("page.extras.pad-full")}
        </p>
      )}
      <PadTools sketching={sketching} hand={hand} full={full} />
    </div>
  );
}

// --- by pointer

function drawWith(svg: SVGSVGElement, line: SVGPathElement, sketching: Sketching, hand: Signal<Hand>): () => void {
  let points: Point[] = [];
  let pointer: number | null = null;
  let erased: Drawing | null = null;
  /** Once a pen has touched the sheet, a palm draws no more. */
  let penned = false;

  function at(event: PointerEvent): Point {
    const box = svg.getBoundingClientRect();
    const scale = SHEET.WIDTH / box.width;
    const [x, y] = within((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
    return { x, y, pressed: event.pointerType === "pen" ? Math.round(event.pressure * 100) : null };
  }
  function down(event: PointerEvent): void {
    if (event.pointerType === "pen") penned = true;
    if (pointer !== null || event.button !== 0 || (penned && event.pointerType === "touch")) return;
    event.preventDefault();
    svg.focus({ preventScroll: true });
    pointer = event.pointerId;
    svg.setPointerCapture(pointer);
    points = [];
    erased = null;
    move(event);
  }
  function move(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    const { tool, ink, width } = hand.peek();
    const several = event.getCoalescedEvents?.() ?? [];
    for (const each of several.length > 0 ? several : [event]) {
      const point = at(each);
      if (tool === "eraser") {
        for (const between of onTheWay(points[points.length - 1] ?? point, point)) rub(between);
        points = [point];
      } else if (tool === "line") points = [...points.slice(0, 1), point];
      else points.push(point);
    }
    if (tool === "eraser") return;
    line.setAttribute("stroke", INKS[ink]);
    line.setAttribute("stroke-width", String(width));
    line.setAttribute("d", pathOf(points.flatMap(({ x, y }) => [x, y])));
  }
  function rub({ x, y }: Point): void {
    const now = erased ?? sketching.now.peek();
    const left = (now?.strokes ?? []).filter((stroke) => !touches(stroke, x, y, REACH));
    if (!now || left.length === (now.strokes ?? []).length) return;
    const first = erased === null;
    erased = { ...now, strokes: left };
    // One undo brings back all that was rubbed out in one go.
    if (!first) sketching.undo();
    sketching.change(erased);
  }
  function up(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    pointer = null;
    line.removeAttribute("d");
    if (hand.peek().tool !== "eraser" && points.length > 0) sketching.add(strokeOf(points, hand.peek()));
    points = [];
  }
  /** The system has taken the finger for something else: what was begun does not count. */
  function cancel(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    points = [];
    up(event);
  }
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel } as const;
  for (const [name, listener] of Object.entries(listeners)) svg.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) svg.removeEventListener(name, listener as EventListener);
  };
}

/** A quick finger leaves wide gaps: nothing in them is missed. */
function onTheWay(from: Point, to: Point): readonly Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / REACH));
  return Array.from({ length: steps }, (_, at) => {
    const share = (at + 1) / steps;
    return { ...to, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}

function strokeOf(drawn: readonly Point[], { ink, width }: Hand): Stroke {
  const points = thinned(drawn);
  const pressure = points.map(({ pressed }) => pressed ?? 0);
  return {
    points: points.flatMap(({ x, y }) => [x, y]),
    ...(ink === "dark" ? {} : { ink }),
    ...(width === 11 ? {} : { width }),
    ...(points.some(({ pressed }) => pressed !== null) ? { pressure } : {}),
  };
}

// --- by keyboard: arrows move the tip, the space bar puts it down and lifts it

type Tip = Signal<{ readonly x: number; readonly y: number; readonly down: boolean } | null>;

/** Where the tip has been since it was put down. */
let track: number[] = [];

function byKey(event: KeyboardEvent, sketching: Sketching, hand: Hand, tip: Tip, full: Signal<boolean>): void {
  const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
  const arrow = ARROWS[event.key];
  const here = tip.value ?? { x: SHEET.WIDTH / 2, y: SHEET.HEIGHT / 2, down: false };
  if (undo) (event.shiftKey ? sketching.redo() : sketching.undo());
  else if (arrow) moveTip(here, arrow, event.shiftKey ? STEPS[0] : STEPS[1], sketching, hand, tip);
  else if (event.key === " ") press(here, sketching, hand, tip);
  else if (event.key === "Escape" && (tip.value || full.value)) {
    if (tip.value) track = [];
    else full.value = false;
    tip.value = null;
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function moveTip(
  here: NonNullable<Tip["value"]>,
  [dx, dy]: readonly [number, number],
  step: number,
  sketching: Sketching,
  hand: Hand,
  tip: Tip,
): void {
  const [x, y] = within(here.x + dx * step, here.y + dy * step);
  if (here.down && hand.tool === "line") track = [...track.slice(0, 2), x, y];
  else if (here.down && hand.tool === "pen") track = [...track, x, y];
  else if (here.down) rubAt(sketching, x, y);
  tip.value = { x, y, down: here.down };
}

function press(here: NonNullable<Tip["value"]>, sketching: Sketching, hand: Hand, tip: Tip): void {
  if (here.down) {
    finish(sketching, hand, tip);
    tip.value = { ...here, down: false };
    announce(t("page.extras.pad-up"));
    return;
  }
  track = [here.x, here.y];
  if (hand.tool === "eraser") rubAt(sketching, here.x, here.y);
  tip.value = { ...here, down: true };
  announce(t("page.extras.pad-down"));
}

function rubAt(sketching: Sketching, x: number, y: number): void {
  const now = sketching.now.peek();
  const left = (now?.strokes ?? []).filter((stroke) => !touches(stroke, x, y, REACH));
  if (now && left.length < (now.strokes ?? []).length) sketching.change({ ...now, strokes: left });
}

function finish(sketching: Sketching, hand: Hand, tip: Tip): void {
  if (tip.value?.down && hand.tool !== "eraser") {
    const points = track.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: track[at + 1] ?? 0, pressed: null }] : []));
    sketching.add(strokeOf(points, hand));
  }
  track = [];
  tip.value = null;
}

export const PAPERS: readonly Paper[] = ["plain", "grid", "number-line", "fraction-bars"];
