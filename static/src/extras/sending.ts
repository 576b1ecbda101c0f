// One photo to the server.

import type { Client } from "../client";
import { t } from "../words";

/** How a photo is refused in a way that waiting mends. */
const PASSING: ReadonlySet<number> = new Set([429, 503]);

/** Its name once it is stored; "later" where it is worth trying again; or why it will never be taken. `person`: whose it
    is, where the instructor sends it. */
export async function sendPhoto(
  { room, token }: Client,
  photo: Blob,
  person?: string,
): Promise<string | "later" | { readonly message: string }> {
  const address = `/room/${room}/photos${person ? `?for=${encodeURIComponent(person)}` : ""}`;
  const proof = token ? { Authorization: `Bearer ${token}` } : {};
  try {
    const answer = await fetch(address, { method: "POST", body: photo, headers: { Accept: "application/json", ...proof } });
    if (PASSING.has(answer.status)) return "later";
    const told = (await answer.json()) as { readonly picture?: string; readonly message?: string };
    return told.picture ?? { message: told.message ?? t("page.extras.not-taken") };
  } catch {
    return "later";
  }
}
