"""One question for each group, then one from each question: what phones, console and screen show of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, axe, begin_next, field, fits, go_to, server_at
from tests.serving import ServerProcess

PROMPTS = str(Path(__file__).parent / "prompts")
NAMES = ("Mika", "Leo", "Noa", "Ren", "Sora", "Yuki")
QUESTIONS = (
    "What do we know for sure?",
    "Who wins by it, and who loses?",
    "What would have to be true for it to work?",
)


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = server_at(tmp_path_factory.mktemp("jigsaw") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def take_pen(phone: Page) -> None:
    phone.get_by_role("button", name=EN["page.student.take-pen"]).tap()
    expect(field(phone)).to_be_visible()


def question_of(phone: Page) -> int:
    """Which of the questions this phone shows: exactly one."""
    asked = phone.locator(".s-recall .prompt")
    expect(asked).to_have_count(1)
    [found] = [at for at, question in enumerate(QUESTIONS) if question in asked.inner_text()]
    return found


def test_one_question_each_and_then_one_from_each(stage: Stage) -> None:
    console = stage.console(plan="a-debate")
    phones = {name: stage.phone(name) for name in NAMES}
    screen = stage.screen()
    go_to(console, phase="experts")
    for phone in phones.values():
        expect(phone.get_by_text(EN["page.student.one-each"])).to_be_visible()
    console.get_by_role("button", name=EN["page.console.walk.form.random"], exact=True).click()

    # Each group has one, and no two the same; phones show that one only.
    groups = console.locator(".c-groups .group")
    expect(groups).to_have_count(3)
    chosen = groups.get_by_role("combobox")
    expect(chosen).to_have_count(3)
    assert sorted(box.input_value() for box in chosen.all()) == ["1", "2", "3"]
    for phone in phones.values():
        expect(phone.get_by_text(EN["page.student.only-ours"])).to_be_visible()
    asked = {name: question_of(phone) for name, phone in phones.items()}
    assert sorted(asked.values()) == [0, 0, 1, 1, 2, 2]
    expect(screen.locator(".k-groups__has")).to_have_count(3)
    for page, why in ((console, "console"), (phones["Mika"], "phone"), (screen, "screen")):
        axe(page, f"one question each: {why}")
        fits(page, f"one question each: {why}")

    # The instructor gives a group another question, and its phones follow.
    of_mika = groups.filter(has=console.get_by_role("button", name="Mika"))
    other = (asked["Mika"] + 1) % 3
    of_mika.get_by_role("combobox").select_option(str(other + 1))
    expect(phones["Mika"].locator(".s-recall .prompt")).to_contain_text(QUESTIONS[other])
    of_mika.get_by_role("combobox").select_option(str(asked["Mika"] + 1))
    expect(phones["Mika"].locator(".s-recall .prompt")).to_contain_text(QUESTIONS[asked["Mika"]])

    # Each group answers its own.
    for question in range(3):
        phone = next(phone for name, phone in phones.items() if asked[name] == question)
        take_pen(phone)
        field(phone).fill(f"what we found on {question + 1}")
        phone.get_by_role("button", name=EN["page.student.hand-in-ours"]).tap()
        expect(phone.locator(".conn")).to_have_attribute("data-s", "saved")
        expect(console.locator(".group__words").filter(has_text=f"what we found on {question + 1}")).to_be_visible()

    # Then one from each question meet, and what each of them brings is at hand, under its question.
    begin_next(console)
    expect(console.locator(".c-phase")).to_have_text("4 of 6 · Groups: Tell each other")
    jigsaw = console.get_by_role("button", name=EN["page.console.walk.form.jigsaw"])
    expect(jigsaw).to_have_attribute("title", EN["page.console.walk.form-planned"])
    console.get_by_label(EN["page.console.walk.size"]).select_option("3")
    jigsaw.click()
    console.get_by_role("dialog").get_by_role("button").last.click()
    expect(groups).to_have_count(2)
    for group in groups.all():
        expect(group).to_contain_text(EN["page.console.groups.why.one-from-each"])
        expect(group.locator(".member")).to_have_count(3)
    for phone in phones.values():
        brought = phone.locator(".s-brought")
        expect(brought).to_have_count(3)
        for question in range(3):
            its = brought.filter(has_text=QUESTIONS[question])
            expect(its).to_contain_text(f"what we found on {question + 1}")
            expect(its).to_contain_text(EN["page.parts.question-n"].format(n=question + 1))
    for page, why in ((console, "console"), (phones["Mika"], "phone"), (screen, "screen")):
        axe(page, f"jigsaw: {why}")
        fits(page, f"jigsaw: {why}")


def test_a_folded_prompt_that_begins_with_a_quotation_shows_it(stage: Stage) -> None:
    console = stage.console(plan="a-debate")
    phone = stage.phone("Mika")
    stage.phone("Leo")
    go_to(console, phase="meet")
    console.get_by_role("button", name=EN["page.console.walk.form.random"], exact=True).click()
    folded = phone.locator(".s-recall--folded .prompt")
    expect(folded).to_contain_text("Everybody brings what their group found.")
    line = folded.get_by_text("Everybody brings").bounding_box()
    box = folded.bounding_box()
    assert line
    assert box
    assert abs(line["y"] - box["y"]) < 8
    assert line["height"] > 10
