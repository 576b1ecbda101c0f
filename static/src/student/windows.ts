// Windows over the page that several parts of it may ask for.

import { signal } from "@preact/signals";

export const menuOpen = signal(false);
export const askToRename = signal(false);
export const lookingBack = signal(false);
export const questionsOpen = signal(false);

export function openLookBack(): void {
  lookingBack.value = true;
}

/** Whether one of them is wished for. */
export function windowWished(): boolean {
  return menuOpen.value || askToRename.value || lookingBack.value;
}
