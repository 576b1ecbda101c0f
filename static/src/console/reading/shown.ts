// What the screen shows to read: as it is, or as it was just asked for.

import { signal } from "@preact/signals";
import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { materialsOf, within, type Material } from "../../parts/reading";

interface Wish {
  readonly material: string | null;
  readonly page: number;
}

/** In ms. The server says that it has taken something a moment before it shows it. */
const MOMENT = 2_000;
const wished = signal<Wish | null>(null);

export function shownNow({ store, outbox }: Client): (Material & { readonly page: number }) | null {
  const room = roomOf(store, "instructor");
  const asked = outbox.waiting.value.flatMap(({ message }) => (message.type === "ShowMaterial" ? [message] : []));
  const last = asked[asked.length - 1];
  const latest = last ? { material: last.material ?? null, page: last.page ?? 1 } : wished.value;
  const { material: id, page } = latest ?? { material: room?.material ?? null, page: room?.material_page ?? 1 };
  const material = materialsOf(store, "instructor").find((each) => each.id === id);
  return material ? { ...material, page: within(material, page) } : null;
}

export function show({ outbox }: Client, material: string | null, page = 1): void {
  const wish: Wish = { material, page };
  wished.value = wish;
  setTimeout(() => void (wished.value === wish && (wished.value = null)), MOMENT);
  outbox.add(material === null ? { type: "ShowMaterial" } : { type: "ShowMaterial", material, page });
}
