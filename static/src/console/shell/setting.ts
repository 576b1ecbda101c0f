// What an instructor has chosen for this device: it stays, and every part of the console sees it change.

import { signal, type ReadonlySignal } from "@preact/signals";

export interface Setting<Choice extends string> {
  readonly choices: readonly Choice[];
  readonly value: ReadonlySignal<Choice>;
  choose(choice: Choice): void;
}

/** Without one of the choices on this device, the first. */
export function setting<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Setting<Choice> {
  const known = choices.find((choice) => choice === stored(name));
  const value = signal<Choice>(known ?? choices[0]);
  return {
    choices,
    value,
    choose(choice) {
      value.value = choice;
      try {
        localStorage.setItem(name, choice);
      } catch {
        // It holds for this page, then.
      }
    },
  };
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
