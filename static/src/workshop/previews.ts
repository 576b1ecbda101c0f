// Texts as students will see them, made by the server: asked for a moment after the last key, many at once.

import { signal } from "@preact/signals";
import type { Desk } from "./desk";
import { listAt, textAt } from "./tree";

const QUIET = 350;
const MOST = 300;

interface Wish {
  readonly text: string;
  readonly inline: boolean;
}

export class Previews {
  /** By text and topics; null where a text is wrong. */
  private readonly found = signal<ReadonlyMap<string, string | null>>(new Map());
  private readonly wishes = new Map<string, Wish>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  /** What is known of it; undefined: not yet. */
  of(text: string, inline: boolean): string | null | undefined {
    const key = this.keyOf(text, inline);
    const found = this.found.value;
    if (text.trim() === "" || found.has(key)) return found.get(key);
    if (!this.wishes.has(key)) {
      this.wishes.set(key, { text, inline });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(), QUIET);
    }
    return undefined;
  }

  private topics(): Record<string, string> {
    const topics = listAt(this.desk.tree.value, ["topics"]);
    return Object.fromEntries(
      topics.map((topic) => [textAt(topic, ["id"]), textAt(topic, ["default"]) || textAt(topic, ["label"]) || "…"]),
    );
  }

  private keyOf(text: string, inline: boolean): string {
    return JSON.stringify([text, inline, text.includes("{{") ? this.topics() : 0]);
  }

  private async ask(): Promise<void> {
    const asked = [...this.wishes].slice(-50);
    this.wishes.clear();
    const answer = await this.desk.asking.preview({ texts: asked.map(([, wish]) => wish), topics: this.topics() });
    if (answer.kind !== "done") return;
    const next = new Map([...this.found.value].slice(-MOST));
    asked.forEach(([key], place) => next.set(key, answer.body.html[place] ?? null));
    this.found.value = next;
  }
}
