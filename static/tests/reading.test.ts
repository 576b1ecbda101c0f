// @vitest-environment jsdom

import { describe, expect, it } from "vitest";
import { lengthOf, partsOf, within } from "../src/parts/reading";

const paragraph = `<p>${"word ".repeat(60)}</p>`;
const page = { picture: "0.webp", width: 3, height: 4 };
const text = (html: string) => ({ place: 0, title: "", html, pages: [] });

describe("the parts of a text", () => {
  it("keeps a short one whole", () => {
    expect(partsOf("<p>One.</p><p>Two.</p>")).toEqual(["<p>One.</p><p>Two.</p>"]);
    expect(partsOf("")).toEqual([]);
  });
  it("ends one where enough is in it", () => {
    expect(partsOf(paragraph.repeat(5)).length).toBe(3);
    expect(partsOf(paragraph.repeat(5)).join("")).toBe(paragraph.repeat(5));
  });
  it("begins one with a heading, which stays with what follows it", () => {
    expect(partsOf("<h1>All</h1><h2>A</h2><p>a</p><h2>B</h2><p>b</p>")).toEqual([
      "<h1>All</h1><h2>A</h2><p>a</p>",
      "<h2>B</h2><p>b</p>",
    ]);
  });
  it("ends one at a line across, which is not shown", () => {
    expect(partsOf("<p>a</p><hr><hr><p>b</p>")).toEqual(["<p>a</p>", "<p>b</p>"]);
  });
  it("does not cut what is long in itself", () => {
    const long = `<p>${"word ".repeat(400)}</p>`;
    expect(partsOf(`${long}<p>b</p>`)).toEqual([long, "<p>b</p>"]);
  });
});

describe("the pages", () => {
  it("are those of the document, or the parts of the text", () => {
    expect(lengthOf({ ...text(""), pages: [page, page] })).toBe(2);
    expect(lengthOf(text("<p>a</p><hr><p>b</p>"))).toBe(2);
  });
  it("are not left behind", () => {
    const two = text("<p>a</p><hr><p>b</p>");
    expect([0, 1, 2, 9].map((wished) => within(two, wished))).toEqual([1, 1, 2, 2]);
  });
});
