// What this seat has asked and the server has not taken yet, the same in all tabs of the seat: on the phone's disk
// where that works, in memory all the same. Nothing leaves it but by an acknowledgement or by the user.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { NumberedCommand, Refusal, Storage } from "./storage";
import type { Channel } from "./tabs";
import type { CommandMessage } from "./wire";

export interface Entry {
  readonly message: CommandMessage;
  /** When it was asked, in ms. */
  readonly at: number;
  readonly refusal: Refusal | null;
  /** Its place on the disk; null: in memory only. */
  readonly n: number | null;
  /** Whether the disk has answered. */
  readonly ready: boolean;
}

export class Queue {
  private readonly entries = signal<readonly Entry[]>([]);
  private readonly read = signal(false);
  private readonly gone = new Set<string>();

  /** Not acknowledged yet, in the order in which it was asked. */
  readonly waiting: ReadonlySignal<readonly Entry[]> = computed(() =>
    this.entries.value.filter((each) => !each.refusal),
  );
  /** What the server will never take, until the user dismisses it. */
  readonly refused: ReadonlySignal<readonly Entry[]> = computed(() =>
    this.entries.value.filter((each) => each.refusal),
  );
  /** Whether what earlier pages left is in here. */
  readonly loaded: ReadonlySignal<boolean> = this.read;
  /** Whether all that waits would outlive this page. */
  readonly lasting: ReadonlySignal<boolean> = computed(
    () => this.storage.lasting.value && this.waiting.value.every((each) => each.n !== null || !each.ready),
  );

  /** `changed` is called when another tab has changed something. */
  constructor(
    private readonly seat: string,
    private readonly storage: Storage,
    private readonly others: Channel | null,
    changed: () => void,
  ) {
    if (!others) return;
    others.onmessage = (event: MessageEvent<unknown>) => {
      if (event.data === seat) void this.load().then(changed);
    };
  }

  find(id: string): Entry | undefined {
    return this.waiting.value.find((each) => each.message.id === id);
  }

  /** In `waiting` at once; resolves when it is on the disk, or never will be. */
  async add(message: CommandMessage, refusal: Refusal | null): Promise<void> {
    const at = Date.now();
    this.entries.value = [...this.entries.value, { message, at, refusal, n: null, ready: false }];
    const n = await this.storage.keepCommand({ seat: this.seat, message, at, refusal });
    this.change(message.id, { n, ready: true });
    this.tellOthers();
  }

  async load(): Promise<void> {
    const kept = await this.storage.commands(this.seat);
    if (kept) this.entries.value = this.merged(kept);
    this.read.value = true;
  }

  /** IndexedDB works in order: what is ready and was not read, another tab has taken away. */
  private merged(kept: readonly NumberedCommand[]): readonly Entry[] {
    const known = new Set(kept.map((each) => each.message.id));
    const own = this.entries.value.filter((each) => !known.has(each.message.id) && each.n === null);
    const shared = kept.filter((each) => !this.gone.has(each.message.id));
    return [...shared.map(({ message, at, refusal, n }) => ({ message, at, refusal, n, ready: true })), ...own];
  }

  async remove({ message, n }: Entry): Promise<void> {
    this.gone.add(message.id);
    this.entries.value = this.entries.value.filter((each) => each.message.id !== message.id);
    if (n !== null) await this.storage.forgetCommand(n);
    this.tellOthers();
  }

  async refuse({ message, n }: Entry, refusal: Refusal): Promise<void> {
    this.change(message.id, { refusal });
    if (n !== null) await this.storage.refuseCommand(n, refusal);
    this.tellOthers();
  }

  private change(id: string, changes: Partial<Entry>): void {
    this.entries.value = this.entries.value.map((each) => (each.message.id === id ? { ...each, ...changes } : each));
  }

  private tellOthers(): void {
    this.others?.postMessage(this.seat);
  }
}
