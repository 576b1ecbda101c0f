// What the keys of a plan are called in the form. A key without a name here is shown as the file writes it.

import { t } from "../words";
import type { Path } from "./tree";

/** By the key, or by what it belongs to and the key. */
const NAMES: Readonly<Record<string, string>> = {
  title: "page.workshop.key.title",
  "phase title": "page.workshop.key.phase-title",
  language: "page.workshop.key.language",
  family: "page.workshop.key.family",
  summary: "page.workshop.key.summary",
  audience: "page.workshop.key.audience",
  sources: "page.workshop.key.sources",
  goal: "page.workshop.key.goal",
  topics: "page.workshop.key.topics",
  names: "page.workshop.key.names",
  columns: "page.workshop.key.columns",
  translation_of: "page.workshop.key.translation-of",
  materials: "page.workshop.key.materials",
  sides: "page.workshop.key.sides",
  id: "page.workshop.key.id",
  "topics id": "page.workshop.key.topic-id",
  author: "page.workshop.key.author",
  year: "page.workshop.key.year",
  url: "page.workshop.key.url",
  label: "page.workshop.key.label",
  "approaches label": "page.workshop.key.approach-label",
  default: "page.workshop.key.default",
  max_length: "page.workshop.key.max-length",
  markdown: "page.workshop.key.markdown",
  image: "page.workshop.key.image",
  pdf: "page.workshop.key.pdf",
  minutes: "page.workshop.key.minutes",
  prompt: "page.workshop.key.prompt",
  column: "page.workshop.key.column",
  prompts: "page.workshop.key.prompts",
  notes: "page.workshop.key.notes",
  moves: "page.workshop.key.moves",
  swap: "page.workshop.key.swap",
  answer: "page.workshop.key.answer",
  approaches: "page.workshop.key.approaches",
  example: "page.workshop.key.example",
  ask: "page.workshop.key.ask",
  sound: "page.workshop.key.sound",
  from: "page.workshop.key.from",
  form: "page.workshop.key.form",
  size: "page.workshop.key.size",
  one_each: "page.workshop.key.one-each",
  question: "page.workshop.key.question",
  stances: "page.workshop.key.stances",
  connections: "page.workshop.key.connections",
  choices: "page.workshop.key.choices",
  text: "page.workshop.key.text",
  because: "page.workshop.key.because",
  again: "page.workshop.key.again",
  discuss_between: "page.workshop.key.discuss-between",
  returns: "page.workshop.key.returns",
};

const HINTS: Readonly<Record<string, string>> = {
  summary: "page.workshop.hint.summary",
  goal: "page.workshop.hint.goal",
  topics: "page.workshop.hint.topics",
  columns: "page.workshop.hint.columns",
  sides: "page.workshop.hint.sides",
  notes: "page.workshop.hint.notes",
  moves: "page.workshop.hint.moves",
  approaches: "page.workshop.hint.approaches",
  prompt: "page.workshop.hint.prompt",
  discuss_between: "page.workshop.hint.discuss-between",
};

/** What the words of a choice are called. */
const WORDS: Readonly<Record<string, string>> = {
  "family.problem-solving": "page.workshop.word.problem-solving",
  "family.seminar": "page.workshop.word.seminar",
  "names.shown": "page.workshop.word.names-shown",
  "names.hidden": "page.workshop.word.names-hidden",
  "names.by-phase": "page.workshop.word.names-by-phase",
  "answer.text": "page.workshop.word.text",
  "answer.drawing": "page.workshop.word.drawing",
  "answer.photo": "page.workshop.word.photo",
  "answer.maths": "page.workshop.word.maths",
  "form.mixed": "grouping.mixed",
  "form.alike": "grouping.alike",
  "form.random": "grouping.random",
  "form.jigsaw": "grouping.jigsaw",
  "form.by-hand": "grouping.by-hand",
  "form.keep": "page.workshop.word.keep",
  "kind.pose": "phase.pose",
  "kind.think": "phase.think",
  "kind.groups": "phase.groups",
  "kind.discuss": "phase.discuss",
  "kind.poll": "phase.poll",
  "kind.sum-up": "phase.sum-up",
  "kind.reflect": "phase.reflect",
};

export function labelOf(owner: string, key: string): string {
  const id = NAMES[`${owner} ${key}`] ?? NAMES[key];
  return id ? t(id) : key;
}

/** What the field at a path is called; "" where it is a whole phase, or the plan. */
export function fieldAt(path: Path): string {
  const keys = path.filter((step) => typeof step === "string");
  const key = keys[keys.length - 1] ?? "phases";
  const owner = keys[keys.length - 2] ?? "plan";
  return key === "phases" ? "" : labelOf(owner === "phases" ? "phase" : owner, key);
}

export function hintOf(owner: string, key: string): string {
  const id = owner === "plan" || owner === "phase" ? HINTS[key] : undefined;
  return id ? t(id) : "";
}

export function wordOf(key: string, word: string): string {
  const id = WORDS[`${key}.${word}`];
  return id ? t(id) : word;
}

export function kindOf(kind: string): string {
  return wordOf("kind", kind);
}
