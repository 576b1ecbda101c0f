// What somebody said: words to the character, in whichever direction they are written, and pictures. null: erased.

import type { Drawing } from "../wire";
import { t } from "../words";
import { later } from "./later";
import { Pictures } from "./Pictures";

const Formulas = later(async () => (await import("../extras/Formulas")).Formulas);

export interface SaidProps {
  readonly text: string | null;
  readonly pictures?: readonly string[];
  readonly drawing?: Drawing | null;
  readonly class?: string;
}

export function Said({ text, pictures = [], drawing, class: classes = "" }: SaidProps) {
  if (text === null) return <p class={`said muted ${classes}`}>{t("page.parts.erased")}</p>;
  return (
    <>
      {text !== "" && (
        <p class={`said ${classes}`} dir="auto">
          <Words text={text} />
        </p>
      )}
      <Pictures names={pictures} {...(drawing ? { drawing } : {})} />
    </>
  );
}

/** A text within a line; what stands in it between dollar signs is maths. */
export function Words({ text }: { readonly text: string }) {
  return text.includes("$") ? <Formulas text={text} /> : <>{text}</>;
}
