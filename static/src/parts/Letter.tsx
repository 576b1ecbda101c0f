// An approach's or a card's letter on its colour. The colour is of the first letter; past F there is none, the letter
// alone tells them apart.

const COLOURED = "ABCDEF";

export function hue(letter: string): string {
  const first = letter.charAt(0);
  return letter !== "" && COLOURED.includes(first) && !/^[A-Z]{2}/.test(letter) ? first : "-";
}

export interface LetterProps {
  readonly letter: string;
  readonly size?: "s" | "l";
}

export function Letter({ letter, size }: LetterProps) {
  return (
    <span class={`ap${size ? ` ap--${size}` : ""}`} data-ap={hue(letter)}>
      {letter}
    </span>
  );
}
