"""A class that meets again, the way its people see it: seats taken again, groups as last time, lines that return."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.stage import PLAN, Stage, axe, fits, go_to, hand_in

CLASS = "Class 5b"


def opened(stage: Stage, page: Page) -> Page:
    """A room of the class, from the library."""
    form = page.locator(f"#plan-{PLAN}")
    if not form.locator("[name=class_name]").is_visible():
        form.locator("summary").click()
    form.locator("[name=class_name]").fill(CLASS)
    axe(page, "the library")
    return stage.console(page)


def end(console: Page) -> None:
    console.get_by_role("button", name="End", exact=True).click()
    console.get_by_role("dialog").get_by_role("button").last.click()
    expect(console.locator("#c-next")).to_have_count(0)


def test_a_class_meets_again(stage: Stage) -> None:
    console = opened(stage, stage.instructor())
    mika, ren, _ = (stage.phone(name) for name in ("Mika", "Ren", "Yuki"))
    go_to(console, "think")
    console.get_by_role("button", name="By hand").click()
    go_to(console, "groups")
    expect(mika.locator(".mate")).to_have_count(3)
    go_to(console, "reflect")
    hand_in(mika, "First the size of the pieces.")
    hand_in(ren, "Something for myself.")
    share = mika.get_by_role("switch")
    expect(share).to_have_attribute("aria-checked", "false")
    share.click()
    expect(share).to_have_attribute("aria-checked", "true")
    axe(mika, "a reflection that is shared")
    end(console)
    console.goto(f"{stage.url}/instructor")
    console.get_by_role("link", name=re.compile(f"Next lesson.*{CLASS}")).first.click()
    expect(console.locator(f"#plan-{PLAN} [name=class_name]")).to_have_value(CLASS)
    opened(stage, console)
    word = console.locator(".c-class b").nth(1).inner_text()
    expect(console.locator(".c-missing summary")).to_contain_text("3 of 3")
    # The phone that held the seat.
    mika.goto(f"{stage.url}/j/{stage.room}")
    axe(mika, "welcome back")
    mika.get_by_role("button", name="Continue as Mika").click()
    expect(mika.locator(".s-lobby__name")).to_have_text("Mika")
    # Another phone, by name and the class's word.
    other = stage.device(390, 844, touch=True).new_page()
    other.goto(f"{stage.url}/j/{stage.room}")
    other.locator("#name").fill("ren")
    other.locator("form button").last.click()
    axe(other, "the class's word")
    fits(other, "the class's word")
    stage.expected.append("403")
    other.locator("#word").fill("nonsense")
    other.get_by_role("button", name="Continue as Ren").click()
    expect(other.get_by_role("alert")).to_be_visible()
    other.locator("#word").fill(word.upper())
    other.get_by_role("button", name="Continue as Ren").click()
    expect(other.locator(".s-lobby__name")).to_have_text("Ren")
    # Somebody who comes without a phone.
    console.locator(".c-missing summary").click()
    console.get_by_role("button", name="Is here").click()
    expect(console.locator(".c-missing")).to_have_count(0)
    # What was said last time opens the lesson, without a name.
    line = console.get_by_role("switch", name=re.compile("First the size"))
    line.click()
    screen = stage.screen()
    for page in (mika, screen):
        expect(page.locator(".last-time q")).to_have_text("First the size of the pieces.")
        axe(page, "what was said last time")
    expect(mika.locator(".last-time")).not_to_contain_text("Mika")
    axe(console, "the lobby of a class")
    go_to(console, "think")
    console.get_by_role("button", name="As last time").click()
    go_to(console, "groups")
    expect(console.locator(".group__people li")).to_have_count(3)
    expect(console.locator(".group h2 small").first).to_contain_text("as last time")


def test_who_moves_says_what_moved_them_and_the_instructor_reads_it(stage: Stage) -> None:
    console = stage.console()
    mika, ren = stage.phone("Mika"), stage.phone("Ren")
    go_to(console, "think")
    hand_in(mika, "4/7")
    hand_in(ren, "11/10")
    for name in ("Mika", "Ren"):
        console.get_by_role("checkbox", name=re.compile(name)).click()
    console.get_by_role("button", name="Put on board").click()
    go_to(console, "discuss")
    for switch in console.locator(".b-item .switch").all():
        switch.click()
    console.get_by_role("button", name="Ask everyone").click()
    choices = mika.locator(".convinced button")
    choices.nth(0).click()
    expect(choices.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(mika.locator(".s-why")).to_have_count(0)
    console.get_by_role("button", name="Ask everyone again").click()
    console.get_by_role("dialog").get_by_role("button").last.click()
    expect(mika.locator(".convinced [aria-pressed='true']")).to_have_count(0)
    choices.nth(1).click()
    why = mika.locator(".s-why input")
    why.fill("Ren's bars have one length.")
    why.press("Enter")
    expect(mika.get_by_role("button", name="Kept")).to_be_visible()
    axe(mika, "what moved me")
    fits(mika, "what moved me")
    console.locator(".c-moved summary").click()
    expect(console.locator(".c-moved")).to_contain_text("Mika")
    expect(console.locator(".c-moved q")).to_have_text("Ren's bars have one length.")
    axe(console, "what moved them")
    # It is nobody else's to read.
    expect(ren.locator("body")).not_to_contain_text("one length")


def test_the_instructor_is_with_a_group_and_it_sees_so(stage: Stage) -> None:
    console = stage.console()
    mika, ren = stage.phone("Mika"), stage.phone("Ren")
    go_to(console, "think")
    console.get_by_role("button", name="By hand").click()
    go_to(console, "groups")
    console.get_by_role("button", name="Drop in").click()
    for phone in (mika, ren):
        expect(phone.get_by_role("status").first).to_contain_text("is with your group")
    axe(mika, "a group with its instructor")
    axe(console, "with a group")
    console.get_by_role("button", name="Leave").click()
    expect(mika.locator(".s-visited")).to_have_count(0)
