// Downloads: a file may take some seconds to be made, so the page says so, asks for it once, and says what went wrong.

import { fileName } from "../parts/fileName";

interface Taking {
  readonly menu: HTMLDetailsElement;
  readonly said: HTMLElement;
}

export function beginTaking({ menu, said }: Taking): void {
  const tell = (text: string, wrong = false): void => {
    said.textContent = text;
    said.toggleAttribute("data-wrong", wrong);
  };
  const take = async (link: HTMLAnchorElement): Promise<void> => {
    link.setAttribute("aria-disabled", "true");
    tell(link.dataset["making"] ?? "");
    try {
      const answer = await fetch(link.href, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        keep(await answer.blob(), fileName(answer) ?? link.download);
        tell(said.dataset["made"] ?? "");
      } else {
        tell((await reason(answer)) ?? said.dataset["failed"] ?? "", true);
      }
    } catch {
      tell(said.dataset["failed"] ?? "", true);
    } finally {
      link.removeAttribute("aria-disabled");
    }
  };
  for (const link of menu.querySelectorAll<HTMLAnchorElement>("a[download]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.getAttribute("aria-disabled") !== "true") void take(link);
    });
  }
}

function keep(body: Blob, name: string): void {
  const address = URL.createObjectURL(body);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read it only after this.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function reason(answer: Response): Promise<string | null> {
  try {
    const said: unknown = await answer.json();
    return typeof said === "object" && said !== null && "message" in said && typeof said.message === "string" ? said.message : null;
  } catch {
    return null;
  }
}
