"""The shared list of open questions: asked from phones in any phase, marked by the instructor, shown on the screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, Stage, axe, begin_next, fits, go_to

WHY = "Why is it never the other way round?"
WHO = "Who decides which piece is the whole?"


def ask(phone: Page) -> Locator:
    """The window with the list."""
    phone.locator(".s-more button", has_text=EN["page.student.open-questions"]).click()
    window = phone.get_by_role("dialog")
    expect(window.locator("h2")).to_have_text(EN["page.questions.title"])
    return window


def add(phone: Page, words: str) -> None:
    window = ask(phone)
    window.locator("textarea").fill(words)
    window.get_by_role("button", name=EN["page.questions.add"]).click()
    expect(window.locator("li", has_text=words)).to_contain_text(EN["page.questions.mine"])
    expect(window.locator("textarea")).to_have_value("")
    phone.keyboard.press("Escape")
    expect(window).to_have_count(0)


def listed(console: Page) -> Locator:
    console.keyboard.press("q")
    window = console.get_by_role("dialog")
    expect(window.locator("h2")).to_have_text(EN["page.console.questions.title"])
    return window


def test_a_question_goes_through_the_lesson(stage: Stage) -> None:
    console = stage.console()
    screen = stage.screen()
    mika, leo = stage.phone("Mika"), stage.phone("Leo")
    expect(mika.locator(".s-more button")).to_have_count(0)
    begin_next(console)
    add(mika, WHY)
    count = leo.locator(".s-more b")
    expect(count).to_have_text("1")
    go_to(console, "think")
    add(leo, WHO)
    expect(mika.locator(".s-more b")).to_have_text("2")
    expect(console.locator(".c-questions-open b")).to_have_text("2")

    window = listed(console)
    rows = window.locator("li")
    expect(rows).to_have_count(2)
    axe(console, "the console's list")
    fits(console, "the console's list")
    first = rows.filter(has_text=WHY)
    first.get_by_role("button", name=EN["page.console.questions.taken-up"], exact=True).click()
    expect(first.get_by_role("button", name=EN["page.console.questions.taken-up"])).to_have_attribute(
        "aria-pressed", "true"
    )
    # And for the eye.
    expect(first.locator("[aria-pressed=true]")).not_to_have_css("box-shadow", "none")
    expect(first.locator(".seg [aria-pressed=false]").first).to_have_css("box-shadow", "none")
    expect(count).to_have_text("1")
    window.get_by_role("switch").click()
    shown = screen.locator(".k-questions li")
    expect(shown).to_have_count(2)
    expect(shown.filter(has_text=WHY)).to_contain_text(EN["page.screen.question-taken-up"])
    axe(screen, "the screen's list")
    fits(screen, "the screen's list")

    rows.filter(has_text=WHO).get_by_role("button", name=EN["page.console.questions.hide"]).click()
    expect(shown).to_have_count(1)
    expect(leo.locator(".s-more b")).to_have_count(0)
    rows.filter(has_text=WHO).get_by_role("button", name=EN["page.console.questions.unhide"]).click()
    expect(shown).to_have_count(2)

    first.get_by_role("button", name=EN["page.console.walk.put-on-board"]).click()
    expect(first.get_by_role("button", name=EN["page.console.walk.on-board"])).to_be_visible()
    window.get_by_role("switch").click()
    expect(shown).to_have_count(0)
    console.keyboard.press("Escape")
    expect(console.locator(".b-item", has_text=WHY)).to_be_visible()

    mine = ask(leo)
    expect(mine.locator("li")).to_have_count(2)
    axe(leo, "a phone's list")
    fits(leo, "a phone's list")
    mine.get_by_role("button", name=EN["page.student.take-back"]).click()
    leo.locator("dialog dialog").get_by_role("button", name=EN["page.student.take-back"]).click()
    expect(mine.locator("li")).to_have_count(1)
    expect(console.locator(".c-questions-open b")).to_have_text("0")


def test_what_was_begun_is_there_when_the_phase_has_changed(stage: Stage) -> None:
    console = stage.console()
    mika = stage.phone("Mika")
    begin_next(console)
    window = ask(mika)
    window.locator("textarea").fill("What if the pieces")
    go_to(console, "think")
    expect(window.locator("textarea")).to_have_value("What if the pieces")
    mika.keyboard.press("Escape")
    expect(window).to_have_count(0)
    expect(mika.locator(".s-notices .s-notice")).to_have_count(0)
    expect(mika.locator(".conn")).to_have_attribute("data-s", "saved")
    mika.reload()
    window = ask(mika)
    expect(window.locator("textarea")).to_have_value("What if the pieces")
    window.locator("textarea").fill("What if the pieces differ?")
    window.get_by_role("button", name=EN["page.questions.add"]).click()
    expect(window.locator("li")).to_have_count(1)
    expect(console.locator(".c-questions-open b")).to_have_text("1")
    assert stage.texts(console) == ["What if the pieces differ?"]


def test_a_phone_without_a_network_keeps_its_question(stage: Stage) -> None:
    console = stage.console()
    mika = stage.phone("Mika")
    begin_next(console)
    ask(mika)
    mika.keyboard.press("Escape")
    stage.expected.append("ERR_INTERNET_DISCONNECTED")
    mika.context.set_offline(True)
    window = ask(mika)
    window.locator("textarea").fill(WHY)
    window.get_by_role("button", name=EN["page.questions.add"]).click()
    expect(window.locator("li")).to_contain_text(EN["page.questions.waiting"])
    mika.context.set_offline(False)
    expect(window.locator("li")).to_contain_text(EN["page.questions.mine"])
    expect(console.locator(".c-questions-open b")).to_have_text("1")
