"""``python -m bench.frames``: how smooth the console stays while a whole class writes and draws, in a real Chromium.

Forty clients send a draft each, twice a second, two in five of them with a drawing that grows. A frame's time is that
between two animation frames; a tag's is from the key to the letter on the card, with its way to the server and back.
"""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path
from random import Random
from typing import Any, Final

from playwright.sync_api import Page, expect, sync_playwright

from facilitator.simulate.sketches import sketch
from tests.browser.conftest import ARGUMENTS, chromium
from tests.browser.stage import Stage, go_to, server_at
from tests.live.classroom import Classroom, signed_in

STUDENTS: Final = 40
SECONDS: Final = 10
EVERY: Final = 0.5
DRAW: Final = 0.4
WORDS: Final = "Fifths and halves are pieces of two sizes, so I cut both into tenths and counted them together. " * 4
FRAMES = """seconds => new Promise(done => {
  const frames = []; let last = performance.now(); const begun = last;
  const tick = now => {
    frames.push(now - last); last = now;
    if (now - begun < seconds * 1000) requestAnimationFrame(tick); else done(frames.slice(1));
  };
  requestAnimationFrame(tick);
})"""


class Joined(Classroom):
    """A room that a browser has opened."""

    def __init__(self, stage: Stage) -> None:
        self.server, self.code, self.tabs = stage.server, stage.room, []
        self.browser = signed_in(stage.server)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = server_at(Path(folder) / "data").start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            measured(Stage(browser, server))
        finally:
            browser.close()
            server.stop()


def measured(stage: Stage) -> None:
    console = stage.console()
    room = Joined(stage)
    tabs = [room.student(room.join(f"Student {number}")) for number in range(STUDENTS)]
    go_to(console, "think")
    visit = next(iter(tabs[0].streams["class"].view["room"].values()))["visit"]
    for tab in tabs[: STUDENTS // 2]:
        tab.do("HandIn", kind="answer", visit=visit, text="11/10")
    expect(console.locator(".att").nth(STUDENTS - 1)).to_be_visible()
    stop = threading.Event()
    writer = threading.Thread(target=write, args=(tabs, visit, stop))
    writer.start()
    frames = sorted(console.evaluate(FRAMES, SECONDS))
    tags = sorted(tag(console, number) for number in range(10))
    stop.set()
    writer.join()
    print(f"frames of the console, while {STUDENTS} write: median {middle(frames):.0f} ms, ", end="")
    print(f"99 in 100 within {frames[int(len(frames) * 0.99)]:.0f} ms, the longest {frames[-1]:.0f} ms")
    print(f"a tag is on its card after {middle(tags):.0f} ms (the longest {tags[-1]:.0f} ms)")
    room.close()


def write(tabs: list[Any], visit: str, stop: threading.Event) -> None:
    """Everybody's draft grows by some letters, and some drawings by a line."""
    drawings = [sketch(Random(number)) for number in range(len(tabs))]
    for step in range(1, 10_000):
        begun = time.monotonic()
        for number, tab in enumerate(tabs):
            draft: dict[str, Any] = {"kind": "answer", "visit": visit, "text": WORDS[: step * 8 % len(WORDS)]}
            if number < len(tabs) * DRAW:
                strokes = drawings[number].strokes
                some = [{"points": each.points} for each in strokes[: 1 + step % len(strokes)]]
                draft["drawing"] = {"strokes": some}
            tab.emit("draft", draft)
        if stop.wait(max(0.0, EVERY - (time.monotonic() - begun))):
            return


def tag(console: Page, number: int) -> float:
    """In ms."""
    console.evaluate(
        """number => {
          const cards = [...document.querySelectorAll('.att')].filter(each => each.querySelector('.tagbtn'));
          const letter = cards[number].querySelector('.tagbtn .ap');
          cards[number].querySelector('.att__body').focus();
          window.tagged = new Promise(done => document.addEventListener('keydown', () => {
            const begun = performance.now();
            const tagged = () => letter.textContent !== '?';
            const look = () => tagged() ? done(performance.now() - begun) : requestAnimationFrame(look);
            look();
          }, {once: true, capture: true}));
        }""",
        number,
    )
    console.keyboard.press("1")
    return float(console.evaluate("window.tagged"))


def middle(times: list[float]) -> float:
    return times[len(times) // 2]


if __name__ == "__main__":
    main()
