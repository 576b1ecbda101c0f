// What is measured, whatever server it is measured on. Times in milliseconds, sizes in bytes.

export interface Joined {
  /** From the first request until the last phone was in. */
  readonly ms: number;
}

export interface Told {
  /** From asking for it until the phone in the middle, and the last one, had it. */
  readonly median_ms: number;
  readonly last_ms: number;
  /** Of the message as one phone gets it. */
  readonly bytes: number;
}

export interface Drafted {
  /** From a phone's keystroke to the console; `seen` of `sent` came at all, the rest were overtaken by a later one. */
  readonly median_ms: number;
  readonly last_ms: number;
  readonly sent: number;
  readonly seen: number;
}

export interface Answered {
  /** From the first answer sent until the last was acknowledged. */
  readonly ms: number;
  readonly median_ms: number;
  readonly count: number;
  /** From the last acknowledgement until the console had every answer; null where there is no console. */
  readonly console_ms: number | null;
}

export interface Room {
  /** Make ready: whoever leads is connected, and one phone has joined. */
  open(): Promise<void>;
  /** So many phones, all at once. */
  join(phones: number): Promise<Joined>;
  tell(): Promise<Told>;
  draft(perSecond: number, seconds: number): Promise<Drafted>;
  answer(): Promise<Answered>;
  close(): void;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (!sorted.length) throw new Error("the median of nothing");
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
