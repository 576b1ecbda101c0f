// Follows one idea: the places on its way are marked in the transcript, listed, and gone through one by one.

interface Parts {
  readonly choice: HTMLSelectElement;
  readonly trail: HTMLElement;
}

export function beginFollowing({ choice, trail }: Parts): void {
  const heading = trail.querySelector("h2");
  const list = trail.querySelector("ol");
  const told = trail.querySelector<HTMLOutputElement>("[data-at]");
  if (!heading || !list || !told) return;
  let links: HTMLAnchorElement[] = [];
  let coloured: HTMLElement[] = [];
  let at = -1;

  const stops = (): (HTMLElement | null)[] => links.map((link) => document.getElementById(link.hash.slice(1)));
  const go = (to: number): void => {
    const next = Math.min(Math.max(to, 0), links.length - 1);
    at = next;
    const all = stops();
    links.forEach((link, step) => {
      if (step === at) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    for (const each of all) each?.classList.toggle("is-stop--here", each === all[at]);
    all[at]?.scrollIntoView({ block: "center" });
    links[at]?.scrollIntoView({ block: "nearest" });
    told.textContent = (told.dataset["some"] ?? "").replace("{n}", String(at + 1)).replace("{of}", String(links.length));
    for (const button of trail.querySelectorAll<HTMLButtonElement>("[data-go]")) {
      button.disabled = !links[at + Number(button.dataset["go"])];
    }
  };
  const leave = (): void => {
    for (const each of document.querySelectorAll(".is-stop")) each.classList.remove("is-stop", "is-stop--here");
    for (const each of coloured) delete each.dataset["ap"];
    links = [];
    coloured = [];
    trail.hidden = true;
    document.body.classList.remove("is-following");
  };
  const follow = (way: HTMLElement): void => {
    leave();
    trail.dataset["ap"] = way.dataset["ap"] ?? "-";
    heading.replaceChildren(...Array.from(way.querySelector("h3")?.childNodes ?? [], (node) => node.cloneNode(true)));
    list.replaceChildren(...Array.from(way.querySelectorAll("li"), step));
    links = Array.from(list.querySelectorAll("a"));
    for (const each of stops()) {
      if (!each) continue;
      each.classList.add("is-stop");
      if (each.dataset["ap"]) continue;
      each.dataset["ap"] = trail.dataset["ap"];
      coloured.push(each);
    }
    trail.hidden = false;
    document.body.classList.add("is-following");
    go(0);
  };

  choice.hidden = false;
  choice.addEventListener("change", () => {
    const way = document.getElementById(choice.value);
    if (way) follow(way);
    else leave();
  });
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    event.preventDefault();
    go(links.indexOf(link));
  });
  for (const button of trail.querySelectorAll<HTMLButtonElement>("[data-go]")) {
    button.addEventListener("click", () => go(at + Number(button.dataset["go"])));
  }
  const end = (): void => {
    choice.value = "";
    leave();
    choice.focus();
  };
  trail.querySelector("[data-leave]")?.addEventListener("click", end);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !trail.hidden && !event.defaultPrevented) end();
  });
}

/** The same step in the list: where it leads, when it was and what. */
function step(of: Element): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const time = document.createElement("time");
  const words = document.createElement("span");
  const led = of.querySelector("a");
  if (led) link.href = led.getAttribute("href") ?? "";
  time.textContent = of.querySelector("time")?.textContent ?? "";
  words.textContent = of.querySelector("bdi")?.textContent ?? "";
  link.append(time, words);
  item.append(link);
  return item;
}
