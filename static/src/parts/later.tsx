// Parts of a page that are loaded only when they are needed, with their words: phones load little at first.

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { learn, spoken, t } from "../words";

/** The component that `load` brings. Until then there is nothing in its place; if it does not come, a button to try again. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const found = signal<ComponentType<Props> | null>(null);
  const failed = signal(false);
  let asked = false;
  const ask = (): void => {
    asked = true;
    failed.value = false;
    load().then(
      (component) => void (found.value = component),
      () => void (failed.value = true),
    );
  };
  return function Later(props) {
    const Found = found.value;
    if (Found) return <Found {...props} />;
    if (!asked) setTimeout(ask);
    return failed.value ? (
      <button type="button" class="btn btn--line" onClick={ask}>
        {t("page.parts.load-again")}
      </button>
    ) : null;
  };
}

/** What several pages load later, in the reader's language. */
export async function moreWords(part: string): Promise<void> {
  const answer = await fetch(`/words/${part}.${spoken()}.json`);
  if (!answer.ok) throw new Error(`no words: ${answer.status}`);
  learn((await answer.json()) as Record<string, string>);
}
