// Single keys that do something on the console. They can be switched off, and never act while one writes.

import { computed } from "@preact/signals";
import { setting } from "./setting";

export type Action =
  | "keys" | "walk" | "groups" | "sides" | "talk" | "plan" | "board" | "hands" | "next" | "pause" | "people" | "code" | "nudge"
  | "materials" | "questions";

const WINDOWS = ["keys", "people", "code", "nudge", "materials", "questions"] as const;
type Window = (typeof WINDOWS)[number];

export function isWindow(action: Action): action is Window {
  return WINDOWS.some((name) => name === action);
}

export const ACTIONS: Readonly<Record<string, Action>> = {
  "?": "keys",
  w: "walk",
  g: "groups",
  d: "sides",
  t: "talk",
  l: "plan",
  b: "board",
  h: "hands",
  n: "next",
  p: "pause",
  m: "people",
  c: "code",
  s: "nudge",
  a: "materials",
  q: "questions",
};

const keys = setting("console keys", ["on", "off"]);

export const keysOn = computed(() => keys.value.value === "on");

export function switchKeys(on: boolean): void {
  keys.choose(on ? "on" : "off");
}

/** Whether letters and numbers are the element's own. */
export function writesIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** null: the key is not ours. */
export function actionOf(event: KeyboardEvent): Action | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  if (writesIn(event.target) || document.querySelector("dialog[open]")) return null;
  const action = ACTIONS[event.key.toLowerCase()] ?? null;
  // The list itself stays reachable, so that the keys can be switched on again.
  return action === "keys" || keysOn.peek() ? action : null;
}
