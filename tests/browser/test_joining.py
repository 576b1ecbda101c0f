"""The ways in: by code, by link, back again, several on one device; and every closed door said kindly."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, begin_next, field, go_to, hand_in


def test_by_the_code_however_it_is_typed(stage: Stage) -> None:
    console = stage.console()
    page = stage.device(390, 844, touch=True).new_page()
    stage.expected.append("404")
    page.goto(stage.url)
    page.locator("#code").fill("AAA AAA")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(EN["refused.unknown-room"])
    expect(page.locator("#code")).to_have_value("AAA AAA")
    page.locator("#code").fill(f"{stage.room[:3].lower()}-{stage.room[3:].lower()}")
    page.keyboard.press("Enter")
    stage.take_seat(page, "Mika")
    expect(console.locator(".c-lobby__people li")).to_have_text(["Mika"])


def test_continue_as_or_someone_else(stage: Stage) -> None:
    console = stage.console()
    first = stage.phone("Mika")
    page = first.context.new_page()
    page.goto(f"{stage.url}/j/{stage.room}")
    page.get_by_role("link", name=EN["page.join.someone-else"]).click()
    stage.take_seat(page, "Leo")
    again = first.context.new_page()
    again.goto(f"{stage.url}/j/{stage.room}")
    again.get_by_role("link", name=EN["page.join.continue-as"].format(name="Mika")).click()
    go_to(console, "think")
    for who, words in ((again, "Mika's own words"), (page, "Leo's own words")):
        hand_in(who, words)
    for name in ("Mika", "Leo"):
        expect(console.locator(".att", has_text=name)).to_contain_text(f"{name}'s own words")


def test_who_comes_late_sees_the_board_so_far(stage: Stage) -> None:
    console = stage.console()
    mika = stage.phone("Mika")
    go_to(console, "think")
    hand_in(mika, "on the board before")
    console.locator(".att").get_by_role("checkbox").click()
    console.get_by_role("button", name=EN["page.console.walk.put-on-board"], exact=True).click()
    go_to(console, "discuss")
    console.locator(".b-item").get_by_role("switch").click()
    late = stage.phone("Late")
    expect(late.get_by_text("on the board before").first).to_be_visible()


def door(stage: Stage, console: Page) -> Page:
    page = stage.device(390, 844, touch=True).new_page()
    page.goto(f"{stage.url}/j/{stage.room}")
    return page


def test_a_locked_room_an_ended_room_a_removed_seat(stage: Stage) -> None:
    console = stage.console()
    mika = stage.phone("Mika")
    stage.expected += ["403", "410"]
    console.get_by_role("switch", name=EN["page.console.shell.lock"]).click()
    expect(console.get_by_role("switch", name=EN["page.console.shell.lock"])).to_have_attribute("aria-checked", "true")
    expect(door(stage, console).get_by_text(EN["refused.locked"])).to_be_visible()

    console.get_by_role("button", name=re.compile(EN["page.console.shell.joined-one"].format(n=1))).click()
    console.get_by_role("button", name=EN["page.console.shell.remove"].format(name="Mika")).click()
    expect(mika.get_by_text(EN["page.student.gone-removed"])).to_be_visible()
    console.keyboard.press("Escape")
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(mika.get_by_text(EN["page.student.gone-removed"])).to_have_count(0)

    begin_next(console)
    console.get_by_role("button", name=EN["page.console.shell.end"], exact=True).click()
    console.get_by_role("dialog").get_by_role("button", name=EN["page.console.shell.end-room"]).click()
    expect(console.get_by_text(EN["page.console.shell.ended-title"])).to_be_visible()
    ended = door(stage, console)
    expect(ended.get_by_text(EN["refused.ended"])).to_be_visible()
    expect(ended.locator("#name")).to_have_count(0)


def test_somebody_without_a_phone(stage: Stage) -> None:
    """Added and written for by the instructor, renamed, and in the transcript like anybody."""
    console = stage.console()
    console.keyboard.press("m")
    console.locator("#c-add-name").fill("Nana")
    console.keyboard.press("Enter")
    expect(console.locator(".c-person")).to_contain_text("Nana")
    console.get_by_role("button", name=EN["page.console.shell.rename"].format(name="Nana")).click()
    console.keyboard.type("Nanami")
    console.keyboard.press("Enter")
    expect(console.locator(".c-person")).to_contain_text("Nanami")
    console.keyboard.press("Escape")
    go_to(console, "think")
    console.keyboard.press("m")
    console.get_by_role("button", name=EN["page.console.shell.write-for"].format(name="Nanami")).click()
    console.locator(".c-write textarea").fill("told, not typed")
    console.get_by_role("button", name=EN["page.console.shell.hand-in"], exact=True).click()
    console.keyboard.press("Escape")
    expect(console.locator(".att", has_text="Nanami")).to_contain_text("told, not typed")
    assert stage.texts(console) == ["told, not typed"]


def test_the_back_button_and_the_same_seat(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    field(phone).press_sequentially("before going back")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("before going back")
    phone.goto(f"{stage.url}/j/{stage.room}")
    phone.go_back()
    expect(field(phone)).to_have_value("before going back")
    expect(console.locator(".att")).to_have_count(1)


def test_a_room_that_is_deleted_under_everybody(stage: Stage) -> None:
    """Even while all phones are covered, each page says what has become of it, and unsent words can be copied."""
    console = stage.console()
    screen, phone = stage.screen(), stage.phone("Mika")
    begin_next(console)
    phone.context.set_offline(True)
    stage.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION"]
    field(phone).fill("written while nobody was there")
    console.keyboard.press("p")
    expect(screen.get_by_text(EN["page.student.eyes-up"]).first).to_be_visible()
    other = console.context.new_page()
    other.goto(f"{stage.url}/instructor/rooms/{stage.room}/delete")
    other.get_by_role("button", name=EN["page.library.delete-yes"]).click()
    expect(console.get_by_text(EN["page.console.shell.deleted"])).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text(EN["page.student.gone-deleted"])).to_be_visible()
    expect(phone.get_by_text("written while nobody was there")).to_be_visible()
