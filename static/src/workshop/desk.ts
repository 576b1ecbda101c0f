// The plan on the desk: what it says, what can be undone, and how it gets to the server.
// It is sent a moment after the last key; one request at a time. What the server does not have yet stays in the browser.

import { computed, signal } from "@preact/signals";
import { announce } from "../parts/announce";
import { t } from "../words";
import { Asking, type Answer } from "./asking";
import { history, unsent } from "./remembered";
import type { Fault, Start, Written } from "./start";
import { same, withValue, type Fields, type Path, type Tree } from "./tree";

const QUIET = 600;
const AGAIN = 4_000;
/** What is typed in one field within this time is undone at once. */
const TOGETHER = 1_500;
const MOST_UNDONE = 100;

export type State = "saved" | "saving" | "waiting" | "refused" | "changed";
export type Section = "plan" | "more" | number;

export class Desk {
  readonly asking: Asking;
  readonly tree = signal<Fields>({});
  readonly text = signal("");
  /** Only the text can be edited. */
  readonly asText = signal(false);
  readonly faults = signal<readonly Fault[]>([]);
  readonly state = signal<State>("saved");
  readonly why = signal("");
  readonly savedAt = signal<Date | null>(null);
  readonly isDraft = signal(false);
  readonly isSaved = signal(false);
  readonly section = signal<Section>("plan");
  readonly theirs = signal<Written | null>(null);
  readonly past = signal<readonly Fields[]>([]);
  readonly future = signal<readonly Fields[]>([]);
  readonly canUndo = computed(() => this.past.value.length > 0);
  readonly canRedo = computed(() => this.future.value.length > 0);
  /** The phases are shown as they will look, in the place of the form. */
  readonly preview = signal(false);
  readonly shownPhase = signal(0);
  /** To be focused once it is drawn: the id of a field. */
  readonly wanted = signal("");
  private readonly version = signal("");
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private dirty = false;
  private lastPlace = "";
  private lastTime = 0;

  constructor(readonly start: Start) {
    this.asking = new Asking(start.id);
    this.take(start);
    this.remember();
  }

  // --- what it says

  /** Another value at a path; undefined takes it away. `place`: what is undone together, by default the path itself. */
  set(path: Path, value: Tree | undefined, place = path.join(".")): void {
    this.change(withValue(this.tree.value, path, value) as Fields, place);
  }

  change(tree: Fields, place: string): void {
    const now = Date.now();
    const together = place === this.lastPlace && now - this.lastTime < TOGETHER;
    if (!together) this.past.value = [...this.past.value, this.tree.value].slice(-MOST_UNDONE);
    this.future.value = [];
    this.lastPlace = place;
    this.lastTime = now;
    this.put(tree);
  }

  undo(): void {
    const before = this.past.value[this.past.value.length - 1];
    if (!before) return;
    this.past.value = this.past.value.slice(0, -1);
    this.future.value = [this.tree.value, ...this.future.value];
    this.stepped(before, t("page.workshop.undone"));
  }

  redo(): void {
    const [next, ...rest] = this.future.value;
    if (!next) return;
    this.future.value = rest;
    this.past.value = [...this.past.value, this.tree.value];
    this.stepped(next, t("page.workshop.redone"));
  }

  private stepped(tree: Fields, said: string): void {
    this.lastPlace = "";
    this.put(tree);
    const phases = tree["phases"];
    const most = Array.isArray(phases) ? phases.length - 1 : -1;
    if (typeof this.section.value === "number" && this.section.value > most) this.section.value = most < 0 ? "plan" : most;
    announce(said);
  }

  private put(tree: Fields): void {
    this.tree.value = tree;
    unsent.keep(this.start.id, { base: this.version.value, tree });
    this.soon();
  }

  write(text: string): void {
    this.text.value = text;
    this.soon();
  }

  // --- to the server

