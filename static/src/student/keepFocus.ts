// When what had the focus goes (a button that has done its work, a line that was taken back), the focus goes to what it
// stood in, and not to the top of the page: who works by keyboard or by ear goes on from there.

/** Until called. */
export function keepFocus(page: HTMLElement): () => void {
  let chain: readonly HTMLElement[] = [];
  const focused = (event: FocusEvent): void => {
    chain = event.target instanceof HTMLElement ? chainOf(event.target, page) : [];
  };
  const observer = new MutationObserver(() => {
    const [last] = chain;
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const left = chain.filter((each) => each.isConnected);
    left.find(receives);
  });
  page.addEventListener("focusin", focused);
  observer.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener("focusin", focused);
    observer.disconnect();
  };
}

/** The element and all that it stands in, within the page. */
function chainOf(element: HTMLElement, page: HTMLElement): readonly HTMLElement[] {
  const above = element.parentElement;
  return element === page || !above ? [element] : [element, ...chainOf(above, page)];
}

/** What is not seen takes no focus. */
function receives(element: HTMLElement): boolean {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
