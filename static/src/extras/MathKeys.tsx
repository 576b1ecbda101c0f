// The keys of mathematics that school needs, in four rows: phones have none of them, and MathLive's own board has many more.

import type { ComponentChildren } from "preact";
import { t } from "../words";

interface Key {
  readonly shown: ComponentChildren;
  /** What it writes, with MathLive's blanks. */
  readonly tex?: string;
  readonly command?: "moveToPreviousChar" | "moveToNextChar";
  /** Where what is shown does not say it. */
  readonly name?: string;
  readonly kind?: "digit" | "move";
}

const digit = (shown: string): Key => ({ shown, tex: shown, kind: "digit" });
const sign = (shown: string, tex = shown): Key => ({ shown, tex });
const HOLE = <mo>□</mo>;

/** Row by row. Made when they are shown: words are not there before. */
function keys(): readonly Key[] {
  const fraction = { shown: <math><mfrac>{HOLE}{HOLE}</mfrac></math>, tex: "\\frac{#@}{#?}", name: t("page.extras.key.fraction") };
  const power = { shown: <math><msup>{HOLE}{HOLE}</msup></math>, tex: "#@^{#?}", name: t("page.extras.key.power") };
  const root = { shown: "√", tex: "\\sqrt{#0}", name: t("page.extras.key.root") };
  return [
    ...[fraction, digit("7"), digit("8"), digit("9"), sign("+"), sign("("), sign(")")],
    ...[power, digit("4"), digit("5"), digit("6"), sign("−", "-"), sign("<"), sign(">")],
    ...[root, digit("1"), digit("2"), digit("3"), sign("×", "\\times "), sign("x"), sign("y")],
    ...[sign("π", "\\pi "), digit("0"), digit("."), sign("="), sign("÷", "\\div ")],
    { shown: "←", command: "moveToPreviousChar", name: t("page.extras.key.back"), kind: "move" },
    { shown: "→", command: "moveToNextChar", name: t("page.extras.key.on"), kind: "move" },
  ];
}

export interface MathKeysProps {
  readonly onWrite: (tex: string) => void;
  readonly onCommand: (command: "moveToPreviousChar" | "moveToNextChar") => void;
}

export function MathKeys({ onWrite, onCommand }: MathKeysProps) {
  return (
    <div class="mathkeys" role="group" aria-label={t("page.extras.keys")} dir="ltr">
      {keys().map(({ shown, tex, command, name, kind }, at) => (
        <button
          key={at}
          type="button"
          class={`mathkeys__k ${kind ? `mathkeys__k--${kind}` : ""}`}
          aria-label={name}
          // The formula keeps the focus, and its caret.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => (command ? onCommand(command) : tex && onWrite(tex))}
        >
          {shown}
        </button>
      ))}
    </div>
  );
}
