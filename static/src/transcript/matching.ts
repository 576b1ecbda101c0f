// Where words stand in a text, however they are written: large or small, with accents or without, in full width or half.

/** Latin accents only: a Japanese voicing mark makes another letter. */
const ACCENTS = /[\u0300-\u036f]/g;

export interface Folded {
  readonly text: string;
  /** For each of its characters, where the one that it came from begins and ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Alike for what is written alike; a run of blanks and new lines counts as one blank. */
export function fold(text: string): Folded {
  let folded = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const alike = /\s/.test(character) ? " " : character.normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
    if (to.length > 0 && (alike === "" || (alike === " " && folded.endsWith(" ")))) {
      // An accent belongs to the letter before it.
      to[to.length - 1] = end;
    } else {
      folded += alike;
      for (let unit = 0; unit < alike.length; unit += 1) {
        from.push(at);
        to.push(end);
      }
    }
    at = end;
  }
  return { text: folded, from, to };
}

/** [from, to) of each place, in order; none overlaps another. */
export function places(text: string, wanted: string): [number, number][] {
  const sought = fold(wanted.trim()).text;
  if (!sought) return [];
  const { text: folded, from, to } = fold(text);
  const found: [number, number][] = [];
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
    const last = to[at + sought.length - 1];
    const first = from[at];
    if (first !== undefined && last !== undefined) found.push([first, last]);
  }
  return found;
}
