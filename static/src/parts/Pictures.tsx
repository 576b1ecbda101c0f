// Photos and drawings beside somebody's words.

import type { Drawing } from "../wire";
import { t } from "../words";
import { later } from "./later";
import { isDrawing, pictureAddress } from "./pictures";

const Sketch = later(async () => (await import("../extras/Sketch")).Sketch);

export interface PicturesProps {
  readonly names: readonly string[];
  /** What this page has drawn and the server does not have yet. */
  readonly drawing?: Drawing | null;
}

export function Pictures({ names, drawing }: PicturesProps) {
  if (names.length === 0 && !drawing) return null;
  return (
    <div class="pics">
      {names.map((name) => (
        <Picture key={name} name={name} />
      ))}
      {drawing && <Sketch drawing={drawing} />}
    </div>
  );
}

export function Picture({ name }: { readonly name: string }) {
  return (
    <img
      class={isDrawing(name) ? "pic pic--drawn" : "pic"}
      src={pictureAddress(name)}
      alt={namesOf([name])}
      loading="lazy"
      decoding="async"
    />
  );
}

/** In a word, where there is no room to show them. */
export function namesOf(names: readonly string[]): string {
  const words = names.map((name) => (isDrawing(name) ? t("page.parts.drawing") : t("page.parts.photo")));
  return [...new Set(words)].join(", ");
}
