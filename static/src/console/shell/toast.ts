// One line about what was just done, with a way back where there is one.

import { signal } from "@preact/signals";
import { announce } from "../../parts/announce";

export interface Told {
  readonly text: string;
  readonly undo?: () => void;
}

export const told = signal<Told | null>(null);

export function notify(text: string, undo?: () => void): void {
  told.value = undo ? { text, undo } : { text };
  announce(text);
}
