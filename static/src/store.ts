// What the server has told this client, and nothing else: streams by the rules of snapshots and patches, drafts,
// presence and the server's time. No rule of the lesson is here.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { Asides } from "./asides";
import { Held, kindOf } from "./held";
import type {
  Collection,
  DraftInfo,
  Patch,
  PresenceInfo,
  Resync,
  Snapshot,
  StreamKind,
  StreamsChanged,
  Views,
  Welcome,
  You,
} from "./wire";

/** The part of a page's start that the store takes. */
export interface Carried {
  readonly you: You;
  readonly server_time: number;
  readonly snapshots: readonly Snapshot[];
}

type CollectionOf<Kind extends StreamKind> = keyof Views[Kind] & Collection;
type Rows<Kind extends StreamKind, Name extends CollectionOf<Kind>> = ReadonlyMap<string, Views[Kind][Name]>;

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export class Store {
  /** What is being written: by author and place, in the streams of those who may see it. */
  readonly drafts = new Asides<DraftInfo>();
  /** Who is connected, by participant. */
  readonly presence = new Asides<PresenceInfo>();
  private readonly whoWeAre = signal<You | null>(null);
  private readonly held = signal<ReadonlyMap<string, Held>>(new Map());
  private readonly collections = new Map<string, ReadonlySignal<ReadonlyMap<string, unknown>>>();
  private followed: ReadonlySet<string> = new Set();
  private ahead = 0;

  /** Who the server says we are; null until the first welcome. */
  readonly you: ReadonlySignal<You | null> = this.whoWeAre;
  /** Every stream that is held, by name. */
  readonly streams: ReadonlySignal<ReadonlyMap<string, Held>> = this.held;

  /** A collection of the one stream of that kind that we have now; empty while we have none. */
  collection<Kind extends StreamKind, Name extends CollectionOf<Kind>>(
    kind: Kind,
    name: Name,
  ): ReadonlySignal<Rows<Kind, Name>> {
    const key = `${kind} ${name}`;
    const known = this.collections.get(key) ?? computed(() => this.of(kind)?.collection(name).value ?? NONE);
    this.collections.set(key, known);
    // The server's types say what is in which collection; a test there holds them to its views.
    return known as ReadonlySignal<Rows<Kind, Name>>;
  }

  /** The version of the one stream of that kind that we have now; 0 without one. */
  reached(kind: StreamKind): number {
    return this.of(kind)?.version.value ?? 0;
  }

  private of(kind: StreamKind): Held | undefined {
    for (const [stream, held] of this.held.value) if (kindOf(stream) === kind) return held;
    return undefined;
  }

  /** Versions of all that is held, for connecting again. */
  have(): Record<string, number> {
    return Object.fromEntries(Array.from(this.held.peek(), ([stream, held]) => [stream, held.version.peek()]));
  }

  /** The server's time now, in ms; setting the phone's clock does not move it. */
  serverNow(): number {
    return performance.now() + this.ahead;
  }

  /** What a page brings along: shown until the server says what is new. A page that comes out of a browser's cache has
      an old one, and then asks for more. */
  carry({ you, server_time, snapshots }: Carried): void {
    batch(() => {
      this.ahead = server_time - performance.now();
      this.whoWeAre.value = you;
      this.followed = new Set(snapshots.map((snapshot) => snapshot.stream));
      for (const snapshot of snapshots) this.snapshot(snapshot);
    });
  }

  welcome(message: Welcome): void {
    batch(() => {
      this.ahead = message.server_time - performance.now();
      this.whoWeAre.value = message.you;
      this.followed = new Set(message.streams);
      this.keep((stream) => this.followed.has(stream));
      // Both are sent anew after a welcome, and not at all where there is nothing.
      this.drafts.keep(() => false);
      this.presence.keep(() => false);
    });
  }

  snapshot(message: Snapshot): void {
    if (!this.followed.has(message.stream)) return;
    const known = this.held.peek().get(message.stream);
    const held = known ?? new Held();
    batch(() => {
      held.replace(message);
      if (!known) this.held.value = new Map(this.held.peek()).set(message.stream, held);
    });
  }

  /** Applies it, or ignores it where it is old news; what to ask for where something before it is missing. */
  patch(message: Patch): Resync | null {
    if (!this.followed.has(message.stream)) return null;
    const held = this.held.peek().get(message.stream);
    const mine = held?.version.peek() ?? 0;
    if (held && message.to <= mine) return null;
    if (!held || message.from > mine) return { stream: message.stream, have: mine };
    held.apply(message);
    return null;
  }

  /** What is left goes first, and at once. */
  streamsChanged(message: StreamsChanged): void {
    batch(() => {
      const left = new Set(message.leave);
      const joined = message.join.map((snapshot) => snapshot.stream);
      this.followed = new Set([...[...this.followed].filter((stream) => !left.has(stream)), ...joined]);
      for (const kept of [this.drafts, this.presence]) kept.keep((stream) => !left.has(stream));
      this.keep((stream) => !left.has(stream));
      for (const snapshot of message.join) this.snapshot(snapshot);
    });
  }

  private keep(wanted: (stream: string) => boolean): void {
    this.held.value = new Map(Array.from(this.held.peek()).filter(([stream]) => wanted(stream)));
  }
}
