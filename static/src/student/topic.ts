// What this room's plan was filled with, such as the claim that a seminar discusses.

import type { Client } from "../client";
import { list } from "../words";

export function topic({ store }: Client): string {
  const values = Array.from(store.collection("class", "topics").value.values(), (topic) => topic.value);
  return values.length > 0 ? list(values) : "";
}
