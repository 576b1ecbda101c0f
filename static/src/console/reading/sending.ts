// What the instructor sends to read, and what is being prepared: it goes on while the window is closed.

import { signal } from "@preact/signals";
import { t } from "../../words";

export interface OnItsWay {
  /** The plan's material; null: it was sent. */
  readonly material: string | null;
  readonly title: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly pages: number;
  readonly refused: string | null;
}

export interface Sending {
  readonly id: number;
  readonly title: string;
  readonly refused: string | null;
}

export const sendings = signal<readonly Sending[]>([]);
export const preparing = signal<readonly OnItsWay[]>([]);

let last = 0;

function change(id: number, refused: string | null): void {
  const done = refused === null;
  sendings.value = sendings.value.flatMap((each) => (each.id !== id ? [each] : done ? [] : [{ ...each, refused }]));
}

export function dismiss(id: number): void {
  change(id, null);
}

/** The file's name is its title, without its ending. */
export async function sendFile(room: string, file: File): Promise<void> {
  const title = file.name.replace(/\.[A-Za-z0-9]{1,5}$/, "").trim().slice(0, 200) || t("page.console.reading.untitled");
  const id = ++last;
  sendings.value = [...sendings.value, { id, title, refused: null }];
  const refused = await posted(`/instructor/rooms/${room}/materials/files?title=${encodeURIComponent(title)}`, file, "application/octet-stream");
  change(id, refused);
}

/** Why it was not taken; null if it was. */
export async function sendText(room: string, title: string, markdown: string): Promise<string | null> {
  return posted(`/instructor/rooms/${room}/materials`, JSON.stringify({ title, markdown }), "application/json");
}

async function posted(address: string, body: Blob | string, type: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", "Content-Type": type } });
    if (answer.ok) return null;
    const told = (await answer.json().catch(() => ({}))) as { readonly message?: string };
    return told.message ?? t("page.console.reading.not-sent");
  } catch {
    return t("page.console.reading.not-sent");
  }
}

export async function askPreparing(room: string): Promise<void> {
  try {
    const answer = await fetch(`/instructor/rooms/${room}/materials/preparing`, { headers: { Accept: "application/json" } });
    if (answer.ok) preparing.value = (await answer.json()) as readonly OnItsWay[];
  } catch {
    // Asked again in a moment.
  }
}
