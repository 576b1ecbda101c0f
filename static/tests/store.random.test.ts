// Whatever reaches a client of a room that changes at random, in whatever pieces: what it holds is at every moment a
// view that the server had, and once nothing is missing it is the server's of now. The server here is a few lines with
// the same rules as the real one: patches from one version to a later one, merged for those who come back.

import { expect, test } from "vitest";
import { Store } from "../src/store";
import type { Collection, Entity, Patch, Resync, Snapshot } from "../src/wire";
import { chance, pick } from "./support";

type Random = () => number;
type Plain = Record<string, Record<string, Entity>>;

const COLLECTIONS: readonly Collection[] = ["people", "points", "cards"];
const IDS = ["1", "2", "a", "b", "__proto__"];
const STEPS = 120;

/** One stream with everything that it ever was. */
class Stream {
  version = 1;
  readonly views = new Map<number, Plain>([[1, {}]]);

  constructor(readonly name: string) {}

  /** The patch that tells of a random change. */
  change(random: Random): Patch {
    const before = this.version;
    const view: Plain = structuredClone(this.at(before));
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) touch(view, random);
    this.version += 1 + Math.floor(random() * 3);
    this.views.set(this.version, withoutEmpty(view));
    return this.since(before);
  }

  at(version: number): Plain {
    const view = this.views.get(version);
    if (!view) throw new Error(`no version ${version}`);
    return view;
  }

  /** Also what came and went, or changed and changed back, meanwhile: the client may be at any version in between. */
  since(from: number): Patch {
    const now = entries(this.at(this.version));
    const meanwhile = [...this.views].filter(([version]) => version >= from).map(([, view]) => entries(view));
    const set = [...now].filter(([key, entity]) => meanwhile.some((old) => !same(old.get(key), entity)));
    const drop = [...new Set(meanwhile.flatMap((old) => [...old.keys()]))].filter((key) => !now.has(key));
    return {
      stream: this.name,
      from,
      to: this.version,
      set: set.map(([key, entity]) => [...place(key), entity] as const),
      drop: drop.map(place),
    };
  }

  snapshot(): Snapshot {
    return { stream: this.name, version: this.version, view: this.at(this.version) };
  }

  answer({ have }: Resync, random: Random): Snapshot | Patch {
    return this.views.has(have) && random() < 0.5 ? this.since(have) : this.snapshot();
  }
}

function touch(view: Plain, random: Random): void {
  const collection = pick(COLLECTIONS, random);
  const id = pick(IDS, random);
  const entities = new Map(Object.entries(view[collection] ?? {}));
  if (random() < 0.35) entities.delete(id);
  else entities.set(id, { name: `name ${Math.floor(random() * 1_000)}` });
  view[collection] = Object.fromEntries(entities);
}

function same(one: Entity | undefined, other: Entity): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withoutEmpty(view: Plain): Plain {
  return Object.fromEntries(Object.entries(view).filter(([, entities]) => Object.keys(entities).length > 0));
}

function entries(view: Plain): Map<string, Entity> {
  const pairs = Object.entries(view).flatMap(([collection, entities]) =>
    Object.entries(entities).map(([id, entity]): [string, Entity] => [`${collection} ${id}`, entity]),
  );
  return new Map(pairs);
}

function place(key: string): readonly [Collection, string] {
  const [collection, id] = key.split(" ");
  const known = COLLECTIONS.find((each) => each === collection);
  if (!known || id === undefined) throw new Error(key);
  return [known, id];
}

/** A client with what is on its way to it. */
class Play {
  readonly store = new Store();
  readonly streams = ["class", "own:p2"].map((name) => new Stream(name));
  private readonly underway: (Snapshot | Patch)[] = [];
  private readonly holds = new Set<string>();

  constructor(private readonly random: Random) {
    this.connect();
  }

  connect(): void {
    this.underway.length = 0;
    const have = this.store.have();
    const streams = this.streams.map(({ name }) => name);
    const you = { kind: "student", participant: "p2" } as const;
    this.store.welcome({ you, protocol: 1, server_time: 0, language: "en", streams });
    for (const stream of this.streams) {
      const mine = have[stream.name] ?? 0;
      if (mine !== stream.version) this.underway.push(stream.answer({ stream: stream.name, have: mine }, this.random));
      this.holds.add(stream.name);
    }
  }

  move(stream: Stream): void {
    if (this.holds.delete(stream.name)) {
      this.underway.splice(0, this.underway.length, ...this.underway.filter((each) => each.stream !== stream.name));
      this.store.streamsChanged({ join: [], leave: [stream.name] });
      expect(this.store.streams.value.has(stream.name)).toBe(false);
    } else {
      this.holds.add(stream.name);
      this.store.streamsChanged({ join: [stream.snapshot()], leave: [] });
    }
  }

  change(): void {
    const stream = pick(this.streams, this.random);
    const patch = stream.change(this.random);
    if (!this.holds.has(stream.name)) return;
    const luck = this.random();
    // Lost, sent once, or sent twice; now and then before something that was sent earlier.
    if (luck > 0.15) this.underway.splice(luck < 0.25 ? 0 : this.underway.length, 0, patch);
    if (luck > 0.85) this.underway.push(patch);
  }

  deliver(): void {
    const message = this.underway.shift();
    if (!message) return;
    if ("view" in message) {
      this.store.snapshot(message);
      return;
    }
    const missing = this.store.patch(message);
    const stream = this.streams.find(({ name }) => name === message.stream);
    if (missing && stream) this.underway.push(stream.answer(missing, this.random));
  }

  step(): void {
    const luck = this.random();
    if (luck < 0.35) this.change();
    else if (luck < 0.9) this.deliver();
    else if (luck < 0.95) this.move(pick(this.streams, this.random));
    else this.connect();
    for (const { name, views } of this.streams) {
      const held = this.store.streams.value.get(name);
      if (held) expect(plain(held.view())).toEqual(views.get(held.version.value));
    }
  }

  /** Everything arrives, and one change more, which shows what was missing. */
  end(): void {
    for (const stream of this.streams) if (!this.holds.has(stream.name)) this.move(stream);
    for (const stream of this.streams) this.underway.push(stream.change(this.random));
    while (this.underway.length > 0) this.deliver();
  }
}

function plain(view: ReadonlyMap<string, ReadonlyMap<string, Entity>>): Plain {
  return Object.fromEntries(Array.from(view, ([collection, entities]) => [collection, Object.fromEntries(entities)]));
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))("play %i", (seed) => {
  const play = new Play(chance(seed));
  for (let step = 0; step < STEPS; step++) play.step();
  play.end();
  for (const stream of play.streams) {
    const held = play.store.streams.value.get(stream.name);
    expect(plain(held?.view() ?? new Map())).toEqual(stream.at(stream.version));
    expect(held?.version.value).toBe(stream.version);
  }
});
