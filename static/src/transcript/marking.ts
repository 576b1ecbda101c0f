// Marks what was found in an element and takes the marks away again. Its text stays the same, sign by sign.
import { places } from "./matching";

/** What a reader reads as one piece: what is looked for never goes on from one to the next. */
const PIECES = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, th, td, summary, figcaption, pre, blockquote, caption, time, div";
/** What is drawn, typed or chosen from, or not to be seen. */
const UNREAD = "svg, textarea, select, script, .vh";
const FORMULA = "http://www.w3.org/1998/Math/MathML";

/** The parts of one place, in order: more than one where it goes over several elements. */
export type Found = readonly Element[];

interface Cut {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
  readonly found: Element[];
}

/** All places, from top to bottom. */
export function mark(within: Element, wanted: string): Found[] {
  const all: Element[][] = [];
  if (!wanted.trim()) return all;
  for (const texts of pieces(within)) {
    const cuts: Cut[] = [];
    const whole = texts.map((each) => each.data).join("");
    for (const [from, to] of places(whole, wanted)) {
      const found: Element[] = [];
      all.push(found);
      let start = 0;
      for (const node of texts) {
        const end = start + node.data.length;
        if (start < to && from < end) cuts.push({ node, from: Math.max(from - start, 0), to: Math.min(to - start, end - start), found });
        start = end;
      }
    }
    // From the end: what comes before a cut keeps its place.
    for (const cut of cuts.reverse()) cut.found.unshift(marked(cut));
  }
  return all;
}

export function unmark(within: Element): void {
  for (const each of within.querySelectorAll("[data-has-found]")) each.removeAttribute("data-has-found");
  for (const each of within.querySelectorAll("mark")) {
    const parent = each.parentNode;
    each.replaceWith(...Array.from(each.childNodes));
    parent?.normalize();
  }
}

export function here(found: Found, so: boolean): void {
  for (const each of found) {
    if (each.localName === "mark") each.classList.toggle("is-here", so);
    else each.setAttribute("data-has-found", so ? "here" : "");
  }
}

function marked({ node, from, to }: Cut): Element {
  const parent = node.parentElement;
  if (parent && parent.namespaceURI === FORMULA) {
    // A formula has no place for other elements.
    parent.setAttribute("data-has-found", "");
    return parent;
  }
  const middle = node.splitText(from);
  middle.splitText(to - from);
  const around = document.createElement("mark");
  middle.replaceWith(around);
  around.append(middle);
  return around;
}

/** The texts of each piece. What is drawn is no text. */
function* pieces(within: Element): Generator<Text[]> {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  let of: Element | null = null;
  let texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(UNREAD)) continue;
    const piece = parent.closest(PIECES);
    if (piece !== of && texts.length > 0) {
      yield texts;
      texts = [];
    }
    of = piece;
    texts.push(node);
  }
  if (texts.length > 0) yield texts;
}
