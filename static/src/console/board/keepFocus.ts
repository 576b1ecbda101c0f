// A list that changes does not take the focus along: what had it has it again, or else what stood nearest.

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const CAN_HAVE_IT = "button:not([disabled]), a[href], input:not([disabled]), textarea, select, [tabindex]";

function within(place: HTMLElement | null): readonly HTMLElement[] {
  return place ? Array.from(place.querySelectorAll<HTMLElement>(CAN_HAVE_IT)) : [];
}

/** To be called by the component that draws the list, at each drawing. */
export function useKeepFocus(place: RefObject<HTMLElement | null>): void {
  const had = document.activeElement;
  const before = had instanceof HTMLElement && place.current?.contains(had) ? within(place.current) : [];
  useLayoutEffect(() => {
    if (!(had instanceof HTMLElement) || before.length === 0) return;
    const now = document.activeElement;
    if (now !== null && now !== document.body) return;
    nearest(before, had)?.focus({ preventScroll: true });
  });
}

function nearest(before: readonly HTMLElement[], had: HTMLElement): HTMLElement | undefined {
  const at = before.indexOf(had);
  const candidates = [...before.slice(at), ...before.slice(0, Math.max(0, at)).reverse()];
  return candidates.find((each) => each.isConnected);
}
