// Command ids: chance enough that no two are ever the same. crypto.randomUUID does not exist on plain http.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const LENGTH = 22;

/** 22 characters of 6 bits each. */
export function newId(): string {
  const chance = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(chance, (byte) => LETTERS.charAt(byte & 63)).join("");
}
