// Which of the things to read is open over the page, and what the class looks at.

import { signal } from "@preact/signals";
import type { Client } from "../client";
import { laterWindow } from "../parts/laterWindow";
import { isReady, materialsOf, type Material } from "../parts/reading";
import { roomFor } from "./client";

export interface Opening {
  /** null: first choose. */
  readonly material: string | null;
  /** Else where one was. */
  readonly page: number | null;
}

export const opened = signal<Opening | null>(null);

export interface ReaderProps {
  readonly client: Client;
  readonly opening: Opening;
  readonly onOpen: (opening: Opening) => void;
}

export const reader = laterWindow<ReaderProps>(async () => {
  const [{ Reader }, { moreWords }] = await Promise.all([import("../reading/Reader"), import("../parts/later")]);
  await moreWords("reading");
  return Reader;
});

export function toRead({ store }: Client): readonly Material[] {
  return materialsOf(store, "class").filter(isReady);
}

export function openReader(client: Client): void {
  const all = toRead(client);
  opened.value = { material: all.length === 1 && all[0] ? all[0].id : null, page: null };
}

/** What is on the screen. */
export function classReads(client: Client): { readonly material: Material; readonly page: number } | null {
  const room = roomFor(client);
  const material = toRead(client).find(({ id }) => id === room?.material);
  return room && material ? { material, page: room.material_page } : null;
}
