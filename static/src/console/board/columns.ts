// The columns of the plan, as the console has them: where cards stand, and which of them contradict each other.

import type { Client } from "../../client";
import { inColumns, opposedElsewhere, type Column, type Joined } from "../../parts/columns";
import { roomOf } from "../../parts/course";
import type { ContributionInfo } from "../../wire";
import type { Card } from "./cards";

/** None where the plan has none. */
export function columnNames({ store }: Client): readonly string[] {
  return roomOf(store, "instructor")?.columns ?? [];
}

function joinedIn({ store }: Client): readonly Joined[] {
  return Array.from(store.collection("instructor", "connections").value, ([id, each]) => ({ ...each, id }));
}

export function columnsOf(client: Client, cards: readonly Card[]): readonly Column<Card>[] {
  return inColumns(columnNames(client), cards, joinedIn(client));
}

/** Letters of those that contradict a card and do not stand opposite it; or of all, where nothing stands opposite. */
export function lettersAgainst(client: Client, cards: readonly Card[], card: string, all = false): readonly string[] {
  const joined = joinedIn(client);
  const others = all
    ? joined.flatMap(({ a, b, kind }) => (kind !== "contradicts" ? [] : a === card ? [b] : b === card ? [a] : []))
    : (opposedElsewhere(columnNames(client), cards, joined).get(card) ?? []);
  return [...new Set(others)].flatMap((id) => cards.find((each) => each.id === id)?.letter ?? []);
}

/** The column of the question that was answered. */
export function columnAnswered({ store }: Client, { visit, prompt }: Pick<ContributionInfo, "visit" | "prompt">): string | null {
  const prompts = store.collection("instructor", "visits").value.get(visit)?.prompts ?? [];
  return prompts.find(({ id }) => id === prompt)?.column ?? null;
}
