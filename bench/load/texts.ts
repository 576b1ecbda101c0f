// What the phones write: of the length of a pupil's answer, with a number by which it is known again.

const WORDS =
  "I cut both litres into tenths, because fifths and halves both fit into tenths; three fifths are six tenths and " +
  "one half is five tenths, so together it is eleven tenths, and that is more than one litre.";

export function textOf(serial: number): string {
  return `${WORDS} (${serial})`;
}

/** Of the first text in a message. */
export function serialOf(message: string): number {
  const found = /\((\d+)\)/.exec(message);
  if (!found) throw new Error("a text without its number");
  return Number(found[1]);
}

/** `act(0)`, `act(1)`, ... evenly spread, late ones caught up. */
export function everySoOften(perSecond: number, seconds: number, act: (serial: number) => void): Promise<void> {
  const started = performance.now();
  let next = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - started) * perSecond) / 1000));
      while (next < due) act(next++);
      if (next === perSecond * seconds) {
        clearInterval(timer);
        resolve();
      }
    }, 2);
  });
}
