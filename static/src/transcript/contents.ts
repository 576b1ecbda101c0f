// Shows in the contents which part is being read, and puts them into the bar too, for windows without room beside it.

export function beginContents(contents: Element, menu: HTMLDetailsElement): void {
  const list = contents.querySelector("ol");
  if (!list) return;
  menu.append(list.cloneNode(true));
  menu.hidden = false;
  menu.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) menu.open = false;
  });
  const links = [contents, menu].flatMap((each) => Array.from(each.querySelectorAll("a")));
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  const seen = new Set<Element>();
  const look = (): void => {
    const now = parts.find((part) => part !== null && seen.has(part));
    links.forEach((link, number) => {
      if (now && parts[number] === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  // The upper part of the window, below the bar and what a link to a part leaves free.
  const watch = new IntersectionObserver(
    (entries) => {
      for (const each of entries) {
        if (each.isIntersecting) seen.add(each.target);
        else seen.delete(each.target);
      }
      look();
    },
    { rootMargin: "-124px 0px -55% 0px" },
  );
  for (const part of new Set(parts)) if (part) watch.observe(part);
}
