"""A whole lesson: one instructor, three phones, one screen, from the library to the transcript."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, begin_next, field, go_to, hand_in


def switch_on(console: Page, place: int) -> None:
    """That card on the screen."""
    console.locator(".b-item").nth(place).get_by_role("switch").click()
    expect(console.locator(".b-item").nth(place).get_by_role("switch")).to_have_attribute("aria-checked", "true")


def test_a_whole_lesson(stage: Stage) -> None:
    console = stage.console()
    screen = stage.screen()
    expect(screen.get_by_text(stage.room[:3])).to_be_visible()
    mika, leo, noor = (stage.phone(name) for name in ("Mika", "Leo", "Noor"))
    expect(console.locator(".c-lobby__people li")).to_have_text(["Mika", "Leo", "Noor"])

    # Pose: everybody reads the problem, and says whether it is clear.
    begin_next(console)
    for page in (mika, leo, noor, screen):
        expect(page.get_by_text("How much milk is that altogether?").first).to_be_visible()
    mika.get_by_role("button", name=EN["page.student.clear-yes"]).click()
    leo.get_by_role("button", name=EN["page.student.clear-no"]).click()
    expect(console.locator(".c-clear")).to_contain_text("Leo")

    # Think: what is written grows on the console before it is handed in.
    go_to(console, "think")
    field(mika).press_sequentially("3/5 + 1/2 = ")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("3/5 + 1/2 =")
    hand_in(mika, "3/5 + 1/2 = 4/7")
    hand_in(leo, "both are at least a half, so more than one litre")
    hand_in(noor, "6/10 and 5/10 are 11/10")
    expect(console.locator(".c-status")).to_contain_text(EN["page.console.walk.count-in"].replace("{n}", "3"))

    # Tagged by number keys, chosen for the board.
    for name, key in (("Mika", "1"), ("Leo", "2"), ("Noor", "4")):
        card = console.locator(".att", has_text=name)
        card.locator(".att__body").focus()
        console.keyboard.press(key)
        expect(card.locator(".tagbtn")).to_have_text("ABCDEFGH"[int(key) - 1])
        card.get_by_role("checkbox").click()
    console.get_by_role("button", name=EN["page.console.walk.put-on-board"], exact=True).click()
    expect(console.locator(".b-item")).to_have_count(3)
    expect(screen.get_by_text("4/7")).to_have_count(0)

    # Groups: mixed, and one answer together.
    console.get_by_role("button", name=EN["page.console.walk.form.mixed"]).click()
    expect(console.locator(".group .member")).to_have_count(3)
    go_to(console, "groups")
    expect(screen.get_by_text("Noor").first).to_be_visible()
    mika.get_by_role("button", name=EN["page.student.take-pen"]).click()
    field(mika).fill("we do not agree yet")
    mika.get_by_role("button", name=EN["page.student.hand-in-ours"]).click()
    expect(console.locator(".group__words")).to_contain_text("we do not agree yet")

    # Discuss: one answer after the other, nothing before it is switched on.
    go_to(console, "discuss")
    switch_on(console, 0)
    expect(screen.get_by_text("4/7").first).to_be_visible()
    expect(mika.get_by_text("4/7").first).to_be_visible()
    expect(screen.get_by_text("11/10")).to_have_count(0)
    switch_on(console, 1)
    switch_on(console, 2)
    expect(leo.get_by_text("11/10").first).to_be_visible()
    expect(screen.get_by_text("Noor")).to_have_count(0)
    console.locator(".b-item").nth(2).locator(".b-name").click()
    expect(screen.get_by_text("Noor").first).to_be_visible()

    # Everybody says what convinces them, and again after the talk.
    console.get_by_role("button", name=EN["page.console.talk.ask-everyone"]).click()
    for phone, letter in ((mika, "A"), (leo, "B"), (noor, "D")):
        convinced(phone, letter)
    expect(console.get_by_text(EN["page.console.talk.answered"].format(n=3, m=3))).to_be_visible()
    leo.get_by_role("button", name=EN["page.student.raise-hand"]).click()
    console.locator(".c-hands").get_by_role("button", name="Leo").first.click()
    expect(console.locator(".hand--speaks")).to_contain_text("Leo")

    # Sum up: the class's words, and whose ideas they stand on.
    go_to(console, "sum-up")
    field(noor).fill("only parts of the same size can be counted together")
    noor.get_by_role("button", name=EN["page.student.propose"]).click()
    console.locator(".proposal").get_by_role("checkbox").click()
    console.get_by_role("button", name=EN["page.console.sumup.adopt"]).click()
    for page in (mika, screen):
        expect(page.get_by_text("only parts of the same size can be counted together").first).to_be_visible()

    # Reflect, in private.
    go_to(console, "reflect")
    hand_in(mika, "I thought the bottoms could be added")
    expect(console.locator(".reflection")).to_contain_text("I thought the bottoms could be added")
    expect(screen.get_by_text("I thought the bottoms")).to_have_count(0)
    expect(leo.get_by_text("I thought the bottoms")).to_have_count(0)

    # The end, and all of it in the transcript.
    console.locator("#c-next").click()
    console.get_by_role("dialog").get_by_role("button", name=EN["page.console.shell.end-room"]).click()
    console.get_by_role("link", name=EN["page.console.shell.transcript"]).click()
    for words in ("4/7", "11/10", "we do not agree yet", "only parts of the same size", "the bottoms could be added"):
        expect(console.get_by_text(re.compile(re.escape(words))).first).to_be_visible()
    expect(mika.get_by_text(EN["page.student.ended"]).first).to_be_visible()


def convinced(phone: Page, letter: str) -> None:
    """Where a student says which card convinces them now."""
    phone.locator(".convinced button", has_text=letter).click()


def test_a_sentence_to_everyone_said_twice_is_read_twice(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika")
    begin_next(console)
    notice = phone.locator(".s-notice", has_text=EN["page.console.shell.nudge-1"])
    for _ in range(2):
        console.keyboard.press("s")
        console.get_by_role("button", name=EN["page.console.shell.nudge-1"]).click()
        expect(notice).to_be_visible()
        notice.get_by_role("button", name=EN["page.parts.close"]).click()
        expect(notice).to_have_count(0)


def test_the_end_takes_along_what_was_being_written(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    field(phone).press_sequentially("I was just going to say")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("I was just going to say")
    console.get_by_role("button", name=EN["page.console.shell.end"], exact=True).click()
    question = console.get_by_role("dialog")
    expect(question).to_contain_text(EN["page.console.shell.end-writing-one"].format(n=1))
    question.get_by_role("button", name=EN["page.console.shell.end-room"]).click()
    expect(phone.get_by_text(EN["page.student.ended"])).to_be_visible()
    expect(phone.locator(".conn")).to_have_attribute("data-s", "saved")
    console.get_by_role("link", name=EN["page.console.shell.transcript"]).click()
    expect(console.get_by_text("I was just going to say")).to_be_visible()
