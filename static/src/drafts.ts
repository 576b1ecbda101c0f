// What is being written and not handed in: on the phone's disk within a third of a second, and shown to the server as
// it grows. Losing a draft on the way to the server does no harm; losing it on the phone would. All tabs of a seat write to
// the same disk: what is there is the newest, but for what a page is just about to put there.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { isEmpty, same } from "./content";
import { LastWords } from "./lastWords";
import type { Storage } from "./storage";
import type { Draft } from "./wire";

/** In ms. */
export const KEPT_WITHIN = 300;
export const SENT_EVERY = 500;
/** A drawing goes whole each time. */
export const DRAWN_EVERY = 2_000;

type Send = (draft: Draft) => void;
type Timer = ReturnType<typeof setTimeout>;

/** The place that a draft is for: whoever writes again for the same place changes the draft. */
export function slotOf({ kind, visit, prompt, about }: Draft): string {
  return `${kind}:${visit}:${prompt ?? "1"}:${about ?? ""}`;
}

export class Drafts {
  private readonly written = signal<ReadonlyMap<string, Draft>>(new Map());
  private readonly unkept = signal<ReadonlyMap<string, Draft>>(new Map());
  private readonly unsent = signal<ReadonlyMap<string, Draft>>(new Map());
  /** Slots that this page has touched: what the disk has of them is older. */
  private readonly touched = new Set<string>();
  private wire: Send | null = null;
  private send: Send | null = null;
  private keeping: Timer | undefined;
  private sending: Timer | undefined;

  /** By slot; those of earlier pages too, once `start` is through. */
  readonly texts: ReadonlySignal<ReadonlyMap<string, Draft>> = this.written;
  /** What is not on the disk yet. */
  readonly pending: ReadonlySignal<ReadonlyMap<string, Draft>> = this.unkept;
  /** Whether the server has been told all that this page has written. */
  readonly told: ReadonlySignal<boolean> = computed(() => this.unsent.value.size === 0);

  /** Whether the disk can be relied on. */
  readonly lasting: ReadonlySignal<boolean>;

  constructor(
    private readonly seat: string,
    private readonly storage: Storage,
    private readonly lastWords = new LastWords(undefined),
  ) {
    this.lasting = storage.lasting;
  }

  async start(): Promise<void> {
    const kept = await this.storage.drafts(this.seat);
    const earlier = kept.filter(({ slot }) => !this.touched.has(slot)).map(({ slot, draft }) => [slot, draft] as const);
    this.written.value = new Map([...earlier, ...this.written.value]);
    // They may have been written without a connection.
    this.unsent.value = new Map([...earlier, ...this.unsent.value]);
    for (const [slot, draft] of this.lastWords.take(this.seat)) if (!this.touched.has(slot)) this.write(draft);
    this.sendOne();
  }

  /** The page may be about to go. */
  async leave(): Promise<void> {
    this.lastWords.keep(this.seat, this.unkept.value);
    await this.flush();
    this.lastWords.keep(this.seat, this.unkept.value);
  }

  /** Takes what other tabs have put on the disk since. */
  async refresh(): Promise<void> {
    if (!this.storage.lasting.value) return;
    for (const { slot, draft } of await this.storage.drafts(this.seat)) {
      const known = this.unkept.value.has(slot) || same(this.written.value.get(slot), draft);
      if (!known) this.take(draft);
    }
  }

  /** Whether this page has written it, not another tab or an earlier page. */
  isMine(draft: Draft): boolean {
    return this.touched.has(slotOf(draft));
  }

  /** What the disk has in that place now. */
  async kept(draft: Draft): Promise<Draft | undefined> {
    const slot = slotOf(draft);
    return (await this.storage.drafts(this.seat)).find((each) => each.slot === slot)?.draft;
  }

  /** Nothing in it: there is no draft any more. */
  write(draft: Draft): void {
    const slot = slotOf(draft);
    const texts = new Map(this.written.value);
    if (isEmpty(draft)) texts.delete(slot);
    else texts.set(slot, draft);
    this.written.value = texts;
    this.touched.add(slot);
    this.unkept.value = new Map(this.unkept.value).set(slot, draft);
    this.keeping ??= setTimeout(() => void this.flush(), KEPT_WITHIN);
    this.unsent.value = new Map(this.unsent.value).set(slot, draft);
    this.sendOne();
  }

  /** What another tab of the seat has written since: it is that tab's to keep and to send. */
  take(draft: Draft): void {
    const slot = slotOf(draft);
    this.written.value = without(this.written.value, slot);
    this.unsent.value = without(this.unsent.value, slot);
    this.unkept.value = without(this.unkept.value, slot);
    this.touched.delete(slot);
    if (!isEmpty(draft)) this.written.value = new Map(this.written.value).set(slot, draft);
  }

  /** Put on the disk what is not there yet. */
  async flush(): Promise<void> {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    const drafts = this.unkept.value;
    await Promise.all(Array.from(drafts, ([slot, draft]) => this.keep(slot, draft)));
    this.unkept.value = new Map([...this.unkept.value].filter(([slot, draft]) => drafts.get(slot) !== draft));
  }

  private keep(slot: string, draft: Draft): Promise<void> {
    const { seat, storage } = this;
    return isEmpty(draft) ? storage.forgetDraft(seat, slot) : storage.keepDraft({ seat, slot, draft });
  }

  /** What this page has written is told anew: the server may have lost it. Not before the disk has been asked: another
      tab may have written on. */
  connected(send: Send): void {
    this.wire = send;
    if (!this.lasting.value || this.written.value.size === 0) this.tellAnew(send);
    else void this.refresh().then(() => this.tellAnew(send));
  }

  private tellAnew(send: Send): void {
    if (this.wire !== send) return;
    this.send = send;
    const mine = [...this.written.value].filter(([slot]) => this.touched.has(slot));
    this.unsent.value = new Map([...this.unsent.value, ...mine]);
    this.sendOne();
  }

  disconnected(): void {
    this.wire = null;
    this.send = null;
  }

  /** The first at once, then one every so often. */
  private sendOne(): void {
    const [next] = this.unsent.value;
    if (!this.send || !next || this.sending !== undefined) return;
    const [slot, draft] = next;
    this.unsent.value = without(this.unsent.value, slot);
    this.send(draft);
    this.sending = setTimeout(() => {
      this.sending = undefined;
      this.sendOne();
    }, draft.drawing ? DRAWN_EVERY : SENT_EVERY);
  }
}

function without(drafts: ReadonlyMap<string, Draft>, slot: string): ReadonlyMap<string, Draft> {
  if (!drafts.has(slot)) return drafts;
  const left = new Map(drafts);
  left.delete(slot);
  return left;
}
