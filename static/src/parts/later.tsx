// Parts of a page that are loaded only when they are needed, with their words: phones load little at first.

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { learn, spoken, t } from "../words";

/** Why something did not come: there is no network now, or the server has other files since it was started anew. */
export async function whyNot(): Promise<"offline" | "renewed"> {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.ok ? "renewed" : "offline";
}

/** The component that `load` brings. Until then there is nothing in its place; if it does not come, a button to try again,
    or to load the whole page anew: what was written is on the device. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const found = signal<ComponentType<Props> | null>(null);
  const failed = signal<"offline" | "renewed" | null>(null);
  let asked = false;
  const ask = (): void => {
    asked = true;
    failed.value = null;
    load().then(
      (component) => void (found.value = component),
      async () => void (failed.value = await whyNot()),
    );
  };
  return function Later(props) {
    const Found = found.value;
    if (Found) return <Found {...props} />;
    if (!asked) setTimeout(ask);
    if (!failed.value) return null;
    return failed.value === "renewed" ? (
      <LoadPageAnew />
    ) : (
      <button type="button" class="btn btn--line" onClick={ask}>
        {t("page.parts.load-again")}
      </button>
    );
  };
}

export function LoadPageAnew() {
  return (
    <p class="s-hint">
      {t("page.parts.renewed")}{" "}
      <button type="button" class="btn btn--line" onClick={() => location.reload()}>
        {t("page.parts.reload")}
      </button>
    </p>
  );
}

/** What several pages load later, in the reader's language. */
export async function moreWords(part: string): Promise<void> {
  const answer = await fetch(`/words/${part}.${spoken()}.json`);
  if (!answer.ok) throw new Error(`no words: ${answer.status}`);
  learn((await answer.json()) as Record<string, string>);
}
