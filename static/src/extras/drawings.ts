// The drawing of an answer as it is drawn on: what can be undone, and whether there is room for more.

import { signal, type Signal } from "@preact/signals";
import { isDrawing, strokesOf } from "../parts/pictures";
import type { Writing } from "../student/writing";
import { LIMITS, type Drawing, type Stroke } from "../wire";

const BLANK: Drawing = { paper: "grid", strokes: [] };

export class Sketching {
  private readonly undone: Drawing[] = [];
  private readonly done: Drawing[] = [];
  /** null: what was drawn before is not here (yet). */
  readonly now: Signal<Drawing | null> = signal(null);
  readonly full = signal(false);
  readonly missing = signal(false);
  private loaded: string | undefined;

  constructor(private readonly writing: Writing) {
    void this.begin();
  }

  /** With what is drawn already, here or elsewhere: nobody draws over what they do not see. */
  async begin(): Promise<void> {
    const content = this.writing.content.peek();
    const drawn = content.pictures.find(isDrawing);
    this.loaded = drawn;
    this.missing.value = false;
    const found = content.drawing ?? (drawn === undefined ? this.blank() : await strokesOf(drawn));
    if (this.writing.content.peek() !== content) return;
    if (found) this.now.value = found;
    else this.loaded = undefined;
    this.missing.value = found === null;
  }

  private blank(): Drawing {
    return { ...(this.now.peek() ?? BLANK), strokes: [] };
  }

  /** Another tab of the seat, or the one who had the pen before, has drawn on. */
  follow(): () => void {
    return this.writing.content.subscribe(({ drawing, pictures }) => {
      const drawn = pictures.find(isDrawing);
      const now = this.now.peek();
      const blank = (now?.strokes ?? []).length === 0;
      if (drawing ? drawing !== now : drawn === undefined ? !blank : drawn !== this.loaded) void this.begin();
    });
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** False where it would be too much. */
  change(drawing: Drawing): boolean {
    const before = this.now.value;
    if (!before) return false;
    const more = (drawing.strokes ?? []).length > (before.strokes ?? []).length;
    this.full.value = more && sizeOf(drawing) > LIMITS.DRAWING;
    if (this.full.value) return false;
    this.done.push(before);
    this.undone.length = 0;
    this.put(drawing);
    return true;
  }

  add(stroke: Stroke): boolean {
    const now = this.now.value;
    return now !== null && this.change({ ...now, strokes: [...(now.strokes ?? []), stroke] });
  }

  undo(): void {
    this.step(this.done, this.undone);
  }

  redo(): void {
    this.step(this.undone, this.done);
  }

  private step(from: Drawing[], to: Drawing[]): void {
    const [then, now] = [from.pop(), this.now.value];
    if (!then || !now) return;
    to.push(now);
    this.full.value = false;
    this.put(then);
  }

  /** It stands in place of the one that the server has. An empty sheet is no drawing. */
  private put(drawing: Drawing): void {
    this.now.value = drawing;
    this.loaded = undefined;
    const pictures = this.writing.content.peek().pictures.filter((name) => !isDrawing(name));
    this.writing.put({ pictures, drawing: (drawing.strokes ?? []).length > 0 ? drawing : null });
  }
}

function sizeOf(drawing: Drawing): number {
  return JSON.stringify(drawing).length;
}

const sketchings = new WeakMap<Writing, Sketching>();

/** The one of that place on this page. It follows what another tab, or the group, has drawn meanwhile. */
export function sketchingFor(writing: Writing): Sketching {
  const known = sketchings.get(writing) ?? new Sketching(writing);
  sketchings.set(writing, known);
  return known;
}

/** Begins with somebody's drawing as a copy; what is drawn already stays under it. */
export async function drawOn(writing: Writing, name: string): Promise<boolean> {
  const copied = await strokesOf(name);
  if (!copied) return false;
  const sketching = sketchingFor(writing);
  await sketching.begin();
  const strokes = sketching.now.value?.strokes ?? [];
  return sketching.change(
    strokes.length === 0 ? copied : { ...sketching.now.value, strokes: [...strokes, ...(copied.strokes ?? [])] },
  );
}
