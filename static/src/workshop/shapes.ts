// The format of plans as the server describes it (facilitator/plans/forms.py): which keys there are, and what each holds.

import type { Fields } from "./tree";

export type Shape =
  | { readonly type: "text"; readonly markup: "plain" | "markdown" | "inline"; readonly topics: boolean }
  | { readonly type: "name" }
  | { readonly type: "one"; readonly words: readonly string[] }
  | { readonly type: "whole"; readonly low: number; readonly high: number }
  | { readonly type: "share" }
  | { readonly type: "flag" }
  | { readonly type: "items"; readonly of: Shape; readonly low: number; readonly high: number; readonly unique: string | null }
  | { readonly type: "fields"; readonly short: string | null; readonly keys: readonly Key[] }
  | { readonly type: "kinds"; readonly kinds: Readonly<Record<string, readonly Key[]>> };

export interface Key {
  readonly key: string;
  readonly required: boolean;
  readonly shape: Shape;
}

export type Items = Extract<Shape, { type: "items" }>;

/** The keys of a map, by its kind where that decides. */
export function keysOf(shape: Shape, kind = ""): readonly Key[] {
  if (shape.type === "fields") return shape.keys;
  return shape.type === "kinds" ? (shape.kinds[kind] ?? []) : [];
}

/** A new map with what it must have, still empty. */
export function blank(keys: readonly Key[]): Fields {
  return Object.fromEntries(keys.filter((key) => key.required).map((key) => [key.key, ""]));
}
