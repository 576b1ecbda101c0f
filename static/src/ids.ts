// Command ids: chance enough that no two are ever the same. crypto.randomUUID does not exist on plain http.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const LENGTH = 22;

/** 22 characters of 6 bits each. */
export function newId(): string {
  const chance = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(chance, (byte) => LETTERS.charAt(byte & 63)).join("");
}

/** The same for the same words, on every page: what several tabs ask of themselves happens once. */
export function idOf(words: string): string {
  return Array.from({ length: LENGTH }, (_, place) => LETTERS.charAt(hash(words, place + 1) & 63)).join("");
}

/** FNV-1a, begun anew for each place and mixed at the end as in MurmurHash3. */
function hash(words: string, seed: number): number {
  let mixed = Math.imul(0x811c9dc5, seed);
  for (let at = 0; at < words.length; at++) mixed = Math.imul(mixed ^ words.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
