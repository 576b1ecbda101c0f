// The foot of every phase in which something is handed in. Its first button stays the same element, whatever it says, so
// that the focus stays too.

import type { ComponentChildren } from "preact";
import { announce } from "../parts/announce";
import { LIMITS } from "../wire";
import { t } from "../words";
import { lengthOf } from "./Field";
import type { Writing } from "./writing";

interface Action {
  readonly label: string;
  readonly act: () => void;
  readonly off?: boolean;
}

export interface HandInDockProps {
  readonly writing: Writing;
  readonly onHandIn?: () => void;
  readonly note?: ComponentChildren;
  /** Where more is asked in this phase: the word on the button that goes there. */
  readonly next?: Action | null;
}

export function HandInDock({ writing, onHandIn, note, next }: HandInDockProps) {
  const editing = writing.editing.value;
  const handed = writing.handed.value;
  const [first, ...others] = editing ? whileWriting(writing, onHandIn) : whenHanded(writing, next ?? null);
  const wide = others.length !== 1;
  return (
    <>
      <div class="s-acts">
        {first && (
          <button
            type="button"
            class={`btn btn--l ${editing || next ? "btn--main" : "btn--line"} ${wide ? "s-acts__wide" : ""}`}
            aria-disabled={first.off ?? false}
            onClick={() => first.off || first.act()}
          >
            {first.label}
          </button>
        )}
        {others.map((each, at) => (
          <button
            key={at}
            type="button"
            class={`btn btn--l ${at === others.length - 1 && !editing ? "btn--bare" : "btn--line"}`}
            disabled={each.off ?? false}
            onClick={each.act}
          >
            {each.label}
          </button>
        ))}
      </div>
      <p class="s-note">{handed?.onBoard && !editing ? t("page.student.on-the-board") : note}</p>
    </>
  );
}

function whileWriting(writing: Writing, onHandIn: (() => void) | undefined): readonly Action[] {
  const handed = writing.handed.value;
  const text = writing.text.value;
  const changing = handed !== null && !handed.withdrawn;
  const off = !writing.changed.value || writing.waiting.value || lengthOf(text) > LIMITS.TEXT;
  const act = (): void => {
    if (onHandIn) onHandIn();
    else writing.handIn();
    announce(t("page.student.handed-in"));
  };
  const handIn = { label: changing ? t("page.student.hand-in-change") : t("page.student.hand-in"), act, off };
  return changing ? [handIn, { label: t("page.student.leave-it"), act: () => writing.leave() }] : [handIn];
}

function whenHanded(writing: Writing, next: Action | null): readonly Action[] {
  const handed = writing.handed.value;
  const change = { label: t("page.student.change"), act: () => writing.change() };
  const back = { label: t("page.student.take-back"), act: () => writing.withdraw(), off: !handed?.id || handed.onBoard };
  return next ? [next, change, back] : [change, back];
}
