// What one field holds, words and pictures, for all who show or send it. It follows what other tabs of the seat write, but
// never while somebody is writing here: whatever else happens in the room, the words under the reader's hands do not move.

import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Client } from "../client";
import { contentOf, fieldsOf, isBlank, NOTHING, same, type Content, type Said } from "../content";
import { KEPT_WITHIN, slotOf } from "../drafts";
import type { DraftInfo, HandIn } from "../wire";
import { meOf } from "./client";
import { strokesOf } from "../parts/pictures";
import { underway } from "./underway";
import { handedIn, ONE_IN_A_PLACE, type Handed, type Place } from "./handed";

/** What was typed so lately comes back from the server as if somebody else had written it. In ms. */
export const ECHO = 4_000;

interface Elsewhere {
  /** On this phone's disk, or written by this page. */
  readonly kept: Said | undefined;
  /** At the server; null: there is none, undefined: it has not said. */
  readonly told: DraftInfo | null | undefined;
  readonly handed: Handed | undefined;
}

export class Writing {
  private readonly now = signal<Content>(NOTHING);
  private readonly opened = signal(false);
  private typedAt = -Infinity;
  private asked = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private before: Elsewhere = { kept: undefined, told: undefined, handed: undefined };
  /** By the server's clock: drafts that it had before are older than what is here. */
  private since: number;

  readonly slot: string;
  readonly content: ReadonlySignal<Content> = this.now;
  readonly text: ReadonlySignal<string> = computed(() => this.now.value.text);
  readonly handed: ReadonlySignal<Handed | null>;
  /** Whether there is something that is not handed in yet. */
  readonly changed: ReadonlySignal<boolean> = computed(() => {
    const handed = this.handed.value;
    return !isBlank(this.now.value) && (!handed || handed.withdrawn || !same(this.now.value, handed));
  });
  /** Whether a photo is on its way. */
  readonly waiting: ReadonlySignal<boolean> = computed(() => underway(this.client).value.has(this.slot));
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
      kept: drafts.texts.value.get(this.slot),
      told: own.get(`${me}:${this.slot}`) ?? (said ? null : undefined),
      handed: this.handed.value ?? undefined,
    };
  }

  private isEditing(): boolean {
    const handed = this.handed.value;
    const kept = this.client.drafts.texts.value.get(this.slot);
    return !handed || handed.withdrawn || this.opened.value || (kept !== undefined && !same(kept, handed));
  }

  private follow(found: Elsewhere): void {
    const { before } = this;
    clearTimeout(this.later);
    if (this.busy()) {
      this.later = setTimeout(() => this.look(), ECHO);
      return;
    }
    this.before = found;
    if (found.kept !== undefined && !same(found.kept, before.kept)) this.now.value = contentOf(found.kept);
    if (found.told && !same(found.told, before.told)) this.followOthers(found.told, found);
    if (found.told === null && before.told) this.followGone(before.told);
    if (found.handed !== undefined && !same(found.handed, before.handed)) this.followHanded(found);
  }

  /** What this phone has kept is as new as what the server had then: only what came later is from elsewhere. */
  private followOthers(told: DraftInfo, { kept, handed }: Elsewhere): void {
    const lost = kept === undefined && handed === undefined && this.typedAt === -Infinity;
    if (same(told, this.now.value)) return;
    if (this.client.drafts.lasting.value && !lost) return this.askTheDisk();
    if (told.at <= this.since && !lost) return;
    const wait = this.typedAt + ECHO - performance.now();
    if (wait > 0) {
      this.before = { ...this.before, told: undefined };
      setTimeout(() => this.look(), wait);
      return;
    }
    void this.adopt(told).then((content) => this.client.drafts.take({ ...this.place, ...fieldsOf(content) }));
  }

  /** What somebody else, or this seat on another device, is writing: from here on it is written here. */
  async adopt({ text, pictures }: DraftInfo): Promise<Content> {
    const known = this.handed.value?.pictures ?? [];
    const drawn = pictures.find((name) => name.endsWith(".svg") && !known.includes(name));
    const { typedAt } = this;
    const drawing = drawn === undefined ? null : await strokesOf(drawn);
    if (typedAt !== this.typedAt) return this.now.value;
    this.now.value = { text, pictures: pictures.filter((name) => name !== drawn), drawing };
    return this.now.value;
  }

  /** Where the other tab has put it, or is about to; the server may have heard of it by detours. */
  private askTheDisk(): void {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => void this.client.drafts.refresh(), 2 * KEPT_WITHIN);
  }

  /** Another tab has handed it in or emptied it. */
  private followGone(told: DraftInfo): void {
    if (this.typedAt > -Infinity || this.now.value.text !== told.text) return;
    this.now.value = this.asHanded();
    this.client.drafts.take({ ...this.place, text: "" });
  }

  /** Handed in by another tab, or by this one: a draft of the same words is none any more. */
  private followHanded({ kept, handed }: Elsewhere): void {
    if (handed === undefined) return;
    if (kept !== undefined && !same(kept, handed)) return this.askWhetherGone();
    this.now.value = contentOf(handed);
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
      const handed = this.handed.value;
      if (this.busy() || this.now.value !== asked || !handed) return;
      this.now.value = contentOf(handed);
      drafts.take(empty);
    }, 2 * KEPT_WITHIN);
  }

  /** The field is left, or enough time has gone: what was written elsewhere meanwhile may be taken over. */
  look(): void {
    untracked(() => this.follow(this.elsewhere()));
  }

  write(text: string): void {
    this.put({ text });
  }

  /** Changes what is named and leaves the rest. */
  put(some: Partial<Content>): void {
    this.now.value = { ...this.now.value, ...some };
    this.touch(this.now.value);
  }

  private touch(content: Content): void {
    this.typedAt = performance.now();
    this.since = this.client.store.serverNow();
    this.client.drafts.write({ ...this.place, ...fieldsOf(content) });
  }

  private asHanded(): Content {
    return contentOf(this.handed.value ?? NOTHING);
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
    this.put(NOTHING);
  }

  /** Leave it as it was handed in. */
  leave(): void {
    this.opened.value = false;
    this.now.value = this.asHanded();
    this.touch(NOTHING);
  }

  handIn(more: Partial<HandIn> = {}): void {
    const { kind, visit, prompt, about } = this.place;
    const group = kind === "group-answer" ? { group: about } : {};
    this.client.outbox.add({ type: "HandIn", kind, visit, prompt, ...fieldsOf(this.now.value), ...group, ...more });
    this.opened.value = false;
    if (!ONE_IN_A_PLACE.has(kind)) this.now.value = NOTHING;
    this.touch(NOTHING);
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
