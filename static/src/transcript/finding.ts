// The search of the page: what is found is marked and counted, and gone through with Enter or the buttons.
import { here, mark, unmark, type Found } from "./marking";

/** Milliseconds without another key, in which a long transcript is not marked anew. */
const PAUSE = 120;

export function beginFinding(form: HTMLFormElement, within: Element): void {
  const field = form.querySelector<HTMLInputElement>("input");
  const said = form.querySelector<HTMLOutputElement>("[data-found]");
  if (!field || !said) return;
  const buttons = Array.from(form.querySelectorAll<HTMLButtonElement>("[data-step]"));
  let found: readonly Found[] = [];
  let wanted = "";
  let at = -1;
  let waiting = 0;

  const tell = (): void => {
    const some = (said.dataset["some"] ?? "").replace("{n}", String(at + 1)).replace("{of}", String(found.length));
    said.textContent = !wanted ? "" : found.length > 0 ? some : (said.dataset["none"] ?? "");
    for (const button of buttons) button.disabled = found.length === 0;
  };
  const go = (to: number): void => {
    const before = found[at];
    if (before) here(before, false);
    at = found.length > 0 ? (to + found.length) % found.length : -1;
    const now = found[at];
    if (now) show(now);
    tell();
  };
  const look = (): void => {
    window.clearTimeout(waiting);
    if (field.value.trim() === wanted) return;
    wanted = field.value.trim();
    unmark(within);
    found = mark(within, wanted);
    at = -1;
    go(0);
  };

  form.hidden = false;
  field.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const before = wanted;
    look();
    if (before === wanted) go(at + 1);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      look();
      // Some browsers empty the field themselves, and say so again.
      event.preventDefault();
    }
    if (event.key === "Enter" && event.shiftKey && field.value.trim() === wanted) {
      event.preventDefault();
      go(at - 1);
    }
  });
  form.querySelector("[data-step='-1']")?.addEventListener("click", () => go(at - 1));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

function show(found: Found): void {
  here(found, true);
  const first = found[0];
  for (let closed = first?.closest("details:not([open])"); closed; closed = first?.closest("details:not([open])")) {
    closed.setAttribute("open", "");
  }
  first?.scrollIntoView({ block: "center" });
}

function writes(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}
