"""One phone for several people: each under their own name, with their own words, and nobody's words lost."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, Stage, axe, field, fits, go_to, hand_in

NAMES = ("Mika", "Ren", "Noa")


def who(phone: Page, name: str) -> Locator:
    return phone.locator(".s-who").get_by_role("button", name=name, exact=True)


def turn_to(phone: Page, name: str) -> None:
    who(phone, name).tap()
    expect(who(phone, name)).to_have_attribute("aria-pressed", "true")


def one_phone(stage: Stage, names: tuple[str, ...] = NAMES) -> Page:
    """That all of these have joined on at once."""
    phone = stage.device(390, 844, touch=True).new_page()
    phone.goto(f"{stage.url}/j/{stage.room}")
    phone.get_by_text(EN["page.join.share"], exact=True).tap()
    phone.locator("#name").fill(names[0])
    for number, name in enumerate(names[1:], start=2):
        phone.get_by_label(EN["page.join.another-name"].format(n=number)).fill(name)
    fits(phone, "joining together")
    phone.get_by_role("button", name=EN["page.join.button"], exact=True).tap()
    phone.wait_for_url("**/room/**")
    for name in names:
        expect(who(phone, name)).not_to_have_attribute("aria-disabled", "true")
    return phone


def test_three_children_with_one_phone(stage: Stage) -> None:
    console = stage.console()
    phone = one_phone(stage)
    expect(console.locator(".c-lobby__people li")).to_have_text(NAMES)
    expect(who(phone, "Mika")).to_have_attribute("aria-pressed", "true")
    axe(phone, "a phone for three")
    go_to(console, "think")

    # Everybody an answer of their own; what is begun waits for its author.
    field(phone).fill("Mika has only begun")
    turn_to(phone, "Ren")
    expect(field(phone)).to_have_value("")
    hand_in(phone, "what Ren thinks")
    turn_to(phone, "Mika")
    expect(field(phone)).to_have_value("Mika has only begun")
    turn_to(phone, "Noa")
    hand_in(phone, "what Noa thinks")
    cards = console.locator(".att")
    expect(cards.filter(has_text="Ren")).to_contain_text("what Ren thinks")
    expect(cards.filter(has_text="Noa")).to_contain_text("what Noa thinks")
    expect(cards.filter(has_text="Mika")).to_contain_text("Mika has only begun")

    # Whoever is not shown is here all the same, and after a reload everything is as it was.
    phone.reload()
    expect(who(phone, "Noa")).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_text("what Noa thinks")).to_be_visible()
    for name in NAMES:
        expect(who(phone, name)).not_to_have_attribute("aria-disabled", "true")
    console.keyboard.press("m")
    expect(console.get_by_role("dialog")).to_be_visible()
    expect(console.locator(".c-person small")).to_have_text([EN["page.console.shell.state-here"]] * 3)
    console.keyboard.press("Escape")

    # The phase ends while Noa is shown: what Mika had begun goes in.
    go_to(console, "groups")
    console.get_by_role("tab", name=EN["page.console.shell.view.walk"]).click()
    expect(cards.filter(has_text="Mika")).to_contain_text(EN["page.console.walk.unfinished"])
    assert sorted(stage.texts(console)) == ["Mika has only begun", "what Noa thinks", "what Ren thinks"]

    # One group for all of them, and each can take the pen.
    console.get_by_role("button", name=EN["page.console.walk.form.random"]).click()
    for name in NAMES:
        turn_to(phone, name)
        expect(phone.get_by_text("what Ren thinks")).to_be_visible()
    fits(phone, "a group on one phone")


def test_somebody_joins_a_phone_that_is_in_use(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    field(phone).fill("Mika has only begun")
    expect(console.locator(".att")).to_contain_text("Mika has only begun")
    phone.get_by_role("button", name=EN["page.student.menu"]).tap()
    phone.get_by_role("link", name=EN["page.student.share-phone"]).tap()
    phone.get_by_label(EN["page.join.next-name"]).fill("Ren")
    phone.get_by_role("button", name=EN["page.join.button"], exact=True).tap()
    expect(who(phone, "Ren")).to_have_attribute("aria-pressed", "true")
    turn_to(phone, "Mika")
    expect(field(phone)).to_have_value("Mika has only begun")

    # By the code they come back together, or one by one.
    phone.goto(f"{stage.url}/j/{stage.room}")
    phone.get_by_role("link", name=re.compile(EN["page.join.continue-together"])).tap()
    expect(who(phone, "Ren")).to_have_attribute("aria-pressed", "true")
    turn_to(phone, "Mika")
    expect(field(phone)).to_have_value("Mika has only begun")


def test_one_of_them_is_erased_and_the_others_go_on(stage: Stage) -> None:
    console = stage.console()
    phone = one_phone(stage, ("Mika", "Ren"))
    go_to(console, "think")
    turn_to(phone, "Ren")
    phone.get_by_role("button", name=EN["page.student.menu"]).tap()
    phone.get_by_role("button", name=EN["page.student.erase"]).tap()
    phone.get_by_role("button", name=EN["page.student.erase-yes"]).tap()
    expect(console.locator(".att__who bdi")).to_have_text(["Mika"])
    who(phone, "Mika").tap()
    hand_in(phone, "what Mika thinks")
    expect(console.locator(".att")).to_contain_text("what Mika thinks")
