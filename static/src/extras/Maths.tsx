// A formula, written with the keys of mathematics; it goes into the words, between dollar signs.

import { MathfieldElement } from "mathlive";
import "mathlive/fonts.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import type { Writing } from "../student/writing";
import { spoken, t } from "../words";
import { MathKeys } from "./MathKeys";
import { formulaAt, plainTex } from "./tex";

// Its fonts come with the page's own files; it makes no sounds.
MathfieldElement.fontsDirectory = null;
MathfieldElement.soundsDirectory = null;

export interface MathsProps {
  readonly writing: Writing;
  /** Where the words are. */
  readonly field: string;
}

export function Maths({ writing, field }: MathsProps) {
  const place = useRef<HTMLDivElement>(null);
  const math = useRef<MathfieldElement | null>(null);
  const [tex, setTex] = useState("");
  useEffect(() => {
    const made = new MathfieldElement();
    // The keys are below; where there is a keyboard, that serves as well.
    made.mathVirtualKeyboardPolicy = "manual";
    made.setAttribute("aria-label", t("page.extras.formula"));
    made.addEventListener("input", () => setTex(plainTex(made.value)));
    MathfieldElement.locale = spoken();
    place.current?.append(made);
    made.menuItems = [];
    math.current = made;
    const begun = formulaAt(writing.text.peek(), caretOf(field));
    if (begun) {
      made.value = begun.tex;
      setTex(begun.tex);
    }
    made.focus();
    return () => made.remove();
  }, []);
  const put = (): void => {
    if (tex === "") return;
    const { text, caret } = withFormula(writing.text.peek(), caretOf(field), tex);
    writing.write(text);
    if (math.current) math.current.value = "";
    setTex("");
    const words = document.getElementById(field);
    if (words instanceof HTMLTextAreaElement) requestAnimationFrame(() => words.setSelectionRange(caret, caret));
  };
  const press = (act: (field: MathfieldElement) => void): void => {
    if (!math.current) return;
    act(math.current);
    math.current.focus();
    setTex(plainTex(math.current.value));
  };
  return (
    <div class="maths">
      <div class="maths__field" ref={place} onKeyDown={(event) => event.key === "Enter" && put()} />
      <div class="maths__do">
        <button
          type="button"
          class="btn btn--line btn--icon"
          aria-label={t("page.extras.key.delete")}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => press((field) => field.executeCommand("deleteBackward"))}
        >
          ⌫
        </button>
        <button type="button" class="btn btn--soft" aria-disabled={tex === ""} onClick={put}>
          <Icon name="down" />
          {t("page.extras.put-in")}
        </button>
      </div>
      <MathKeys
        onWrite={(written) => press((field) => field.insert(written, { format: "latex", focus: true }))}
        onCommand={(command) => press((field) => field.executeCommand(command))}
      />
    </div>
  );
}

function caretOf(field: string): number {
  const words = document.getElementById(field);
  return words instanceof HTMLTextAreaElement ? (words.selectionStart ?? words.value.length) : 0;
}

/** In the place of the formula that the caret is in, else at the caret. */
function withFormula(text: string, caret: number, tex: string): { readonly text: string; readonly caret: number } {
  const old = formulaAt(text, caret);
  const [from, to] = old ? [old.from, old.to] : [caret, caret];
  const before = text.slice(0, from);
  const after = text.slice(to);
  const formula = `${before === "" || /\s$/.test(before) ? "" : " "}$${tex}$${after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " "}`;
  return { text: before + formula + after, caret: from + formula.length };
}
