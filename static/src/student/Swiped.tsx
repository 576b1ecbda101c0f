// Several things side by side of which one is seen: chosen above by its name, by the arrow keys there, or by a swipe.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

/** In ms without a movement, after which a swipe is over. */
const AT_REST = 120;

export interface SwipedProps {
  /** What the names are of. */
  readonly label: string;
  readonly names: readonly ComponentChildren[];
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly children: readonly ComponentChildren[];
}

export function Swiped({ label, names, at, onAt, children }: SwipedProps) {
  const strip = useRef<HTMLDivElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => show(strip.current, at, false), []);
  useEffect(() => show(strip.current, at, true), [at]);
  const latest = useRef({ at, onAt });
  latest.current = { at, onAt };
  // Once, not at each drawing: a page drawn anew during a swipe must not forget that one is under way.
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    let rest = 0;
    const moved = (): void => {
      clearTimeout(rest);
      rest = window.setTimeout(() => {
        const seen = seenIn(element);
        if (seen !== latest.current.at) latest.current.onAt(seen);
      }, AT_REST);
    };
    element.addEventListener("scroll", moved, { passive: true });
    return () => {
      clearTimeout(rest);
      element.removeEventListener("scroll", moved);
    };
  }, []);
  function keys(event: KeyboardEvent): void {
    const rtl = getComputedStyle(event.currentTarget as HTMLElement).direction === "rtl";
    const to = at + (STEPS[event.key] ?? 0) * (rtl ? -1 : 1);
    if (to === at || to < 0 || to >= names.length) return;
    event.preventDefault();
    onAt(to);
    tabs.current?.querySelectorAll("button")[to]?.focus();
  }
  return (
    <>
      <div ref={tabs} class="seg seg--prompts" role="group" aria-label={label} onKeyDown={keys}>
        {names.map((name, n) => (
          <button key={n} type="button" aria-pressed={n === at} onClick={() => onAt(n)}>
            {name}
          </button>
        ))}
      </div>
      <div ref={strip} class="swiped grow">
        {children.map((child, n) => (
          <div key={n} class="s-prompt" inert={n !== at}>
            {child}
          </div>
        ))}
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** By where things are on the page, whichever way its lines run. */
function show(strip: HTMLElement | null, at: number, glide: boolean): void {
  const panel = strip?.children[at];
  if (!strip || !panel) return;
  const left = middleOf(panel) - middleOf(strip);
  if (Math.abs(left) < 1) return;
  const calm = !glide || window.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
  strip.scrollBy?.({ left, behavior: calm ? "auto" : "smooth" });
}

function seenIn(strip: HTMLElement): number {
  const here = middleOf(strip);
  const far = Array.from(strip.children, (panel) => Math.abs(middleOf(panel) - here));
  return far.indexOf(Math.min(...far));
}

function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
