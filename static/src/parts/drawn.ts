// What is to happen as soon as a change has been drawn, and before the next key is heard.

/** Preact draws in a microtask that the change has queued before this one; a frame later would take the focus from who has moved on. */
export function whenDrawn(act: () => void): void {
  queueMicrotask(act);
}
