// Photos on their way to the server. Each stays on the phone until the server has it; a page that comes after sends what an
// earlier one left.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Client } from "../client";
import { slotOf } from "../drafts";
import { newId } from "../ids";
import { setPhotosLeft, underway } from "../student/underway";
import type { Place } from "../student/handed";
import { writingFor } from "../student/writing";
import { t } from "../words";
import { sendPhoto } from "./sending";

interface Kept {
  readonly id: string;
  readonly seat: string;
  readonly place: Place;
  readonly photo: Blob;
}

export interface Upload extends Kept {
  readonly client: Client;
  readonly slot: string;
  /** Of the picture, for this page. */
  readonly url: string;
  /** Why the server will not take it. */
  readonly refused: string | null;
}

const NAME = "facilitator-photos";
const STORE = "photos";
const AGAIN = 3_000;

const all = signal<readonly Upload[]>([]);
export const uploads: ReadonlySignal<readonly Upload[]> = all;

function change(next: readonly Upload[]): void {
  const sending = next.filter(({ refused }) => refused === null);
  for (const { client } of [...all.peek(), ...next]) {
    underway(client).value = new Set(sending.filter((each) => each.client === client).map(({ slot }) => slot));
  }
  all.value = next;
  setPhotosLeft(next.length > 0);
}

export function upload(client: Client, place: Place, photo: Blob): void {
  const kept = { id: newId(), seat: seatOf(client), place, photo };
  void disk("readwrite", (store) => store.put(kept));
  begin(client, kept);
}

/** What earlier pages of this seat have left. */
export async function resume(client: Client): Promise<void> {
  const left = (await disk("readonly", (store) => store.getAll() as IDBRequest<Kept[]>)) ?? [];
  const known = new Set(all.value.map(({ id }) => id));
  for (const kept of left) if (kept.seat === seatOf(client) && !known.has(kept.id)) begin(client, kept);
  if (left.length === 0) change(all.value);
}

function seatOf({ room, token }: Client): string {
  return `${room} ${token}`;
}

function begin(client: Client, kept: Kept): void {
  const slot = slotOf({ ...kept.place, text: "" });
  change([...all.value, { ...kept, client, slot, url: URL.createObjectURL(kept.photo), refused: null }]);
  void send(client, kept);
}

async function send(client: Client, { id, place, photo }: Kept): Promise<void> {
  const sent = await sendPhoto(client, photo);
  if (!all.value.some((each) => each.id === id)) return;
  if (sent === "later") {
    setTimeout(() => void send(client, { id, seat: "", place, photo }), AGAIN);
  } else if (typeof sent === "object") {
    change(all.value.map((each) => (each.id === id ? { ...each, refused: sent.message } : each)));
  } else {
    const writing = writingFor(client, place);
    const { pictures } = writing.content.peek();
    if (!pictures.includes(sent)) writing.put({ pictures: [...pictures, sent] });
    await client.drafts.flush();
    forget(id);
  }
}

export function forget(id: string): void {
  const found = all.value.find((each) => each.id === id);
  if (found) URL.revokeObjectURL(found.url);
  change(all.value.filter((each) => each.id !== id));
  void disk("readwrite", (store) => store.delete(id));
}

/** Where the phone has no such store, photos live as long as the page. */
async function disk<Result>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result | null> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE, { keyPath: "id" });
      opening.onerror = () => resolve(null);
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(STORE, mode);
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => resolve(null);
        transaction.addEventListener("complete", () => database.close());
      };
    } catch {
      resolve(null);
    }
  });
}

/** What is said of a photo that is not there yet. */
export function stateOf({ refused }: Upload): string {
  return refused ?? t("page.extras.sending");
}
