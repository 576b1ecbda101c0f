// The sentence that is being made of the proposals, until it is adopted. It lasts over a reload of the tab where the
// browser lets it: the instructor may go and look at the board in between.

import { signal, type Signal } from "@preact/signals";

export interface ConclusionDraft {
  readonly text: string;
  /** Proposals that it is made of. */
  readonly proposals: readonly string[];
  /** Participants whose ideas it stands on. */
  readonly credits: readonly string[];
}

export const EMPTY: ConclusionDraft = { text: "", proposals: [], credits: [] };

/** What a proposal brings along. */
export interface Offered {
  readonly id: string;
  readonly text: string;
  readonly people: readonly string[];
}

/** Taken into the sentence: its words come at the end, its people are credited. */
export function taken(draft: ConclusionDraft, { id, text, people }: Offered): ConclusionDraft {
  return {
    text: [draft.text.trimEnd(), text.trim()].filter((part) => part !== "").join("\n"),
    proposals: [...draft.proposals, id],
    credits: [...new Set([...draft.credits, ...people])],
  };
}

/** Taken out again: its words too, where nobody has changed them; its people, unless another chosen one has them. */
export function leftOut(draft: ConclusionDraft, gone: Offered, others: readonly Offered[]): ConclusionDraft {
  const kept = new Set(others.flatMap(({ people }) => people));
  return {
    text: without(draft.text, gone.text.trim()),
    proposals: draft.proposals.filter((id) => id !== gone.id),
    credits: draft.credits.filter((id) => kept.has(id) || !gone.people.includes(id)),
  };
}

/** Whole lines only. */
function without(text: string, said: string): string {
  const at = said === "" ? -1 : `\n${text}\n`.indexOf(`\n${said}\n`);
  return at < 0 ? text : (text.slice(0, at) + text.slice(at + said.length + 1)).replace(/\n$/, "");
}

const drafts = new Map<string, Signal<ConclusionDraft>>();

/** The draft of that room. */
export function draftFor(room: string): Signal<ConclusionDraft> {
  const key = `conclusion ${room}`;
  const known = drafts.get(key);
  if (known) return known;
  const draft = signal(read(key));
  draft.subscribe((value) => keep(key, value));
  drafts.set(key, draft);
  return draft;
}

function read(key: string): ConclusionDraft {
  try {
    const kept: Partial<ConclusionDraft> | null = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return { ...EMPTY, ...kept };
  } catch {
    return EMPTY;
  }
}

function keep(key: string, value: ConclusionDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Forbidden or full: then it lasts as long as the page.
  }
}
