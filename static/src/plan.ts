// A plan's page: its frames fill their places, its phases change without loading the page anew, its link is copied.
// Without scripts the frames are smaller, phases are links, and the address can be selected.

import { keepScaled } from "./parts/scaling";

const phases = Array.from(document.querySelectorAll<HTMLAnchorElement>("[data-phase]"));
const frames = Array.from(document.querySelectorAll<HTMLIFrameElement>("[data-frame]"));

for (const frame of frames) keepScaled(frame);

/** The same address with another phase in it. */
function addressOf(address: string, phase: string): string {
  return address.replace(/\/preview\/[^/]+\//, `/preview/${phase}/`);
}

function show(link: HTMLAnchorElement): void {
  const phase = link.dataset["phase"] ?? "";
  for (const each of phases) {
    if (each === link) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  // Not by their src: each of those would be a step to go back.
  for (const frame of frames) frame.contentWindow?.location.replace(addressOf(frame.src, phase));
  for (const each of document.querySelectorAll<HTMLAnchorElement>("[data-frame-link]")) each.href = addressOf(each.href, phase);
  history.replaceState(null, "", link.href);
}

for (const link of phases) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link);
  });
  link.addEventListener("keydown", (event) => {
    const back = getComputedStyle(link).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step = event.key === back ? -1 : event.key === "ArrowLeft" || event.key === "ArrowRight" ? 1 : 0;
    const next = phases[phases.indexOf(link) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
    show(next);
  });
}

/** Plain http has no clipboard, but can copy what is selected. */
async function copy(field: HTMLInputElement): Promise<boolean> {
  field.select();
  try {
    if (!navigator.clipboard) return document.execCommand("copy");
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  const field = document.querySelector<HTMLInputElement>(button.dataset["copy"] ?? "");
  const said = document.querySelector("[data-said]");
  if (!field) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    void copy(field).then((done) => {
      if (!done) return;
      const words = button.dataset["done"] ?? "";
      const label = button.querySelector("span");
      if (label) label.textContent = words;
      if (said) said.textContent = words;
    });
  });
}
