// Which answers the instructor has looked at, in which version; for as long as the tab lives.

import { signal } from "@preact/signals";
import type { Attempt } from "./attempts";

const STORED = "console seen";

function stored(): readonly [string, number][] {
  try {
    const known: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}

const versions = signal<ReadonlyMap<string, number>>(new Map(stored()));

export function isSeen({ handed }: Attempt): boolean {
  return handed !== null && versions.value.get(handed.id) === handed.revisions;
}

export function markSeen({ handed }: Pick<Attempt, "handed">): void {
  if (!handed || versions.peek().get(handed.id) === handed.revisions) return;
  versions.value = new Map(versions.peek()).set(handed.id, handed.revisions);
  try {
    sessionStorage.setItem(STORED, JSON.stringify(Array.from(versions.peek())));
  } catch {
    // It is known for as long as the page lives, then.
  }
}
