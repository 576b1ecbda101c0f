// Who is who, by name: classmates, the own group, whoever spoke.

import type { Client } from "../client";
import type { GroupDetail } from "../wire";
import { t } from "../words";
import { meOf } from "./client";

export type OwnGroup = GroupDetail & { readonly id: string };

export function groupFor({ store }: Client): OwnGroup | null {
  for (const [id, group] of store.collection("group", "group").value) return { ...group, id };
  return null;
}

/** Somebody who has left or was erased has no name any more. */
export function nameOf(client: Client, participant: string): string {
  return client.store.collection("class", "people").value.get(participant)?.name ?? t("page.student.somebody");
}

/** The others, those first whose thoughts one has met: the group, then whoever said something. */
export function othersOf(client: Client): readonly string[] {
  const { store } = client;
  const me = meOf(client)?.id;
  const said = [...store.collection("class", "points").value.values(), ...store.collection("class", "proposals").value.values()];
  const met = [...(groupFor(client)?.members ?? []), ...said.flatMap(({ author }) => (author ? [author] : []))];
  const people = store.collection("class", "people").value;
  return [...new Set([...met, ...people.keys()])].filter((each) => each !== me && people.has(each));
}
