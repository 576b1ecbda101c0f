// How large a text is written: as large as its place allows, between two sizes. In rem, which is a share of the window.

const STEP = 0.1;

/** The largest size that fits, in steps; `smallest` where none does. `fits` holds for all sizes below one it holds for. */
export function largestFitting(smallest: number, largest: number, fits: (size: number) => boolean): number {
  let low = 0;
  let high = Math.round((largest - smallest) / STEP);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(smallest + middle * STEP)) low = middle;
    else high = middle - 1;
  }
  return Math.round((smallest + low * STEP) * 100) / 100;
}

/** In letters; those of Chinese, Japanese and Korean are twice as wide. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter > "\u2e7f" ? 2 : 1), 0);
}

export function longestWord(text: string): number {
  return Math.max(...text.split(/[\s\u2e80-\uffff]+/).map(widthOf));
}

/** Of a letter and a line, in sizes of the text. */
const LETTER = 0.52;
const LINE = 1.35;

/** About how large a text can be written in so much room, in rem. */
export function roughSize(text: string, width: number, height: number): number {
  const letters = text.split("\n").reduce((sum, line) => sum + Math.max(12, widthOf(line)), 0);
  return Math.sqrt((width * height) / (letters * LETTER * LINE));
}
