// @vitest-environment jsdom
// A swipe from one question to the next, while the page is drawn anew because others write.

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Swiped } from "../src/student/Swiped";

const WIDTH = 300;
const NAMES = ["Purpose", "A better world", "Equality"];

let place: HTMLElement;
/** In px: how far the strip has been swiped. */
let swiped: number;
let asked: number[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  swiped = 0;
  asked = [];
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const panels = Array.from(place.querySelectorAll(".swiped > *"));
    return new DOMRect(panels.includes(this) ? panels.indexOf(this) * WIDTH - swiped : 0, 0, WIDTH, 100);
  });
  vi.stubGlobal("DOMRect", Box);
  place = document.createElement("main");
  document.body.replaceChildren(place);
});
afterEach(() => {
  render(null, place);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** jsdom has none. */
class Box {
  constructor(
    readonly left: number,
    readonly top: number,
    readonly width: number,
    readonly height: number,
  ) {}
}

function drawn(words: string): void {
  const panels = NAMES.map((name) => (
    <p key={name}>
      {name}: {words}
    </p>
  ));
  act(() =>
    render(
      <Swiped label="Questions" names={NAMES} at={0} onAt={(at) => asked.push(at)}>
        {panels}
      </Swiped>,
      place,
    ),
  );
}

function swipe(to: number): void {
  swiped = to;
  place.querySelector(".swiped")?.dispatchEvent(new Event("scroll"));
}

test("a swipe turns to what is then in the middle", () => {
  drawn("as it was");
  swipe(WIDTH * 0.8);
  expect(asked).toEqual([]);
  vi.runAllTimers();
  expect(asked).toEqual([1]);
});

test("a swipe is not forgotten when the page is drawn anew before it has come to rest", () => {
  drawn("as it was");
  swipe(WIDTH * 1.9);
  drawn("others have written");
  vi.runAllTimers();
  expect(asked).toEqual([2]);
});
