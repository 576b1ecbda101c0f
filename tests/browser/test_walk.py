"""Walking from desk to desk: in which order the answers stand, and when to stop and come together."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.stage import EN, Stage, go_to, hand_in

NAMES = ("Mika", "Leo", "Noor", "Emil")


def test_answers_stand_in_the_order_that_the_instructor_chooses(stage: Stage) -> None:
    console = stage.console()
    phones = {name: stage.phone(name) for name in NAMES}
    go_to(console, "think")
    hand_in(phones["Noor"], "the first answer")
    hand_in(phones["Leo"], "the second answer")
    people = console.locator(".att__who bdi")
    expect(people).to_have_text(NAMES)
    order = console.get_by_label(EN["page.console.walk.order"])
    order.select_option(label=EN["page.console.walk.order.name"])
    expect(people).to_have_text(sorted(NAMES))
    order.select_option(label=EN["page.console.walk.order.change"])
    expect(people).to_have_text(["Leo", "Noor", "Mika", "Emil"])
    console.reload()
    expect(people).to_have_text(["Leo", "Noor", "Mika", "Emil"])
    console.locator(".att", has_text="the first answer").locator(".tagbtn").click()
    console.locator(".att", has_text="the first answer").locator(".keys button").first.click()
    share = EN["page.console.walk.share"].format(name="Adds tops and adds bottoms", share="50%")
    expect(console.get_by_title(share)).to_be_visible()
    order.select_option(label=EN["page.console.walk.order.approach"])
    expect(people).to_have_text(["Noor", "Leo", "Mika", "Emil"])


def test_who_has_not_spoken_for_a_group_yet_comes_first(stage: Stage) -> None:
    console = stage.console()
    phones = {name: stage.phone(name) for name in ("Mika", "Leo")}
    go_to(console, "groups")
    random = console.get_by_role("button", name=EN["page.console.walk.form.random"])
    random.click()
    mika, leo = phones["Mika"], phones["Leo"]
    mika.get_by_role("button", name=EN["page.student.choose-speaker"]).click()
    window = mika.get_by_role("dialog")
    expect(window.get_by_text(EN["page.student.not-spoken-yet"])).to_have_count(2)
    window.get_by_role("button", name=EN["page.student.you"]).click()
    expect(leo.get_by_text(EN["page.student.speaks"].format(name="Mika"))).to_be_visible()

    # In the next groups it is known still.
    random.click()
    console.get_by_role("dialog").get_by_role("button").last.click()
    expect(leo.get_by_text(EN["page.student.speaks"].format(name="Mika"))).to_have_count(0)
    leo.get_by_role("button", name=EN["page.student.choose-speaker"]).click()
    choices = leo.get_by_role("dialog").locator(".choice")
    expect(choices).to_have_count(2)
    expect(choices.first).to_contain_text(EN["page.student.not-spoken-yet"])
    expect(choices.last).to_have_text("Mika")


def test_the_console_says_when_many_have_nothing_and_does_nothing_itself(stage: Stage) -> None:
    console = stage.console()
    phones = [stage.phone(name) for name in NAMES]
    go_to(console, "think")
    hand_in(phones[0], "one answer")
    advice = console.locator(".c-advice")
    expect(console.locator(".att", has_text="one answer")).to_be_visible()
    expect(advice).to_have_count(0)
    for _ in range(10):
        console.get_by_role("button", name=EN["page.console.shell.less-time"]).click()
    expect(advice).to_contain_text(EN["page.console.walk.stuck"].format(n=3, m=4), timeout=10_000)
    expect(console.locator(".c")).to_have_attribute("data-kind", "think")

    console.keyboard.press("?")
    window = console.get_by_role("dialog")
    from_share = window.get_by_label(EN["page.console.shell.advise-from"])
    from_share.select_option(label=EN["page.console.shell.advise.never"])
    expect(advice).to_have_count(0)
    from_share.select_option(label=EN["page.console.shell.advise.most"])
    console.keyboard.press("Escape")
    expect(advice).to_be_visible()
    advice.get_by_role("button").click()
    expect(advice).to_have_count(0)
