// The foot of every phase in which something is handed in. Its first button stays where it is, whatever it says, so that
// the focus stays too.

import type { ComponentChildren } from "preact";
import { LIMITS } from "../wire";
import { t } from "../words";
import { lengthOf } from "./Field";
import type { Writing } from "./writing";

export interface HandInDockProps {
  readonly writing: Writing;
  readonly onHandIn?: () => void;
  readonly note?: ComponentChildren;
  readonly most?: number;
  /** Where more is asked in this phase: the word on the button that goes there. */
  readonly next?: { readonly label: string; readonly go: () => void } | null;
}

export function HandInDock({ writing, onHandIn, note, most = LIMITS.TEXT, next }: HandInDockProps) {
  const handed = writing.handed.value;
  const changing = handed !== null && !handed.withdrawn;
  const text = writing.text.value;
  const empty = text.trim() === "" || lengthOf(text) > most || (changing && text === handed.text);
  const handIn = onHandIn ?? (() => writing.handIn());
  if (!writing.editing.value && handed) return <Handed writing={writing} next={next ?? null} note={note} />;
  return (
    <>
      <div class={changing ? "two" : "one"}>
        <button
          type="button"
          key="first"
          class="btn btn--main btn--l btn--wide"
          aria-disabled={empty}
          onClick={() => empty || handIn()}
        >
          {changing ? t("page.student.hand-in-change") : t("page.student.hand-in")}
        </button>
        {changing && (
          <button type="button" class="btn btn--line btn--l" onClick={() => writing.leave()}>
            {t("page.student.leave-it")}
          </button>
        )}
      </div>
      <p class="s-note">{note}</p>
    </>
  );
}

interface HandedProps {
  readonly writing: Writing;
  readonly next: { readonly label: string; readonly go: () => void } | null;
  readonly note: ComponentChildren;
}

function Handed({ writing, next, note }: HandedProps) {
  const handed = writing.handed.value;
  return (
    <>
      {next && (
        <button type="button" class="btn btn--main btn--l btn--wide" onClick={next.go}>
          {next.label}
        </button>
      )}
      <div class="two">
        <button type="button" key="first" class="btn btn--line btn--l" onClick={() => writing.change()}>
          {t("page.student.change")}
        </button>
        <button
          type="button"
          class="btn btn--bare btn--l"
          disabled={!handed?.id || handed.onBoard}
          onClick={() => writing.withdraw()}
        >
          {t("page.student.take-back")}
        </button>
      </div>
      <p class="s-note">{handed?.onBoard ? t("page.student.on-the-board") : note}</p>
    </>
  );
}
