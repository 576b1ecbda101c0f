// What each person has made of a prompt so far: handed in, being written, or nothing yet.

import type { Store } from "../../store";
import { bySeq, visitOf } from "../../parts/course";
import type { ApproachInfo, ContributionInfo, ContributionKind, DraftInfo, VisitInfo } from "../../wire";
import { isBlank, same } from "../../content";
import { peopleOf, type Person } from "../hands/people";

export type WalkVisit = VisitInfo & { readonly id: string };
export type State = "handed-in" | "changing" | "writing" | "nothing";
export type Handed = ContributionInfo & { readonly id: string };

export interface Attempt {
  readonly person: Person;
  readonly state: State;
  readonly handed: Handed | null;
  /** What the same person handed in before it; notes only, everything else is changed instead. */
  readonly earlier: readonly Handed[];
  /** What is written and not handed in. */
  readonly draft: DraftInfo | null;
  readonly approach: string | null;
  readonly letter: string | null;
  readonly away: boolean;
}

/** The visit whose answers are looked at: the open one, or when the talk has begun, the last one that had answers. */
export function walkVisit(store: Store): WalkVisit | null {
  const here = visitOf(store, "instructor");
  if (here && isWalked(here)) return here;
  const visits = Array.from(store.collection("instructor", "visits").value, ([id, visit]) => ({ ...visit, id }));
  const begun = bySeq(visits.filter(isWalked)).reverse();
  return begun.find(({ kind }) => kind === "think") ?? begun[0] ?? null;
}

function isWalked({ kind }: VisitInfo): boolean {
  return kind === "pose" || kind === "think";
}

export function kindIn(visit: VisitInfo): ContributionKind {
  return visit.kind === "pose" ? "note" : "answer";
}

export function approachesOf(store: Store, visit: VisitInfo): readonly ApproachInfo[] {
  return store.collection("instructor", "guides").value.get(visit.phase)?.approaches ?? [];
}

/** In the order in which people came, so that nobody's card ever jumps. */
export function attemptsOf(store: Store, visit: WalkVisit, prompt: string): readonly Attempt[] {
  const kind = kindIn(visit);
  const handed = new Map<string, Handed[]>();
  for (const [id, each] of store.collection("instructor", "contributions").value) {
    const ours = each.visit === visit.id && each.kind === kind && each.prompt === prompt && !each.withdrawn;
    if (!ours || each.author === null) continue;
    handed.set(each.author, [...(handed.get(each.author) ?? []), { ...each, id }]);
  }
  const drafts = new Map<string, DraftInfo>();
  for (const draft of store.drafts.of("instructor").value.values()) {
    if (draft.visit === visit.id && draft.kind === kind && draft.prompt === prompt && !isBlank(draft))
      drafts.set(draft.participant, draft);
  }
  const presence = store.presence.of("instructor").value;
  const tags = store.collection("instructor", "tags").value;
  return peopleOf(store)
    .filter(({ id, state }) => state === "here" || (state !== "erased" && handed.has(id)))
    .sort((a, b) => a.joined_at - b.joined_at || a.id.localeCompare(b.id, undefined, { numeric: true }))
    .map((person) => {
      const all = bySeq(handed.get(person.id) ?? []);
      const answer = all[all.length - 1] ?? null;
      const draft = drafts.get(person.id) ?? null;
      const tag = answer ? tags.get(answer.id) : undefined;
      const writing = draft !== null && !same(draft, answer);
      return {
        person,
        state: answer ? (writing ? "changing" : "handed-in") : writing ? "writing" : "nothing",
        handed: answer,
        earlier: all.slice(0, -1),
        draft: writing ? draft : null,
        approach: tag?.approach ?? null,
        letter: tag?.letter ?? null,
        away: person.device && presence.get(person.id)?.away_since != null,
      };
    });
}

export interface Counts {
  readonly handedIn: number;
  readonly writing: number;
  readonly nothing: number;
}

/** Of those who are here; over several prompts, by what they have most of. */
export function countsOf(store: Store, visit: WalkVisit): Counts {
  const best = new Map<string, number>();
  for (const { id } of visit.prompts.length > 0 ? visit.prompts : [{ id: "" }]) {
    for (const { person, state } of attemptsOf(store, visit, id)) {
      if (person.state !== "here") continue;
      const rank = state === "nothing" ? 0 : state === "writing" ? 1 : 2;
      best.set(person.id, Math.max(best.get(person.id) ?? 0, rank));
    }
  }
  const ranks = Array.from(best.values());
  const count = (wanted: number): number => ranks.filter((rank) => rank === wanted).length;
  return { handedIn: count(2), writing: count(1), nothing: count(0) };
}
