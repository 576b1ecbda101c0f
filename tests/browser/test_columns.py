"""A seminar's three questions side by side: a class of 24 in six groups, on console, phone and screen."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, Stage, axe, fits, go_to
from tests.serving import PROGRAM

SEMINAR = "three-questions"
COLUMNS = ("Purpose", "A better world", "Equality")
CLASS = 24
GROUPS = 6
A_WHILE = 180_000
"""In ms: simulated groups write at a human pace."""


@contextmanager
def a_class(stage: Stage) -> Iterator[None]:
    words = ("simulate", "--url", stage.server.url, "--room", stage.room, "--students", str(CLASS), "--believable")
    with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as students:
        try:
            yield
        finally:
            students.terminate()


def boxes(found: Locator) -> list[dict[str, Any]]:
    """Of all of them, where they are."""
    places: list[dict[str, Any]] = found.evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(({x, y, width, height}) => ({x, y, width, height}))"
    )
    return places


def side_by_side(found: Locator, why: str) -> None:
    """Beside each other from left to right, at one height, none over another."""
    places = boxes(found)
    assert len({round(each["y"]) for each in places}) == 1, (why, places)
    for left, right in pairwise(places):
        assert left["width"] > 0, why
        assert left["x"] + left["width"] <= right["x"] + 1, (why, places)


def swipe(page: Page, place: Locator, to: int) -> None:
    """A finger across it, as Chromium's own gestures see it: -1 turns on, 1 back."""
    box = place.bounding_box()
    assert box is not None
    y = box["y"] + min(box["height"] / 2, 60)
    start, end = (box["x"] + box["width"] * part for part in ((0.85, 0.1) if to < 0 else (0.15, 0.9)))
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": y}]})
    for step in range(1, 9):
        x = start + (end - start) * step / 8
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


def form(console: Page) -> None:
    console.get_by_role("button", name=EN["page.console.walk.form.mixed"]).click()
    expect(console.locator(".group")).to_have_count(GROUPS)


@pytest.mark.timeout(400)
def test_a_whole_seminar_has_its_three_questions_side_by_side(stage: Stage) -> None:
    console = stage.console(plan=SEMINAR)
    screen = stage.screen()
    # A drawing that has grown meanwhile is asked for by the name that it had.
    stage.expected.append("404")
    with a_class(stage):
        expect(console.locator(".c-lobby__people li")).to_have_count(CLASS, timeout=A_WHILE)
        go_to(console, "think")
        expect(console.locator(".c-beside__row")).to_have_count(CLASS)
        walked(console)
        on_to(console, "Of the claim")
        form(console)
        nora = stage.phone("Nora")
        on_to(console, "Side by side")
        grouped(console)
        on_the_phone(console, nora)
        all_answered(console)
        put_up(console)
        on_to(console, "On the board")
        discussed(console, screen, nora)


def on_to(console: Page, title: str) -> None:
    """The next phase, which is called so. Phases of one kind follow one another here."""
    console.locator("#c-next").click()
    here = console.locator("[aria-current='step']").filter(has_text=title)
    question = console.get_by_role("dialog")
    expect(here.or_(question).first).to_be_visible()
    if question.count():
        question.get_by_role("button").last.click()
    expect(here).to_be_visible()


def walked(console: Page) -> None:
    """The walk: of each person three answers, as they grow."""
    expect(console.locator(".c-beside__row .att .pick").first).to_be_visible(timeout=A_WHILE)
    side_by_side(console.locator(".c-beside__row").first.locator(".att"), "walk, 1440")
    axe(console, "the walk by columns")
    console.locator(".c-beside__row").first.locator(".att__body").first.focus()
    console.keyboard.press("ArrowRight")
    expect(console.locator(".c-beside__row").first.locator(".att__body").nth(1)).to_be_focused()
    console.keyboard.press("ArrowDown")
    expect(console.locator(".c-beside__row").nth(1).locator(".att__body").nth(1)).to_be_focused()
    console.keyboard.press("Escape")
    console.get_by_role("button", name="Equality", exact=True).click()
    expect(console.locator(".c-grid .att")).to_have_count(CLASS)


def grouped(console: Page) -> None:
    """Each group a row with its three answers, on a laptop and a small one; on a phone one swipes."""
    rows = console.locator(".group--row")
    expect(rows).to_have_count(GROUPS)
    for width in (1440, 1024):
        console.set_viewport_size({"width": width, "height": 800})
        side_by_side(rows.first.locator(".group__words"), f"groups, {width}")
        side_by_side(rows.nth(1).locator(".group__words"), f"groups, {width}")
        fits(console, f"groups, {width}")
    axe(console, "groups by columns")
    console.set_viewport_size({"width": 390, "height": 844})
    fits(console, "groups, 390")
    axe(console, "groups by columns, 390")
    strip = rows.first.locator(".group__columns")
    assert strip.evaluate("each => each.scrollWidth > each.clientWidth")
    console.set_viewport_size({"width": 1440, "height": 900})


