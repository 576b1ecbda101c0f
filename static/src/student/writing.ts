// The text of one field, for all who show or send it. It follows what other tabs of the seat write, but never while
// somebody is writing here: whatever else happens in the room, the words under the reader's hands do not move.

import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Client } from "../client";
import { KEPT_WITHIN, slotOf } from "../drafts";
import type { DraftInfo, HandIn } from "../wire";
import { meOf } from "./client";
import { handedIn, ONE_IN_A_PLACE, type Handed, type Place } from "./handed";

/** What was typed so lately comes back from the server as if somebody else had written it. In ms. */
export const ECHO = 4_000;

interface Elsewhere {
  /** On this phone's disk, or written by this page. */
  readonly kept: string | undefined;
  /** At the server; null: there is none, undefined: it has not said. */
  readonly told: DraftInfo | null | undefined;
  readonly handed: string | undefined;
}

export class Writing {
  private readonly now = signal("");
  private readonly opened = signal(false);
  private typedAt = -Infinity;
  private asked = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private before: Elsewhere = { kept: undefined, told: undefined, handed: undefined };
  /** By the server's clock: drafts that it had before are older than what is here. */
  private since: number;

  readonly slot: string;
  readonly text: ReadonlySignal<string> = this.now;
  readonly handed: ReadonlySignal<Handed | null>;
  /** Whether there is a field to write in, or only what was handed in. */
  readonly editing: ReadonlySignal<boolean>;
  /** Set by the field: whether somebody is writing in it now. */
  busy = (): boolean => false;

  constructor(
    private readonly client: Client,
    readonly place: Place,
  ) {
    this.slot = slotOf({ ...place, text: "" });
    this.since = client.store.serverNow();
    this.handed = computed(() => handedIn(client, place));
    this.editing = computed(() => this.isEditing());
    effect(() => {
      const elsewhere = this.elsewhere();
      untracked(() => this.follow(elsewhere));
    });
  }

  private elsewhere(): Elsewhere {
    const { drafts, store } = this.client;
    const own = store.drafts.of("own").value;
    const me = meOf(this.client)?.id ?? "";
    const said = store.drafts.streams.value.has(`own:${me}`);
    return {
      kept: drafts.texts.value.get(this.slot)?.text,
      told: own.get(`${me}:${this.slot}`) ?? (said ? null : undefined),
      handed: this.handed.value?.text,
    };
  }

  private isEditing(): boolean {
    const handed = this.handed.value;
    const kept = this.client.drafts.texts.value.get(this.slot)?.text;
    return !handed || handed.withdrawn || this.opened.value || (kept !== undefined && kept !== handed.text);
  }

  private follow(found: Elsewhere): void {
    const { before } = this;
    clearTimeout(this.later);
    if (this.busy()) {
      this.later = setTimeout(() => this.look(), ECHO);
      return;
    }
    this.before = found;
    if (found.kept !== undefined && found.kept !== before.kept) this.now.value = found.kept;
    if (found.told && found.told.text !== before.told?.text) this.followOthers(found.told, found);
    if (found.told === null && before.told) this.followGone(before.told.text);
    if (found.handed !== undefined && found.handed !== before.handed) this.followHanded(found);
  }

  /** What this phone has kept is as new as what the server had then: only what came later is from elsewhere. */
  private followOthers(told: DraftInfo, { kept, handed }: Elsewhere): void {
    const lost = kept === undefined && handed === undefined && this.typedAt === -Infinity;
    if (told.text === this.now.value) return;
    if (this.client.drafts.lasting.value && !lost) return this.askTheDisk();
    if (told.at <= this.since && !lost) return;
    const wait = this.typedAt + ECHO - performance.now();
    if (wait > 0) {
      this.before = { ...this.before, told: undefined };
      setTimeout(() => this.look(), wait);
      return;
    }
    this.now.value = told.text;
    this.client.drafts.take({ ...this.place, text: told.text });
  }

  /** Where the other tab has put it, or is about to; the server may have heard of it by detours. */
  private askTheDisk(): void {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => void this.client.drafts.refresh(), 2 * KEPT_WITHIN);
  }

  /** Another tab has handed it in or emptied it. */
  private followGone(told: string): void {
    if (this.typedAt > -Infinity || this.now.value !== told) return;
    this.now.value = this.handed.value?.text ?? "";
    this.client.drafts.take({ ...this.place, text: "" });
  }

  /** Handed in by another tab, or by this one: a draft of the same words is none any more. */
  private followHanded({ kept, handed }: Elsewhere): void {
    if (handed === undefined) return;
    if (kept !== undefined && kept !== handed) return this.askWhetherGone();
    this.now.value = handed;
    if (kept !== undefined) this.client.drafts.write({ ...this.place, text: "" });
  }

  /** Another tab may have handed in what was begun here: then the disk has no draft of it any more. */
  private askWhetherGone(): void {
    const { drafts } = this.client;
    const empty = { ...this.place, text: "" };
    const asked = this.now.value;
    if (!drafts.lasting.value) return;
    setTimeout(async () => {
      if (drafts.pending.value.has(this.slot) || (await drafts.kept(empty))) return;
      const handed = this.handed.value?.text;
      if (this.busy() || this.now.value !== asked || handed === undefined) return;
      this.now.value = handed;
      drafts.take(empty);
    }, 2 * KEPT_WITHIN);
  }

  /** The field is left, or enough time has gone: what was written elsewhere meanwhile may be taken over. */
  look(): void {
    untracked(() => this.follow(this.elsewhere()));
  }

  write(text: string): void {
    this.now.value = text;
    this.touch(text);
  }

  private touch(text: string): void {
    this.typedAt = performance.now();
    this.since = this.client.store.serverNow();
    this.client.drafts.write({ ...this.place, text });
  }

  /** Whether the reader has just asked for the field: then it takes the focus, once. */
  wanted(): boolean {
    const { asked } = this;
    this.asked = false;
    return asked;
  }

  /** Open what was handed in, to change it. */
  change(): void {
    this.asked = true;
    this.opened.value = true;
  }

  /** It is a draft no more. */
  forget(): void {
    this.now.value = "";
    this.touch("");
  }

  /** Leave it as it was handed in. */
  leave(): void {
    this.opened.value = false;
    this.now.value = this.handed.value?.text ?? "";
    this.touch("");
  }

  handIn(more: Partial<HandIn> = {}): void {
    const { kind, visit, prompt, about } = this.place;
    const group = kind === "group-answer" ? { group: about } : {};
    this.client.outbox.add({ type: "HandIn", kind, visit, prompt, text: this.now.value, ...group, ...more });
    this.opened.value = false;
    if (!ONE_IN_A_PLACE.has(kind)) this.now.value = "";
    this.touch("");
  }

  withdraw(): void {
    this.asked = true;
    const id = this.handed.value?.id;
    if (id) this.client.outbox.add({ type: "Withdraw", contribution: id });
  }
}

const writings = new WeakMap<Client, Map<string, Writing>>();

/** The one of that place on this page. */
export function writingFor(client: Client, place: Place): Writing {
  const known = writings.get(client) ?? new Map<string, Writing>();
  writings.set(client, known);
  const slot = slotOf({ ...place, text: "" });
  const writing = known.get(slot) ?? new Writing(client, place);
  known.set(slot, writing);
  return writing;
}
