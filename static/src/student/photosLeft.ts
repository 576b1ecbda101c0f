// Photos that an earlier page of this phone could not send.

import type { Client } from "../client";
import { moreWords } from "../parts/later";
import { photosLeft } from "./underway";

/** In ms. */
const AGAIN = 10_000;

export function sendPhotosLeft(client: Client): void {
  if (!photosLeft()) return;
  const loaded = Promise.all([import("../extras/uploads"), moreWords("extras")]);
  loaded.then(([{ resume }]) => resume(client)).catch(() => setTimeout(() => sendPhotosLeft(client), AGAIN));
}
