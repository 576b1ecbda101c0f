// The outlines of cards, as drawn by hand with chalk, in a field of 100 by 100. A card keeps its own.

const FRAMES = [
  "M0.7 0.6Q49.6 0.5 98.9 0.7Q99.5 49.9 99.1 99.2Q50.2 99.4 0.5 99.6Q0.8 49.9 0.7 0.6Z",
  "M1.1 0.8Q49.9 0.4 99 0.7Q99.5 49.9 99.2 99.2Q50.4 99.6 1.3 99.4Q1.4 50.4 1.1 0.8Z",
  "M0.9 0.8Q50.4 0.7 98.9 0.8Q99.3 49.9 99.4 99.2Q50 99.1 0.6 99.3Q0.6 50.1 0.9 0.8Z",
  "M1.1 0.8Q50.5 1.1 99.2 0.8Q99.7 50.3 99.4 99.6Q50.5 99.2 1.2 99.2Q1.5 50.1 1.1 0.8Z",
] as const;

export function frameOf(card: string): string {
  const sum = Array.from(card).reduce((so_far, letter) => so_far + (letter.codePointAt(0) ?? 0), 0);
  return FRAMES[sum % FRAMES.length] ?? FRAMES[0];
}
