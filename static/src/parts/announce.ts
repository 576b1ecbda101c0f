// What a screen reader is told when something changes on its own. One polite place for all, so that nothing chatters:
// what comes within a second is told once, the latest.

const TOGETHER = 1_000;

let place: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let latest = "";

function region(): HTMLElement {
  if (place?.isConnected) return place;
  place = document.createElement("div");
  place.className = "vh";
  place.setAttribute("role", "status");
  place.setAttribute("aria-live", "polite");
  document.body.append(place);
  return place;
}

export function announce(text: string): void {
  latest = text;
  const shown = region();
  timer ??= setTimeout(() => {
    timer = undefined;
    shown.textContent = latest;
  }, TOGETHER);
}
