// What the server wrote into the page, and what it answers.

import type { Shape } from "./shapes";
import type { Fields, Path } from "./tree";

export interface Fault {
  readonly line: number;
  readonly path: Path;
  readonly text: string;
}

/** What is on the desk after a request. `tree` is null where only the text can be edited. */
export interface Written {
  readonly version: string;
  readonly is_draft: boolean;
  readonly is_saved: boolean;
  readonly faults: readonly Fault[];
  readonly tree: Fields | null;
  readonly text: string;
}

export interface Start extends Written {
  readonly id: string;
  readonly language: string;
  readonly format: Shape;
  readonly minutes: Readonly<Record<string, number>>;
}

export interface Kept {
  readonly name: string;
  readonly at: number;
  readonly title: string;
  readonly minutes: number;
}

function read(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

export function startOfPage(): Start {
  return read("start") as Start;
}

export function wordsOfPage(): Record<string, string> {
  return read("words") as Record<string, string>;
}
