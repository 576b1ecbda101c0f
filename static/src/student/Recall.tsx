// What is asked. It can be folded to a line where the work needs the room, and opened again at any time.

import { signal, type Signal } from "@preact/signals";
import { Icon } from "../parts/Icon";
import { Markup } from "../parts/Markup";
import { t } from "../words";
import { roomFor, useClient } from "./client";

const folds = new Map<string, Signal<boolean>>();

function foldOf(name: string, open: boolean): Signal<boolean> {
  const fold = folds.get(name) ?? signal(open);
  folds.set(name, fold);
  return fold;
}

export interface RecallProps {
  /** Whether it is open is remembered under this name. */
  readonly name: string;
  readonly html: string;
  readonly open?: boolean;
}

export function Recall({ name, html, open = true }: RecallProps) {
  const fold = foldOf(name, open);
  const lang = roomFor(useClient())?.language;
  return (
    <article class={`sheet s-recall ${fold.value ? "" : "s-recall--folded"}`}>
      <div class="s-recall__text">
        <Markup html={html} class="prompt" {...(lang ? { lang } : {})} />
      </div>
      <button
        type="button"
        class="s-recall__fold"
        aria-expanded={fold.value}
        aria-label={fold.value ? t("page.student.fold-prompt") : t("page.student.open-prompt")}
        onClick={() => void (fold.value = !fold.value)}
      >
        <Icon name={fold.value ? "up" : "down"} />
      </button>
    </article>
  );
}