  private soon(): void {
    this.dirty = true;
    if (this.state.value !== "changed") this.state.value = "saving";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), QUIET);
  }

  get isWaiting(): boolean {
    return this.dirty || this.sending !== null;
  }

  /** Whatever is not there yet goes now; true if all is there. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.dirty && this.state.value !== "changed") await this.send();
    return !this.dirty;
  }

  private send(overwrite = false): Promise<void> {
    this.sending ??= this.sendOne(overwrite).finally(() => {
      this.sending = null;
      if (this.dirty && this.state.value === "saving") this.soon();
    });
    return this.sending;
  }

  private async sendOne(overwrite: boolean): Promise<void> {
    this.dirty = false;
    const tree = this.tree.value;
    const said = this.asText.value ? { text: this.text.value } : { tree };
    const answer = await this.asking.draft(said, overwrite ? null : this.version.value);
    if (answer.kind === "done") {
      this.settle(answer.body);
      if (!this.dirty) this.state.value = "saved";
      if (!this.asText.value && tree === this.tree.value) unsent.keep(this.start.id, null);
      else if (!this.asText.value) unsent.keep(this.start.id, { base: this.version.value, tree: this.tree.value });
      history.keep(this.start.id, { past: this.past.value, future: this.future.value, tree: this.tree.value });
      return;
    }
    this.dirty = true;
    this.failed(answer);
  }

  private failed(answer: Answer<Written>): void {
    if (answer.kind === "changed") {
      if (!this.asText.value && answer.body.tree && same(answer.body.tree, this.tree.value)) {
        // Another tab sent the very same.
        this.dirty = false;
        this.settle(answer.body);
        this.state.value = "saved";
        return;
      }
      this.theirs.value = answer.body;
      this.state.value = "changed";
    } else if (answer.kind === "refused") {
      this.why.value = answer.message;
      this.state.value = "refused";
    } else {
      this.state.value = "waiting";
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.send(), AGAIN);
    }
  }

  private settle(written: Written): void {
    this.version.value = written.version;
    this.faults.value = written.faults;
    this.isDraft.value = written.is_draft;
    this.isSaved.value = written.is_saved;
    this.savedAt.value = new Date();
    this.parsed = written.tree;
    if (!this.asText.value) this.text.value = written.text;
  }

  private parsed: Fields | null = null;

  /** The draft becomes the plan; false if something is wrong with it, or it could not be sent. */
  async save(): Promise<boolean> {
    if (!(await this.flush())) return false;
    const answer = await this.asking.save();
    if (answer.kind === "done") {
      this.settle(answer.body);
      const done = answer.body.faults.length === 0;
      announce(done ? t("page.workshop.plan-saved") : t("page.workshop.not-saved-faulty"));
      return done;
    }
    this.failed(answer);
    return false;
  }

  // --- what comes from the server

  /** All of it, as after loading the page. */
  private take(written: Written): void {
    this.version.value = written.version;
    this.faults.value = written.faults;
    this.isDraft.value = written.is_draft;
    this.isSaved.value = written.is_saved;
    this.text.value = written.text;
    this.parsed = written.tree;
    this.asText.value = written.tree === null;
    if (written.tree) this.tree.value = written.tree;
  }

  /** A version or what was saved, in the place of what is here; that can be undone. */
  replace(written: Written): void {
    const before = this.tree.value;
    this.dirty = false;
    clearTimeout(this.timer);
    this.take(written);
    if (written.tree && !same(before, written.tree)) {
      this.past.value = [...this.past.value, before];
      this.future.value = [];
    }
    this.lastPlace = "";
    this.section.value = "plan";
    this.state.value = "saved";
    this.savedAt.value = new Date();
    unsent.keep(this.start.id, null);
  }

  /** After somebody wrote elsewhere. */
  loadTheirs(): void {
    const theirs = this.theirs.value;
    this.theirs.value = null;
    if (theirs) this.replace(theirs);
  }

  keepMine(): void {
    this.theirs.value = null;
    this.state.value = "saving";
    void this.send(true);
  }

  /** From text to form and back; to the form only if the text can be shown in one. */
  async toggleText(): Promise<void> {
    if (!(await this.flush())) return;
    if (!this.asText.value) {
      this.parsed = this.tree.value;
      this.asText.value = true;
    } else if (this.parsed) {
      if (!same(this.tree.value, this.parsed)) this.past.value = [...this.past.value, this.tree.value];
      this.tree.value = this.parsed;
      this.section.value = "plan";
      this.asText.value = false;
    } else announce(t("page.workshop.text.not-yet"));
  }

  /** What the server has, as far as a form could show it, and which version that is. */
  get stored(): Fields {
    void this.version.value;
    return this.parsed ?? {};
  }

  get storedVersion(): string {
    return this.version.value;
  }

  get canShowForm(): boolean {
    return this.parsed !== null;
  }

  private remember(): void {
    if (this.asText.value) return;
    const kept = history.of(this.start.id);
    const waiting = unsent.of(this.start.id);
    if (kept && (same(kept.tree, this.tree.value) || waiting)) {
      this.past.value = kept.past;
      this.future.value = kept.future;
    }
    if (!waiting || same(waiting.tree, this.tree.value)) unsent.keep(this.start.id, null);
    else if (waiting.base === this.version.value) this.put(waiting.tree);
    else {
      // Not sent then, and changed elsewhere since: nothing of it goes without being asked.
      this.tree.value = waiting.tree;
      this.dirty = true;
      this.theirs.value = this.start;
      this.state.value = "changed";
    }
  }
}
