// What has been asked and cannot be seen yet. The server may say that it is done a moment before it tells what has
// changed: what it has just taken counts as asked for that moment, so that nothing jumps back and forth.

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Client } from "../../client";
import type { Outbox } from "../../outbox";
import type { CommandMessage } from "../../wire";

/** In ms. */
const A_MOMENT = 400;

const watched = new WeakMap<Outbox, ReadonlySignal<readonly CommandMessage[]>>();

/** In the order in which it was asked. */
export function askedOf({ outbox }: Pick<Client, "outbox">): readonly CommandMessage[] {
  const known = watched.get(outbox) ?? watch(outbox);
  watched.set(outbox, known);
  return known.value;
}

function watch(outbox: Outbox): ReadonlySignal<readonly CommandMessage[]> {
  const taken = signal<readonly CommandMessage[]>([]);
  let before: readonly CommandMessage[] = [];
  effect(() => {
    const waiting = outbox.waiting.value.map(({ message }) => message);
    const here = new Set([...waiting, ...outbox.refused.value.map(({ message }) => message)].map(({ id }) => id));
    const gone = before.filter(({ id }) => !here.has(id));
    before = waiting;
    if (gone.length === 0) return;
    taken.value = [...taken.peek(), ...gone];
    setTimeout(() => void (taken.value = taken.peek().filter((each) => !gone.includes(each))), A_MOMENT);
  });
  return computed(() => [...taken.value, ...outbox.waiting.value.map(({ message }) => message)]);
}
