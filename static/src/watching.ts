// When a page may have slept or lost its network, and when it may be about to go: phones say neither reliably, so every
// sign counts.

import { sinceNow } from "./clock";

export interface Watcher {
  /** The page is looked at again after so many ms (Infinity: it was frozen), or the network is back (0). */
  readonly awake: (hidden: number) => void;
  /** Nothing may run after this. */
  readonly going: () => void;
}

export function watchPage(page: Window, { awake, going }: Watcher): void {
  let hidden = (): number => 0;
  page.document.addEventListener("visibilitychange", () => {
    if (page.document.visibilityState === "hidden") {
      hidden = sinceNow();
      going();
    } else {
      awake(hidden());
    }
  });
  page.addEventListener("pagehide", going);
  page.addEventListener("pageshow", (event) => {
    if (event.persisted) awake(Infinity);
  });
  page.addEventListener("online", () => awake(0));
}
