"""Pictures of every page for the documents, taken in one lesson with a simulated class: ``make pictures``.

It takes some minutes, for the class writes at a human pace.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from facilitator.simulate.voices import voices_of
from tests.browser.conftest import ARGUMENTS, chromium
from tests.browser.stage import EN, PLAN, Stage, begin_next, field, go_to, server_at
from tests.serving import PROGRAM, ROOT

FOLDER = ROOT / "docs" / "pictures"
LARGEST = 200_000
"""Bytes of one picture."""
CLASS = 27
BOARD = ("across", "estimate", "picture", "tenths", "decimals")
PATIENCE = 150_000
"""ms; a class takes its time."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = server_at(Path(data) / "data").start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            lesson(Stage(browser, server))
        finally:
            browser.close()
            server.stop()


def take(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state()
    page.screenshot(path=path, animations="disabled", caret="initial")
    assert path.stat().st_size < LARGEST, f"{path.name} is too large"
    print(path.relative_to(ROOT))


def at_sizes(console: Page, name: str) -> None:
    """On a laptop, a small one and a phone; on the first one dark, too."""
    for width, height in ((1024, 768), (390, 844), (1440, 900)):
        console.set_viewport_size({"width": width, "height": height})
        take(console, f"{name}-{width}")
    console.emulate_media(color_scheme="dark")
    take(console, f"{name}-1440-dark")
    console.emulate_media(color_scheme="light")


def lesson(stage: Stage) -> None:
    library = stage.instructor(device_scale_factor=0.66)
    take(library, "library-1440")
    console = stage.console(library)
    screen = stage.screen(device_scale_factor=0.5)
    guest = stage.device(390, 844, touch=True).new_page()
    guest.goto(f"{stage.url}/j/{stage.room}")
    guest.locator("#name").fill("Nora")
    take(guest, "join-390")
    words = ("simulate", "--url", stage.server.url, "--room", stage.room, "--students", str(CLASS), "--believable")
    with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as students:
        try:
            stage.take_seat(guest, "Nora")
            expect(console.locator(".c-lobby__people li")).to_have_count(CLASS + 1, timeout=PATIENCE)
            take(console, "console-lobby-1440")
            take(screen, "screen-lobby-1920")
            alone(console, guest, screen)
            together(console, guest, screen)
            at_the_board(console, guest, screen)
            at_the_end(stage, console, guest, screen)
        finally:
            students.terminate()


def alone(console: Page, guest: Page, screen: Page) -> None:
    begin_next(console)
    expect(guest.get_by_text("How much milk").first).to_be_visible()
    take(guest, "student-pose-390")
    take(screen, "screen-pose-1920")
    go_to(console, "think")
    field(guest).fill("10 is in both tables, so I made tenths. 6 and 5 is")
    take(guest, "student-think-390")
    guest.emulate_media(color_scheme="dark")
    take(guest, "student-think-390-dark")
    guest.emulate_media(color_scheme="light")
    expect(console.locator(".att .pick").nth(CLASS - 6)).to_be_visible(timeout=PATIENCE)
    tag_all(console)
    at_sizes(console, "console-walk")


def tag_all(console: Page) -> None:
    """As the instructor would, from what is written; the first of each approach is chosen for the board."""
    voices = voices_of(PLAN, "en")
    assert voices is not None
    guide = console.locator(".c-filters .chip .ap").all_inner_texts()
    chosen: set[str] = set()
    people = console.locator(".att:has(.pick)").evaluate_all("cards => cards.map(each => each.dataset.who)")
    for person in people:
        card = console.locator(f".att[data-who='{person}']")
        said = card.locator(".att__words").inner_text()
        approach = next((name for name, each in voices.approaches.items() if said in each.answers), None)
        if approach is None or card.locator(".ap--none").count() == 0:
            continue
        letter = chr(ord("A") + list(voices.approaches).index(approach))
        card.locator(".att__body").focus()
        console.keyboard.press(str(guide.index(letter) + 1))
        expect(card.locator(".tagbtn")).to_have_text(letter)
        if approach in BOARD and approach not in chosen:
            chosen.add(approach)
            card.get_by_role("checkbox").click()
    console.locator(".c-grid").evaluate("each => each.scrollTop = 0")


def together(console: Page, guest: Page, screen: Page) -> None:
    console.locator(".c-act .btn--main").click()
    console.get_by_role("button", name=EN["page.console.walk.form.mixed"]).click()
    expect(console.locator(".group .member")).to_have_count(CLASS + 1)
    go_to(console, "groups")
    expect(console.locator(".group__words .said").nth(3)).to_be_visible(timeout=PATIENCE)
    close_toast(console)
    take(console, "console-groups-1440")
    take(guest, "student-groups-390")
    take(screen, "screen-groups-1920")


def close_toast(console: Page) -> None:
    for each in console.locator(".c-toast .btn--icon").all():
        each.click()


def at_the_board(console: Page, guest: Page, screen: Page) -> None:
    go_to(console, "discuss")
    cards = console.locator(".b-item")
    for place in range(4):
        cards.nth(place).get_by_role("switch").click()
        expect(cards.nth(place).get_by_role("switch")).to_have_attribute("aria-checked", "true")
        cards.nth(place).locator(".b-name").click()
    ask = console.get_by_role("button", name=EN["page.console.talk.ask-everyone"])
    ask.click()
    answered(console, CLASS - 8)
    console.get_by_role("button", name=EN["page.console.talk.ask-again"]).click()
    console.get_by_role("dialog").get_by_role("button", name=EN["page.console.talk.ask-again"]).click()
    answered(console, CLASS - 8)
    console.get_by_role("switch", name=EN["page.console.talk.on-screen"], exact=True).click()
    expect(console.locator(".feed__one").nth(3)).to_be_visible(timeout=PATIENCE)
    close_toast(console)
    at_sizes(console, "console-talk")
    take(screen, "screen-discuss-1920")
    take(guest, "student-discuss-390")
    console.get_by_role("button", name=EN["page.console.board.compare"]).click()
    window = console.get_by_role("dialog")
    for choice in (window.locator(".choice").first, window.locator(".choice").last):
        choice.click()
    window.get_by_role("button", name=EN["page.console.board.compare-do"]).click()
    expect(screen.locator(".k")).to_be_visible()
    take(screen, "screen-compare-1920")


def answered(console: Page, least: int) -> None:
    console.wait_for_function(
        "least => Number((document.querySelector('.panel__t p')?.innerText ?? '').split(' ')[0]) >= least",
        arg=least,
        timeout=PATIENCE,
    )


def at_the_end(stage: Stage, console: Page, guest: Page, screen: Page) -> None:
    go_to(console, "sum-up")
    expect(console.locator(".proposal").nth(1)).to_be_visible(timeout=PATIENCE)
    console.locator(".proposal").first.get_by_role("checkbox").click()
    console.get_by_role("button", name=EN["page.console.sumup.adopt"]).click()
    expect(guest.locator(".conclusion, .conclusions").first).to_be_visible()
    close_toast(console)
    take(console, "console-sum-up-1440")
    take(guest, "student-sum-up-390")
    take(screen, "screen-sum-up-1920")
    go_to(console, "reflect")
    expect(console.locator(".reflection").nth(3)).to_be_visible(timeout=PATIENCE)
    take(guest, "student-reflect-390")
    console.goto(f"{console.url.partition('?')[0]}?lang=ja")
    expect(console.locator("#c-next")).to_be_visible()
    take(console, "console-reflect-1440-ja")
    guest.goto(f"{guest.url}&lang=ja")
    take(guest, "student-reflect-390-ja")
    console.goto(f"{stage.url}/instructor/rooms/{stage.room}/transcript?lang=en")
    console.set_viewport_size({"width": 1024, "height": 1200})
    take(console, "transcript-1024")


if __name__ == "__main__":
    main()
    sys.exit()
