// What an answer says: words, and pictures beside them. A picture that the server has is known by its name; what is being
// drawn is here as strokes until it is handed in.

import type { Drawing } from "./wire";

export interface Content {
  readonly text: string;
  readonly pictures: readonly string[];
  readonly drawing: Drawing | null;
}

/** As drafts, commands and contributions have it. */
export interface Said {
  readonly text: string | null;
  readonly pictures?: readonly string[];
  readonly drawing?: Drawing | null;
}

export const NOTHING: Content = { text: "", pictures: [], drawing: null };

export function contentOf({ text, pictures = [], drawing = null }: Said): Content {
  return { text: text ?? "", pictures, drawing };
}

/** Nothing that could be handed in. */
export function isBlank({ text, pictures = [], drawing }: Said): boolean {
  return (text ?? "").trim() === "" && pictures.length === 0 && !drawing;
}

/** Nothing at all, not even a blank. */
export function isEmpty(said: Said): boolean {
  return said.text === "" && isBlank(said);
}

export function same(a: Said | undefined | null, b: Said | undefined | null): boolean {
  return a === b || (a != null && b != null && keyOf(a) === keyOf(b));
}

/** The same for the same content. */
export function keyOf(said: Said): string {
  const { text, pictures, drawing } = contentOf(said);
  return pictures.length === 0 && !drawing ? text : JSON.stringify([text, pictures, drawing]);
}

/** The fields of a draft or a command; what is not there is left out. */
export function fieldsOf({ text, pictures, drawing }: Content): {
  readonly text: string;
  readonly pictures?: readonly string[];
  readonly drawing?: Drawing;
} {
  return { text, ...(pictures.length > 0 ? { pictures } : {}), ...(drawing ? { drawing } : {}) };
}
