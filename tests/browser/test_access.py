"""Every page, in each of its states: axe finds nothing, and nothing has to be scrolled to the side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage, Theme, axe, begin_next, field, fits, go_to, hand_in

PHASES = ("pose", "think", "groups", "discuss", "sum-up", "reflect")
LOOKS: list[tuple[Theme, str]] = [("light", "en"), ("dark", "ja")]


def also_from_right_to_left(page: Page, why: str) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")
    fits(page, f"{why}, right to left")
    page.evaluate("document.documentElement.dir = 'ltr'")


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_pages_around_the_room(stage: Stage, theme: Theme, language: str) -> None:
    stage.expected += ["404", "403"]
    stage.console(theme=theme)
    stranger = stage.device(390, 844, touch=True, theme=theme).new_page()
    for path in ("/", "/?code=AAAAAA", f"/j/{stage.room}", "/nothing", "/instructor", "/screen/x?token=y"):
        stranger.goto(f"{stage.url}{path}{'&' if '?' in path else '?'}lang={language}")
        axe(stranger, f"{path} {theme} {language}")
        fits(stranger, path)
        also_from_right_to_left(stranger, path)
    instructor = stage.instructor(theme=theme)
    for path in ("", f"/rooms/{stage.room}/transcript", f"/rooms/{stage.room}/delete"):
        for width in (1440, 1024, 390):
            instructor.set_viewport_size({"width": width, "height": 844})
            instructor.goto(f"{stage.url}/instructor{path}?lang={language}")
            axe(instructor, f"{path} {theme} {language} {width}")
            fits(instructor, f"{path} {width}")


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_room_in_every_phase(stage: Stage, theme: Theme, language: str) -> None:
    console = stage.console(theme=theme, language=language)
    screen = stage.screen(theme=theme)
    phone = stage.phone("Mika", theme=theme)
    stage.phone("ليلى", theme=theme)
    for page in (screen, phone):
        page.goto(f"{page.url}{'&' if '?' in page.url else '?'}lang={language}")

    def look(state: str) -> None:
        why = f"{state} {theme} {language}"
        axe(phone, f"phone {why}")
        fits(phone, f"phone {why}")
        also_from_right_to_left(phone, f"phone {why}")
        axe(screen, f"screen {why}")
        for width, height in ((1440, 900), (1024, 768), (390, 844)):
            console.set_viewport_size({"width": width, "height": height})
            axe(console, f"console {width} {why}")
            fits(console, f"console {width} {why}")
        also_from_right_to_left(console, f"console {why}")
        console.set_viewport_size({"width": 1440, "height": 900})

    look("lobby")
    for phase in PHASES:
        begin_next(console)
        expect(phone.locator(".s-main, main").first).to_be_visible()
        if phase == "think":
            hand_in(phone, "a half and a bit " * 12)
            card = console.locator(".att", has_text="Mika")
            card.locator(".att__body").focus()
            console.keyboard.press("1")
            card.get_by_role("checkbox").click()
            console.locator(".c-act .btn--main").click()
            expect(console.locator(".b-item")).to_have_count(1)
            console.locator(".c-act__groups .seg button").first.click()
        if phase == "discuss":
            console.locator(".b-item .switch").click()
            expect(phone.get_by_text("a half and a bit").first).to_be_visible()
        look(phase)
    for key in ("?", "m", "c", "s"):
        console.keyboard.press(key)
        expect(console.get_by_role("dialog")).to_be_visible()
        axe(console, f"window {key} {theme} {language}")
        console.keyboard.press("Escape")
        expect(console.get_by_role("dialog")).to_have_count(0)
    console.keyboard.press("p")
    expect(phone.locator(".s-eyes, [role=alert]").first).to_be_visible()
    look("eyes up")


def test_focus_can_be_seen_and_motion_can_be_off(stage: Stage) -> None:
    console = stage.console(reduced_motion="reduce")
    phone = stage.phone("Mika", reduced_motion="reduce")
    go_to(console, "think")
    field(phone).fill("moving")
    moves = "each => getComputedStyle(each).animationName !== 'none'"
    moving = f"Array.from(document.querySelectorAll('*')).filter({moves}).length"
    assert phone.evaluate(moving) == console.evaluate(moving) == 0
    console.locator("#c-next").focus()
    console.keyboard.press("Shift+Tab")
    console.keyboard.press("Tab")
    ring = console.locator("#c-next").evaluate("each => getComputedStyle(each).outlineWidth")
    assert ring == "3px"
