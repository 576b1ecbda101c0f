// Shows in the contents which part is being read.

export function beginContents(contents: Element): void {
  const links = Array.from(contents.querySelectorAll<HTMLAnchorElement>("a"));
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  const seen = new Set<Element>();
  const look = (): void => {
    const now = parts.findIndex((part) => part !== null && seen.has(part));
    links.forEach((link, number) => {
      if (number === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  // The upper part of the window, below the bar.
  const watch = new IntersectionObserver(
    (entries) => {
      for (const each of entries) {
        if (each.isIntersecting) seen.add(each.target);
        else seen.delete(each.target);
      }
      look();
    },
    { rootMargin: "-90px 0px -60% 0px" },
  );
  for (const part of parts) if (part) watch.observe(part);
}
