// The connection to the server: kept up, noticed when it is dead, and never taken for alive before the server has
// welcomed us. What comes goes to the store; what waits goes out of the outbox and the drafts.

import { signal, type ReadonlySignal } from "@preact/signals";
import { sinceNow } from "./clock";
import type { Drafts } from "./drafts";
import type { Outbox } from "./outbox";
import type { Store } from "./store";
import { MORE_PATIENCE, PATIENCE, type Failure, type Listener, type OpenWire, type Wire } from "./transport";
import type { Auth, Patch, RefusedReply, Resync, Welcome } from "./wire";

/** All in ms. A little more than the server's time between two pings. */
export const STALE = 12_000;
/** A page that was out of sight for longer trusts no connection that seems to be open. */
export const HIDDEN = 5_000;
const ASK_AGAIN = 1_000;
/** One waking up comes as several events. */
const SAME_AWAKENING = 1_000;
const FIRST_DELAY = 200;
const LAST_DELAY = 1_500;

export type ConnectionState = "connecting" | "connected" | "stopped";

export interface ConnectionParts {
  readonly open: OpenWire;
  readonly auth: Omit<Auth, "have">;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  /** How long a first attempt may take, in ms. */
  readonly patience?: number;
}

export class Connection {
  private readonly now = signal<ConnectionState>("connecting");
  private readonly why = signal<RefusedReply | null>(null);
  private readonly everMet = signal(false);
  private readonly wire: Wire;
  private readonly asked = new Map<string, () => number>();
  private heard = sinceNow();
  private forced = (): number => Infinity;
  private patience: number;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state: ReadonlySignal<ConnectionState> = this.now;
  /** Whether the server has ever welcomed this page, or sent it away. */
  readonly met: ReadonlySignal<boolean> = this.everMet;
  /** Why it is stopped: the server will not have us, and trying again would not change that. */
  readonly stopped: ReadonlySignal<RefusedReply | null> = this.why;

  constructor(private readonly parts: ConnectionParts) {
    const { store, open, auth, patience = PATIENCE } = parts;
    this.patience = patience;
    this.wire = open(() => ({ ...auth, have: store.have() }), this.listener(), patience);
    this.wire.connect();
  }

  private listener(): Listener {
    const { store } = this.parts;
    return {
      opened: () => this.opened(),
      heard: () => void (this.heard = sinceNow()),
      lost: (final) => this.lost(final),
      failed: (failure) => this.failed(failure),
      welcome: (message) => this.welcome(message),
      snapshot: (message) => store.snapshot(message),
      patch: (message) => this.patch(message),
      streams: (message) => store.streamsChanged(message),
      drafts: (message) => store.drafts.tell(message),
      presence: (message) => store.presence.tell(message),
    };
  }

  /** The page may have slept for `hidden` ms, or changed networks: what is open counts if it has just been heard. */
  awake(hidden: number): void {
    const alive = this.now.value === "connected" && hidden <= HIDDEN && this.heard() <= STALE;
    if (!alive && this.forced() > SAME_AWAKENING) this.reconnect();
  }

  /** Something has not been answered in time. */
  doubt(): void {
    if (this.now.value === "connected" && this.heard() > STALE) this.reconnect();
  }

  private reconnect(): void {
    if (this.now.value === "stopped") return;
    this.forced = sinceNow();
    this.wire.disconnect();
    this.lost(false);
    this.wire.connect();
  }

  private opened(): void {
    this.heard = sinceNow();
    this.after(this.patience, () => {
      this.avoidWebSocket();
      this.reconnect();
    });
  }

  private welcome(message: Welcome): void {
    const { store, outbox, drafts } = this.parts;
    this.after(0, null);
    this.tries = 0;
    this.asked.clear();
    store.welcome(message);
    this.now.value = "connected";
    this.everMet.value = true;
    outbox.connected((command, acknowledge) => this.wire.command(command, acknowledge));
    drafts.connected((draft) => this.wire.draft(draft));
  }

  private lost(final: boolean): void {
    const { outbox, drafts } = this.parts;
    this.after(0, null);
    if (this.now.value === "stopped") return;
    this.now.value = "connecting";
    outbox.disconnected();
    drafts.disconnected();
    if (final) this.retry(null);
  }

  private failed({ refusal, timedOut, final }: Failure): void {
    this.lost(false);
    if (timedOut) this.avoidWebSocket();
    if (refusal && refusal.code !== "too-fast" && refusal.code !== "not-saved") this.stop(refusal);
    else if (final) this.retry(refusal);
  }

  private stop(refusal: RefusedReply): void {
    this.now.value = "stopped";
    this.everMet.value = true;
    this.why.value = refusal;
    this.wire.disconnect();
  }

  /** Where the library has given up. Not all at once: a whole class may have been sent away in the same moment. */
  private retry(refusal: RefusedReply | null): void {
    const delay = Math.min(FIRST_DELAY * 2 ** this.tries++, LAST_DELAY) * (0.5 + Math.random() / 2);
    this.after(refusal?.retry_after_ms ?? delay, () => this.wire.connect());
  }

  private avoidWebSocket(): void {
    this.patience = MORE_PATIENCE;
    this.wire.avoidWebSocket();
  }

  private patch(message: Patch): void {
    const missing = this.parts.store.patch(message);
    if (missing) this.ask(missing);
  }

  /** Once, until it is answered or seems to have been forgotten. */
  private ask(missing: Resync): void {
    const since = this.asked.get(missing.stream)?.() ?? Infinity;
    if (since < ASK_AGAIN) return;
    this.asked.set(missing.stream, sinceNow());
    this.wire.resync(missing);
  }

  /** The one thing that this is waiting for, in place of whatever it was before. */
  private after(ms: number, then: (() => void) | null): void {
    clearTimeout(this.timer);
    this.timer = then ? setTimeout(then, ms) : undefined;
  }
}
