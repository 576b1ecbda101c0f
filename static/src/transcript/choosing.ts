// What is downloaded is what is shown: whoever has chosen otherwise and goes to take it away is shown that first.

interface Choosing {
  readonly form: HTMLFormElement;
  readonly menu: HTMLDetailsElement;
}

/** In the address of the page that is asked for: the menu is open there. */
const TAKE = "#take";

export function beginChoosing({ form, menu }: Choosing): void {
  // Whoever chooses a student means that student's copy.
  form.querySelector("[data-student]")?.addEventListener("change", () => {
    const copy = form.querySelector<HTMLInputElement>("input[name=reader][value=student]");
    if (copy) copy.checked = true;
  });
  const summary = menu.querySelector("summary");
  const shown = chosen(form);
  summary?.addEventListener("click", (event) => {
    if (menu.open || chosen(form) === shown) return;
    event.preventDefault();
    form.action = form.action.split("#", 1)[0] + TAKE;
    form.requestSubmit();
  });
  if (location.hash !== TAKE) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  menu.open = true;
  summary?.focus();
}

/** Which student is chosen matters where a student's copy is. */
function chosen(form: HTMLFormElement): string {
  const said = new FormData(form);
  if (said.get("reader") !== "student") said.delete("student");
  return JSON.stringify([...said]);
}
