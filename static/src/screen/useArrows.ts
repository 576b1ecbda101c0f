// Whoever is at the screen steers by keys: the arrows go by a card to the left and right, and up and down in whatever
// does not fit.

import { calm } from "./useGlide";
import { useKey } from "./useKey";

/** Parts of a page that may be longer than their place. */
const LONG = "[data-cut], [data-cut] > [data-within], .k-col__all";
const STEP = 0.7;

function across(step: number): void {
  for (const row of document.querySelectorAll<HTMLElement>(".k-row")) {
    const card = row.querySelector<HTMLElement>("[data-card]");
    row.scrollBy({ left: step * (card?.offsetWidth ?? 0), behavior: calm() ? "auto" : "smooth" });
  }
}

/** Where the end is reached nothing fades out any more. */
function along(step: number): void {
  for (const box of document.querySelectorAll<HTMLElement>(LONG)) {
    const last = box.scrollHeight - box.clientHeight;
    const top = Math.min(last, Math.max(0, box.scrollTop + step * box.clientHeight * STEP));
    box.toggleAttribute("data-end", top >= last - 1);
    box.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
  }
}

const left = (): void => across(-1);
const right = (): void => across(1);
const up = (): void => along(-1);
const down = (): void => along(1);

export function useArrows(): void {
  useKey("ArrowLeft", left);
  useKey("ArrowRight", right);
  useKey("ArrowUp", up);
  useKey("ArrowDown", down);
}
