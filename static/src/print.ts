// The transcript's button that prints. Without scripts it stays hidden, and the browser's own menu prints as well.

const button = document.querySelector<HTMLButtonElement>("[data-print]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

export {};
