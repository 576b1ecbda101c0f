// Waiting for something to be so, with a limit: a measurement that does not come to its end is an error.

import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 60_000;

/** Counts down to zero; `done` resolves then. `fail` ends the waiting with an error. */
export class Countdown {
  readonly done: Promise<void>;
  #left: number;
  #end!: () => void;
  #fail!: (error: Error) => void;

  constructor(count: number, what: string) {
    this.#left = count;
    this.done = new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => this.#fail(new Error(`${what}: ${this.#left} of ${count} are missing`)), LIMIT_MS);
      this.#end = () => {
        clearTimeout(limit);
        resolve();
      };
      this.#fail = (error) => {
        clearTimeout(limit);
        reject(error);
      };
    });
    if (!count) this.#end();
  }

  tick(): void {
    this.#left -= 1;
    if (!this.#left) this.#end();
  }

  fail(why: string): void {
    this.#fail(new Error(why));
  }
}

/** When something was last heard: so that the next measurement begins in a quiet room. */
export class Quiet {
  #heardAt = performance.now();

  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Wait until nothing has been heard for so long. */
  async of(ms: number): Promise<void> {
    const limit = performance.now() + LIMIT_MS;
    for (;;) {
      const silent = performance.now() - this.#heardAt;
      if (silent >= ms) return;
      if (performance.now() > limit) throw new Error("the room does not become quiet");
      await sleep(ms - silent);
    }
  }
}
