// Somebody's words, to the character, in whichever direction they are written. null: they were erased.

import { t } from "../words";

export interface SaidProps {
  readonly text: string | null;
  readonly class?: string;
}

export function Said({ text, class: classes = "" }: SaidProps) {
  if (text === null) return <p class={`said muted ${classes}`}>{t("page.parts.erased")}</p>;
  return (
    <p class={`said ${classes}`} dir="auto">
      {text}
    </p>
  );
}
