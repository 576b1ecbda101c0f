// One stream as this client has it: collections of entities, each collection a signal, so that a page redraws only what
// has changed. Entities are whole: a patch puts one in the place of another and never changes one.

import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Collection, Entity, Patch, Snapshot } from "./wire";

export type Entities = ReadonlyMap<string, Entity>;

const NONE: Entities = new Map();

/** The part of a stream's name before the colon. */
export function kindOf(stream: string): string {
  return stream.split(":", 1)[0] ?? stream;
}

export class Held {
  private readonly reached = signal(0);
  private readonly collections = new Map<string, Signal<Entities>>();

  /** 0: nothing yet. */
  readonly version: ReadonlySignal<number> = this.reached;

  collection(name: Collection): ReadonlySignal<Entities> {
    return this.signalOf(name);
  }

  /** All collections that have something in them. */
  view(): Map<string, Entities> {
    const named = Array.from(this.collections, ([name, entities]): [string, Entities] => [name, entities.value]);
    return new Map(named.filter(([, entities]) => entities.size > 0));
  }

  replace(snapshot: Snapshot): void {
    const view = new Map(Object.entries(snapshot.view));
    batch(() => {
      for (const name of this.collections.keys()) if (!view.has(name)) this.signalOf(name).value = NONE;
      for (const [name, entities] of view) this.signalOf(name).value = new Map(Object.entries(entities));
      this.reached.value = snapshot.version;
    });
  }

  /** The patch must follow upon what is here: see `Store.patch`. */
  apply(patch: Patch): void {
    const changed = new Map<string, Map<string, Entity>>();
    const open = (name: string): Map<string, Entity> => {
      const copy = changed.get(name) ?? new Map(this.signalOf(name).peek());
      changed.set(name, copy);
      return copy;
    };
    for (const [name, id] of patch.drop) open(name).delete(id);
    for (const [name, id, entity] of patch.set) open(name).set(id, entity);
    batch(() => {
      for (const [name, entities] of changed) this.signalOf(name).value = entities;
      this.reached.value = patch.to;
    });
  }

  private signalOf(name: string): Signal<Entities> {
    const known = this.collections.get(name);
    if (known) return known;
    const made = signal(NONE);
    this.collections.set(name, made);
    return made;
  }
}
