"""Sides in the browser: given with one action, read everywhere, moved, changed over, and said with each word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitator.languages import catalogue
from tests.browser.stage import EN, Stage, axe, begin_next, fits, go_to, hand_in, server_at
from tests.serving import ServerProcess

PROMPTS = str(Path(__file__).parent / "prompts")
JA = catalogue("ja")
CLAIM = "Claim: every school should teach by conversation"


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = server_at(tmp_path_factory.mktemp("sides") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def side_of(console: Page, name: str) -> str:
    """As the console lists it."""
    section = console.locator("[data-side]").filter(has=console.get_by_role("button", name=name))
    expect(section).to_have_count(1)
    return str(section.get_attribute("data-side"))


def argue(side: str) -> str:
    return EN["page.student.argue"].format(side=side)


def test_sides_are_given_moved_and_changed_over(stage: Stage) -> None:
    console = stage.console(plan="a-debate")
    phones = {name: stage.phone(name) for name in ("Mika", "Leo", "Noa", "Ren")}
    screen = stage.screen()
    begin_next(console)
    for page in (*phones.values(), screen):
        expect(page.get_by_role("heading", level=1)).to_have_text("The claim")
    # What is asked says the claim itself; above the next prompt it stands by itself.
    expect(phones["Mika"].locator(".s-topic")).to_have_count(0)
    begin_next(console)
    for page in (phones["Mika"], screen):
        expect(page.get_by_text(CLAIM)).to_be_visible()
    expect(console.locator(".c-bar__title")).to_contain_text(CLAIM)
    expect(console.locator(".c-phase")).to_have_text("2 of 6 · Think: Your side")
    assert console.title().startswith("2 of 6 · Think: Your side · ")

    # The plan has sides and nobody has one: the console says so, and one press gives them.
    expect(console.get_by_text(EN["page.console.sides.wanted"])).to_be_visible()
    console.get_by_role("button", name=EN["page.console.sides.give"]).click()
    expect(screen.locator(".k-sides")).to_contain_text("for 2")
    expect(screen.locator(".k-sides")).to_contain_text("against 2")
    console.keyboard.press("d")
    expect(console.get_by_role("tab", name=EN["page.console.shell.view.sides"])).to_have_attribute(
        "aria-selected", "true"
    )
    sides = {name: side_of(console, name) for name in phones}
    assert sorted(sides.values()) == ["against", "against", "for", "for"]
    for name, phone in phones.items():
        expect(phone.locator(".s-side")).to_have_text(argue(sides[name]))
    axe(console, "sides on the console")
    axe(phones["Mika"], "a side on a phone")
    axe(screen, "sides on the screen")
    for page, why in ((console, "console"), (phones["Mika"], "phone"), (screen, "screen")):
        fits(page, f"sides: {why}")

    # By keyboard Mika comes to the other side, and back by undo.
    other = {"for": "against", "against": "for"}[sides["Mika"]]
    console.get_by_role("button", name="Mika").focus()
    console.keyboard.press("Enter")
    console.get_by_role("button", name=other, exact=True).focus()
    console.keyboard.press("Enter")
    expect(phones["Mika"].locator(".s-side")).to_have_text(argue(other))
    assert side_of(console, "Mika") == other
    console.get_by_role("button", name=EN["page.console.shell.undo"]).last.click()
    expect(phones["Mika"].locator(".s-side")).to_have_text(argue(sides["Mika"]))

    # By dragging.
    who = console.get_by_role("button", name="Leo").bounding_box()
    there = {"for": "against", "against": "for"}[sides["Leo"]]
    to = console.locator(f'[data-side="{there}"]').bounding_box()
    assert who
    assert to
    console.mouse.move(who["x"] + 10, who["y"] + 10)
    console.mouse.down()
    console.mouse.move(to["x"] + 40, to["y"] + 60, steps=8)
    console.mouse.up()
    expect(phones["Leo"].locator(".s-side")).to_have_text(argue(there))
    sides["Leo"] = there

    # A word is said from a side; a latecomer comes to the smaller one.
    hand_in(phones["Mika"], "it is fair to everybody")
    small = min(("for", "against"), key=[*sides.values()].count)
    late = stage.phone("Sora")
    expect(late.locator(".s-side")).to_have_text(argue(small))

    # Everybody changes over at once, and is told so.
    console.get_by_role("button", name=EN["page.console.sides.swap"]).click()
    opposite = {"for": "against", "against": "for"}
    for name, phone in phones.items():
        expect(phone.locator(".s-side")).to_contain_text(argue(opposite[sides[name]]))
        expect(phone.locator(".s-side")).to_contain_text(EN["page.parts.sides-over"])
    expect(screen.locator(".k-sides")).to_contain_text(EN["page.parts.sides-over"])

    # A phase of the plan does the same when it begins.
    go_to(console, phase="other-side")
    for name, phone in phones.items():
        expect(phone.get_by_role("heading", level=1)).to_have_text("The other side")
        expect(phone.locator(".s-side")).to_contain_text(argue(sides[name]))
    hand_in(phones["Mika"], "seen from over there")

    # On the board each word has its side and its phase's name.
    console.get_by_role("tab", name=EN["page.console.shell.view.walk"]).click()
    mika = console.locator(".att").filter(has_text="Mika")
    mika.get_by_role("checkbox").click()
    expect(console.locator(".b-tray")).to_contain_text("The other side")
    console.get_by_role("button", name=EN["page.console.board.tray-put"].format(name="Mika")).click()
    card = console.locator(".b-item")
    expect(card).to_contain_text(sides["Mika"])
    begin_next(console)
    console.get_by_role("switch", name=EN["page.console.board.show"].format(letter="U")).click()
    expect(screen.locator(".k-ans .side-mark")).to_have_text(sides["Mika"])
    expect(phones["Leo"].locator(".answer .side-mark")).to_have_text(sides["Mika"])
    axe(phones["Leo"], "a card with its side")
    axe(screen, "a card with its side on the screen")

    # Put away: nobody argues a side, and what was said keeps its own.
    console.keyboard.press("d")
    console.get_by_role("button", name=EN["page.console.sides.put-away"]).click()
    console.get_by_role("dialog").get_by_role("button").last.click()
    for phone in phones.values():
        expect(phone.locator(".s-side")).to_have_count(0)
    expect(screen.locator(".k-sides")).to_have_count(0)
    expect(screen.locator(".k-ans .side-mark")).to_have_text(sides["Mika"])


def test_by_groups_in_japanese_and_in_the_dark(stage: Stage) -> None:
    console = stage.console(plan="a-debate", language="ja", theme="dark")
    phones = [stage.phone(name, locale="ja-JP", theme="dark") for name in ("ミカ", "レオ", "ノア", "レン")]
    begin_next(console)
    begin_next(console)
    for phone in phones:
        expect(phone.get_by_role("heading", level=1)).to_have_text("Your side")
    console.set_viewport_size({"width": 390, "height": 844})
    console.get_by_role("button", name=JA["page.console.walk.form.random"], exact=True).click()
    console.get_by_role("tab", name=JA["page.console.shell.view.sides"]).click()
    expect(console.get_by_role("switch", name=JA["page.console.sides.by-groups"])).to_have_attribute(
        "aria-checked", "true"
    )
    console.locator(".c-sides").get_by_role("button", name=JA["page.console.sides.give"]).click()
    for phone in phones:
        expect(phone.locator(".s-side")).to_contain_text("の立場")
    fits(console, "sides on the instructor's phone")
    fits(phones[0], "a side in Japanese")
    axe(console, "sides on the instructor's phone")
    axe(phones[0], "a side in the dark")
