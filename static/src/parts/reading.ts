// What there is to read: a text, which is cut into parts as a screen can show them, or pages.

import type { Store } from "../store";
import type { MaterialInfo } from "../wire";

export type Material = MaterialInfo & { readonly id: string };

/** The plan's first, then as they were added. */
export function materialsOf(store: Store, kind: "class" | "instructor" | "screen"): readonly Material[] {
  const all = Array.from(store.collection(kind, "materials").value, ([id, each]) => ({ ...each, id }));
  return all.sort((a, b) => a.place - b.place);
}

export function isReady({ html, pages }: MaterialInfo): boolean {
  return html !== "" || pages.length > 0;
}

/** Pages, or parts of a text. */
export function lengthOf({ html, pages }: MaterialInfo): number {
  return pages.length || partsOf(html).length;
}

/** The page of it that there is, nearest to the one wished for. */
export function within(material: MaterialInfo, page: number): number {
  return Math.min(Math.max(1, page), Math.max(1, lengthOf(material)));
}

/** In letters: about what can be read from the last row, if it fills a screen. */
const PART = 650;
const known = new Map<string, readonly string[]>();

/** The markup of each part. The same everywhere, so that "part 3" is one place; a heading begins one, a line across ends
    one, and else it ends where enough is in it. */
export function partsOf(html: string): readonly string[] {
  const found = known.get(html);
  if (found) return found;
  const all = document.createElement("template");
  all.innerHTML = html;
  const parts: string[] = [];
  let part = "";
  let length = 0;
  let begun = false;
  const end = (): void => {
    if (part !== "") parts.push(part);
    [part, length, begun] = ["", 0, false];
  };
  for (const block of Array.from(all.content.children)) {
    const letters = block.textContent?.length ?? 0;
    const heading = /^H[1-6]$/.test(block.tagName);
    if (block.tagName === "HR") {
      end();
      continue;
    }
    // Headings stay with what follows them.
    if (begun && (heading || length + letters > PART)) end();
    part += block.outerHTML;
    length += letters;
    begun ||= !heading;
  }
  end();
  known.set(html, parts);
  return parts;
}
