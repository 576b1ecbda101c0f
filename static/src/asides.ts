// Drafts or presence, by stream: they travel beside the streams, unnumbered, and may be lost.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { kindOf } from "./held";
import type { StreamKind } from "./wire";

/** What `drafts` and `presence` have in common. */
export interface Aside<Info> {
  readonly stream: string;
  readonly whole: boolean;
  readonly set: Readonly<Record<string, Info>>;
  readonly drop: readonly string[];
}

export class Asides<Info> {
  private readonly told = signal<ReadonlyMap<string, ReadonlyMap<string, Info>>>(new Map());
  private readonly kinds = new Map<StreamKind, ReadonlySignal<ReadonlyMap<string, Info>>>();

  readonly streams: ReadonlySignal<ReadonlyMap<string, ReadonlyMap<string, Info>>> = this.told;

  /** Those of the one stream of that kind that we have now. */
  of(kind: StreamKind): ReadonlySignal<ReadonlyMap<string, Info>> {
    const known = this.kinds.get(kind) ?? computed(() => this.find(kind));
    this.kinds.set(kind, known);
    return known;
  }

  private find(kind: StreamKind): ReadonlyMap<string, Info> {
    for (const [stream, known] of this.told.value) if (kindOf(stream) === kind) return known;
    return new Map();
  }

  tell(message: Aside<Info>): void {
    const before = message.whole ? undefined : this.told.peek().get(message.stream);
    const known = new Map(before);
    for (const name of message.drop) known.delete(name);
    for (const [name, each] of Object.entries(message.set)) known.set(name, each);
    this.told.value = new Map(this.told.peek()).set(message.stream, known);
  }

  keep(wanted: (stream: string) => boolean): void {
    this.told.value = new Map(Array.from(this.told.peek()).filter(([stream]) => wanted(stream)));
  }
}
