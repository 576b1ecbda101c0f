// One's own transcript, brought to this device. A plain link cannot show the seat's token, so the page fetches the file and
// hands it to the browser to save.

import { signal, type Signal } from "@preact/signals";
import type { Client } from "../client";
import { fileName } from "../parts/fileName";
import { t } from "../words";

export type Form = "pdf" | "html" | "docx" | "md";

export type Keeping =
  | { readonly state: "nothing" }
  /** `part`: how much of it has come, from 0 to 1; null while it is still being made. */
  | { readonly state: "coming"; readonly form: Form; readonly part: number | null }
  | { readonly state: "here"; readonly form: Form; readonly name: string; readonly url: string }
  | { readonly state: "failed"; readonly form: Form; readonly message: string };

const each = new WeakMap<Client, Signal<Keeping>>();

/** Of one seat, wherever it is shown: two taps bring one file. */
export function keepingOf(client: Client): Signal<Keeping> {
  const known = each.get(client) ?? signal<Keeping>({ state: "nothing" });
  each.set(client, known);
  return known;
}

export async function keep(client: Client, form: Form): Promise<void> {
  const now = keepingOf(client);
  const last = now.peek();
  if (last.state === "coming") return;
  if (last.state === "here") URL.revokeObjectURL(last.url);
  now.value = { state: "coming", form, part: null };
  const next = await brought(client, form, (part) => void (now.value = { state: "coming", form, part }));
  now.value = next;
  if (next.state === "here") save(next.url, next.name);
}

async function brought({ room, token }: Client, form: Form, tell: (part: number) => void): Promise<Keeping> {
  try {
    const answer = await fetch(`/room/${room}/transcript.${form}`, {
      headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
      cache: "no-store",
    });
    if (!answer.ok) return { state: "failed", form, message: await whyNot(answer) };
    const url = URL.createObjectURL(await whole(answer, tell));
    return { state: "here", form, name: fileName(answer) ?? `${room}.${form}`, url };
  } catch {
    return { state: "failed", form, message: t(navigator.onLine ? "page.keeping.failed" : "page.keeping.offline") };
  }
}

async function whyNot(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => ({}))) as { readonly message?: string };
  return told.message ?? t("page.keeping.failed");
}

/** Throws if it breaks off. */
async function whole(answer: Response, tell: (part: number) => void): Promise<Blob> {
  const all = Number(answer.headers.get("Content-Length"));
  const reader = answer.body?.getReader();
  if (!reader) return new Blob([await answer.blob()], { type: typeOf(answer) });
  const pieces: BlobPart[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    if (all) tell(Math.min(1, bytes / all));
  }
  if (all && bytes < all) throw new Error("broken off");
  return new Blob(pieces, { type: typeOf(answer) });
}

/** A web page must not be opened as one of ours, should a browser open it instead of saving it. */
function typeOf(answer: Response): string {
  const type = answer.headers.get("Content-Type") ?? "";
  return type.startsWith("text/html") ? "application/octet-stream" : type;
}

/** Safari saves only by a link that is in the page. */
function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