def on_the_phone(console: Page, nora: Page) -> None:
    """Who comes late is put into a group, and turns from question to question."""
    console.get_by_role("button", name=EN["page.console.groups.place"]).click()
    tabs = nora.locator(".seg--prompts button")
    expect(tabs).to_have_count(3)
    panels = nora.locator(".swiped > .s-prompt")
    side_by_side(panels, "phone")
    expect(tabs.first).to_have_attribute("aria-pressed", "true")
    fits(nora, "a phone in its group")
    axe(nora, "a phone in its group, by columns")
    swipe(nora, panels.first, -1)
    expect(tabs.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(panels.nth(1)).to_be_in_viewport(ratio=0.2)
    expect(panels.first).to_have_js_property("inert", True)
    tabs.nth(1).focus()
    nora.keyboard.press("ArrowRight")
    expect(tabs.nth(2)).to_be_focused()
    expect(panels.nth(2)).to_be_in_viewport(ratio=0.2)
    nora.keyboard.press("ArrowLeft")
    nora.keyboard.press("ArrowLeft")
    expect(panels.first).to_be_in_viewport(ratio=0.2)


def all_answered(console: Page) -> None:
    done = EN["page.console.groups.answered"].format(n=3, m=3)
    expect(console.locator(".group__done.is-all", has_text=done)).to_have_count(GROUPS, timeout=A_WHILE)


def put_up(console: Page) -> None:
    """All eighteen answers to the board, in their columns, and shown."""
    for place in range(GROUPS):
        for button in console.locator(".group--row").nth(place).locator(".group__words .btn").all():
            button.click()
    expect(console.locator(".b-item")).to_have_count(3 * GROUPS)
    for place, name in enumerate(COLUMNS):
        column = console.locator(".b-col").nth(place)
        expect(column.locator("h3")).to_contain_text(name)
        expect(column.locator(".b-item")).to_have_count(GROUPS)
        for switch in column.get_by_role("switch").all():
            switch.click()


def discussed(console: Page, screen: Page, nora: Page) -> None:
    columns = screen.locator(".k-col")
    expect(columns).to_have_count(3)
    expect(columns.locator("h2")).to_have_text(list(COLUMNS))
    expect(screen.locator("[data-card]")).to_have_count(3 * GROUPS)
    side_by_side(columns, "screen, 1920")
    readable(screen)
    axe(screen, "the screen by columns")
    fits(screen, "the screen by columns")
    side_by_side(console.locator(".oncol"), "console, 1440")
    expect(nora.locator(".s-col [data-card]")).to_have_count(3 * GROUPS)
    side_by_side(nora.locator(".swiped > .s-prompt"), "phone")
    opposite(console, screen, nora)
    moved(console, screen, nora)


def readable(screen: Page) -> None:
    """All in sight, and no word smaller than 24 px."""
    for column in screen.locator(".k-col__all").all():
        [box] = boxes(column)
        for each in boxes(column.locator("[data-card]")):
            assert box["y"] <= each["y"], (box, each)
            assert each["y"] + each["height"] <= box["y"] + box["height"] + 1, (box, each)
    sizes = screen.locator("[data-card] .said, [data-card] .ap, [data-card] .k-credit").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 23.99


def opposite(console: Page, screen: Page, nora: Page) -> None:
    """Two groups that contradict each other in one column stand opposite; across columns it is said."""
    join(console, 0, GROUPS - 1)
    join(console, 1, GROUPS)
    pair = screen.locator(".k-pair")
    expect(pair).to_have_count(1)
    expect(pair).to_contain_text(EN["page.parts.disagree"])
    side_by_side(pair.locator("[data-card]"), "opposite on the screen")
    expect(screen.locator(".k-ans__against")).to_have_count(2)
    readable(screen)
    expect(nora.locator(".s-pair [data-card]")).to_have_count(2)
    side_by_side(nora.locator(".s-pair [data-card]"), "opposite on the phone")
    side_by_side(console.locator(".onpair .oncard"), "opposite on the console")
    for page, where in ((console, "console"), (screen, "screen"), (nora, "phone")):
        axe(page, f"opposite each other, {where}")
        fits(page, f"opposite each other, {where}")
    console.set_viewport_size({"width": 1024, "height": 768})
    cards = boxes(console.locator(".onpair .oncard"))
    assert cards[0]["y"] + cards[0]["height"] <= cards[1]["y"], "below each other where each would be too narrow"
    console.set_viewport_size({"width": 1440, "height": 900})
    group = nora.get_by_role("group", name="disagree")
    expect(group).to_have_count(1)
    screen.set_viewport_size({"width": 1024, "height": 768})
    side_by_side(screen.locator(".k-col"), "screen, 1024")
    screen.set_viewport_size({"width": 1920, "height": 1080})


def join(console: Page, one: int, other: int) -> None:
    """By the places of the cards in the board's window."""
    console.get_by_role("button", name=EN["page.console.board.connect"], exact=True).click()
    window = console.get_by_role("dialog")
    letters = console.locator(".b-item > .ap").all_inner_texts()
    for place in (one, other):
        window.locator(".choice").filter(has=console.locator(f".ap:text-is('{letters[place]}')")).click()
    window.get_by_role("button", name=EN["page.parts.connection.contradicts"], exact=True).click()
    window.get_by_role("button", name=EN["page.console.board.connect-do"], exact=True).click()
    expect(window).to_have_count(0)


def moved(console: Page, screen: Page, nora: Page) -> None:
    """A card is put under another question, and everybody sees it there."""
    card = console.locator(".b-col").first.locator(".b-item").nth(1)
    card.locator(".b-item__t").click()
    console.get_by_label(EN["page.console.board.column"]).select_option("Equality")
    expect(console.locator(".b-col").nth(2).locator(".b-item")).to_have_count(GROUPS + 1)
    expect(screen.locator(".k-col").nth(2).locator("[data-card]")).to_have_count(GROUPS + 1)
    expect(nora.locator(".s-col").nth(2).locator("[data-card]")).to_have_count(GROUPS + 1)
