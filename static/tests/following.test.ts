// @vitest-environment jsdom
// An idea that is followed: its steps are listed, their places marked, and gone through one by one.

import { beforeEach, expect, test } from "vitest";
import { beginFollowing } from "../src/transcript/following";

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  document.body.innerHTML = `<select><option value=""></option><option value="way-b1">A</option></select>
    <p id="c1">a half</p><p id="b1" data-ap="A">a half</p>
    <article id="way-b1" data-ap="A"><h3><span>A</span> Mika</h3><ol>
      <li><time>9:01</time><a href="#c1"><bdi>Mika answers</bdi></a></li>
      <li><time>9:02</time><a href="#b1"><bdi>On the board</bdi></a></li>
      <li><time>9:03</time><bdi>not shown</bdi></li></ol></article>
    <aside hidden><h2></h2><output data-at data-some="{n}/{of}"></output><button data-go="-1"></button><button data-go="1"></button>
    <button data-leave></button><ol></ol></aside>`;
  beginFollowing({ choice: the<HTMLSelectElement>("select"), trail: the("aside") });
});

function the<E extends HTMLElement>(selector: string): E {
  return document.querySelector<E>(selector) as E;
}

function choose(way: string): void {
  the<HTMLSelectElement>("select").value = way;
  the("select").dispatchEvent(new Event("change"));
}

const here = (): string[] => Array.from(document.querySelectorAll(".is-stop--here"), (each) => each.id);

test("its steps are listed and their places marked", () => {
  choose("way-b1");
  expect(the("aside").hidden).toBe(false);
  expect(the("h2").textContent).toBe("A Mika");
  expect(Array.from(document.querySelectorAll("aside li"), (each) => each.textContent)).toEqual([
    "9:01Mika answers",
    "9:02On the board",
    "9:03not shown",
  ]);
  expect(Array.from(document.querySelectorAll(".is-stop"), (each) => each.id)).toEqual(["c1", "b1"]);
  expect([the("output").textContent, here()]).toEqual(["1/3", ["c1"]]);
});

test("one step on and back, and no further than the ends", () => {
  choose("way-b1");
  const [back, on] = Array.from(document.querySelectorAll<HTMLButtonElement>("[data-go]"));
  expect([back?.disabled, on?.disabled]).toEqual([true, false]);
  on?.click();
  expect([the("output").textContent, here()]).toEqual(["2/3", ["b1"]]);
  on?.click();
  expect([the("output").textContent, here(), on?.disabled]).toEqual(["3/3", [], true]);
  back?.click();
  expect(here()).toEqual(["b1"]);
  the("aside li a").click();
  expect(here()).toEqual(["c1"]);
});

test("left by the button, by Escape and by choosing none, with no trace", () => {
  const leaves = [
    () => the("[data-leave]").click(),
    () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })),
    () => choose(""),
  ];
  for (const leave of leaves) {
    choose("way-b1");
    leave();
    expect([the("aside").hidden, document.querySelectorAll(".is-stop").length, the<HTMLSelectElement>("select").value]).toEqual([true, 0, ""]);
    expect(the("#c1").hasAttribute("data-ap")).toBe(false);
  }
});
