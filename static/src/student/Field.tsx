// A field to write in. The browser owns its text: it is set from outside only when nobody is writing in it, and never
// while a word is being composed.

import { effect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { LIMITS } from "../wire";
import { number, t } from "../words";
import type { Writing } from "./writing";

/** Whoever has typed so lately is still writing. In ms. */
const THINKING = 8_000;
/** From here on it is said how much room is left. */
const NEARLY_FULL = 0.9;

export interface FieldProps {
  readonly writing: Writing;
  readonly id: string;
  readonly rows?: number;
  readonly most?: number;
  readonly placeholder?: string;
  /** For a screen reader, where no label names it. */
  readonly label?: string;
  readonly describedBy?: string;
  /** Where the reader has just asked for it. */
  readonly focus?: boolean;
}

/** In characters as the server counts them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export function Field({ writing, id, rows = 5, most = LIMITS.TEXT, placeholder, label, describedBy, focus }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => attend(field.current, writing), [writing]);
  // Before anything else happens: the first letter may be typed at once, and phones open their keyboard only then.
  useLayoutEffect(() => {
    const wanted = writing.wanted();
    if (!(focus || wanted) || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [focus, writing]);
  const length = lengthOf(writing.text.value);
  return (
    <>
      <textarea
        ref={field}
        class="field"
        id={id}
        rows={rows}
        dir="auto"
        placeholder={placeholder}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={length > most}
        onInput={(event) => writing.write(event.currentTarget.value)}
        onBlur={() => setTimeout(() => writing.look())}
      />
      {length > most * NEARLY_FULL && (
        <p class={`room-left ${length > most ? "room-left--over" : ""}`}>
          {t("page.student.room-left", { n: number(length), most: number(most) })}
        </p>
      )}
    </>
  );
}

function attend(field: HTMLTextAreaElement | null, writing: Writing): (() => void) | undefined {
  if (!field) return undefined;
  let composing = false;
  let typedAt = -Infinity;
  const listeners = {
    compositionstart: () => void (composing = true),
    compositionend: () => void (composing = false),
    input: () => void (typedAt = performance.now()),
    blur: () => void (typedAt = -Infinity),
  } as const;
  for (const [name, listener] of Object.entries(listeners)) field.addEventListener(name, listener);
  const keyboard = (): void => {
    if (document.activeElement === field) field.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("resize", keyboard);
  writing.busy = () => composing || performance.now() - typedAt < THINKING;
  writing.look();
  const stop = effect(() => {
    const text = writing.text.value;
    if (field.value !== text && !composing) replace(field, text);
  });
  return () => {
    stop();
    window.removeEventListener("resize", keyboard);
    for (const [name, listener] of Object.entries(listeners)) field.removeEventListener(name, listener);
    writing.busy = () => false;
  };
}

/** The caret stays where it was, as far as there is text. */
function replace(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, scrollTop } = field;
  const focused = document.activeElement === field;
  const atEnd = selectionEnd === field.value.length;
  field.value = text;
  if (!focused) return;
  field.setSelectionRange(atEnd ? text.length : selectionStart, atEnd ? text.length : selectionEnd);
  field.scrollTop = scrollTop;
}
