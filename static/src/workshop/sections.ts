// Where in the form each key is shown.

import type { Section } from "./desk";
import type { Path } from "./tree";

const PLAN = new Set(["title", "language", "family", "summary", "audience", "goal"]);
/** What the program fills in itself; shown only if something is wrong with it. */
export const HIDDEN = new Set(["format", "id", "phases"]);

/** Of a phase, what is shown at once; all else is behind "more". */
const FIRST = ["title", "minutes", "prompt", "prompts", "question", "choices", "answer", "approaches", "from", "form", "size", "notes", "moves"];

/** Of what belongs to the plan, what comes first. */
const MORE = ["topics", "columns", "sides", "materials", "names", "sources", "translation_of"];

export function byUse(a: string, b: string): number {
  const place = (key: string): number => (MORE.includes(key) ? MORE.indexOf(key) : MORE.length);
  return place(a) - place(b);
}

export function sectionOf(path: Path): Section {
  const [key, place] = path;
  if (key === "phases" && typeof place === "number") return place;
  return key === undefined || PLAN.has(String(key)) || HIDDEN.has(String(key)) ? "plan" : "more";
}

export function isFirst(key: string): boolean {
  return FIRST.includes(key);
}

export function byOrder(a: string, b: string): number {
  return FIRST.indexOf(a) - FIRST.indexOf(b);
}
