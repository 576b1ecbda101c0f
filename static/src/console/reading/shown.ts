// What the screen shows to read: as it is, or as it was just asked for.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { materialsOf, within, type Material } from "../../parts/reading";

export function shownNow({ store, outbox }: Client): (Material & { readonly page: number }) | null {
  const room = roomOf(store, "instructor");
  const asked = outbox.waiting.value.flatMap(({ message }) => (message.type === "ShowMaterial" ? [message] : []));
  const latest = asked[asked.length - 1];
  const [id, page] = latest ? [latest.material ?? null, latest.page ?? 1] : [room?.material ?? null, room?.material_page ?? 1];
  const material = materialsOf(store, "instructor").find((each) => each.id === id);
  return material ? { ...material, page: within(material, page) } : null;
}

export function show({ outbox }: Client, material: string | null, page = 1): void {
  outbox.add(material === null ? { type: "ShowMaterial" } : { type: "ShowMaterial", material, page });
}
