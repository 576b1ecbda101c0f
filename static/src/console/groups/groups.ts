// The groups in force, with what each has written.

import type { Store } from "../../store";
import { bySeq } from "../../parts/course";
import { isBlank, same } from "../../content";
import type { ContributionInfo, DraftInfo, GroupDetail, VisitInfo } from "../../wire";
import { number, t } from "../../words";
import { peopleHere, type Person } from "../hands/people";

export type GroupVisit = VisitInfo & { readonly id: string };

export interface Written {
  readonly prompt: string;
  readonly column: string | null;
  readonly handed: (ContributionInfo & { readonly id: string }) | null;
  readonly draft: DraftInfo | null;
}

export interface OneGroup extends GroupDetail {
  readonly id: string;
  readonly reason: string;
  /** What met in it. */
  readonly reasonOf: readonly string[];
  /** Letters of the approaches that met in it. */
  readonly letters: readonly string[];
  readonly people: readonly Person[];
  readonly written: readonly Written[];
}

/** The open or the last groups phase. */
export function groupVisit(store: Store): GroupVisit | null {
  const visits = Array.from(store.collection("instructor", "visits").value, ([id, visit]) => ({ ...visit, id }));
  const begun = bySeq(visits.filter(({ kind }) => kind === "groups"));
  return begun[begun.length - 1] ?? null;
}

export function groupsOf(store: Store): readonly OneGroup[] {
  const visit = groupVisit(store);
  const reasons = store.collection("instructor", "reasons").value;
  const letters = lettersOf(store);
  const here = new Map(peopleHere(store).map((person) => [person.id, person]));
  return Array.from(store.collection("instructor", "groups").value, ([id, group]) => ({ ...group, id }))
    .filter(({ current }) => current)
    .sort((a, b) => a.number - b.number)
    .map((group) => {
      const why = reasons.get(group.id);
      return {
        ...group,
        reason: why?.reason ?? "",
        reasonOf: why?.reason_of ?? [],
        letters: (why?.reason_of ?? []).flatMap((approach) => letters.get(approach) ?? []),
        people: group.members.flatMap((id) => here.get(id) ?? []),
        written: visit ? writtenBy(store, visit, group).filter((each) => isItsOwn(visit, group.question, each)) : [],
      };
    });
}

/** Where each group has one of the prompts: that one, and what was written for another that it had. */
function isItsOwn(visit: GroupVisit, question: string | null, { prompt, handed, draft }: Written): boolean {
  return !visit.one_each || prompt === question || handed !== null || draft !== null;
}

/** By its column's name or its number. */
export function promptCalled(visit: GroupVisit, prompt: string): string {
  const at = visit.prompts.findIndex(({ id }) => id === prompt);
  return visit.prompts[at]?.column ?? t("page.parts.question-n", { n: number(at + 1) });
}

/** What somebody had begun who has not had the pen any more since is their own. */
function writtenBy(store: Store, visit: GroupVisit, group: GroupDetail & { readonly id: string }): readonly Written[] {
  const writer = group.pen ?? group.begun_by;
  const contributions = Array.from(store.collection("instructor", "contributions").value, ([id, each]) => ({ ...each, id }));
  const drafts = Array.from(store.drafts.of("instructor").value.values());
  const prompts = visit.prompts.length > 0 ? visit.prompts : [{ id: "", column: null }];
  return prompts.map(({ id, column }) => {
    const answers = contributions.filter(
      (each) => each.kind === "group-answer" && each.group === group.id && each.visit === visit.id && each.prompt === id && !each.withdrawn,
    );
    const handed = bySeq(answers)[answers.length - 1] ?? null;
    const draft = drafts.find(
      (each) => each.participant === writer && each.kind === "group-answer" && each.about === group.id && each.visit === visit.id && each.prompt === id,
    );
    const words = draft && !isBlank(draft) && !same(draft, handed) ? draft : null;
    return { prompt: id, column, handed, draft: words };
  });
}

/** Who is here and in no group. */
export function ungrouped(store: Store): readonly Person[] {
  const grouped = new Set(groupsOf(store).flatMap(({ members }) => members));
  return peopleHere(store).filter(({ id }) => !grouped.has(id));
}

function lettersOf(store: Store): ReadonlyMap<string, string> {
  const guides = Array.from(store.collection("instructor", "guides").value.values());
  const letters = guides.flatMap(({ approaches }) => approaches.map(({ id, letter }) => [id, letter] as const));
  const most = Math.max(0, ...guides.map(({ choices }) => choices.length));
  return new Map([...letters, ...Array.from({ length: most }, (_, n) => [`choice:${n}`, number(n + 1)] as const)]);
}

/** The letter of what each person tried, by their latest tagged answer. */
export function lettersOfPeople(store: Store): ReadonlyMap<string, string> {
  const tags = store.collection("instructor", "tags").value;
  const contributions = Array.from(store.collection("instructor", "contributions").value, ([id, each]) => ({ ...each, id }));
  return new Map(
    bySeq(contributions).flatMap(({ id, author, kind }) => {
      const letter = kind === "answer" ? tags.get(id)?.letter : undefined;
      return author !== null && letter !== undefined ? [[author, letter] as const] : [];
    }),
  );
}
