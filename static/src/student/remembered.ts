// Small things that a tab remembers over a reload, where the browser lets it: which notices have been read, whom one has
// chosen. Nothing that somebody wrote is only here.

import { signal, type Signal } from "@preact/signals";

const known = new Map<string, Signal<readonly string[]>>();

/** A list of ids under that name. */
export function remembered(name: string): Signal<readonly string[]> {
  const found = known.get(name);
  if (found) return found;
  const list = signal(read(name));
  list.subscribe((value) => keep(name, value));
  known.set(name, list);
  return list;
}

function read(name: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function keep(name: string, value: readonly string[]): void {
  try {
    if (value.length > 0) sessionStorage.setItem(name, JSON.stringify(value));
    else sessionStorage.removeItem(name);
  } catch {
    // Forbidden or full: then it lasts as long as the page.
  }
}
