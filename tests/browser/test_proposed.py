"""The board in students' hands: connections that they propose, cards that they make large, cards that they claim."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, Stage, axe, fits, go_to, hand_in

LONG = "\n".join(f"line {n:02}: cut into {n + 2} | 1/{n + 2} | a wide row of a table in plain text" for n in range(60))
TEXTS = ("2/5, tops and bottoms", "5/6, both cut into sixths", LONG)
LAPTOP = {"width": 1440, "height": 900, "touch": False}


def discussing(stage: Stage, **device: Any) -> tuple[Page, Page, list[Page]]:
    """Three cards that the class sees: (console, screen, phones)"""
    console = stage.console()
    screen = stage.screen()
    phones = [stage.phone("Mika", **device), stage.phone("Leo"), stage.phone("Noor")]
    go_to(console, "think")
    for phone, text in zip(phones, TEXTS, strict=True):
        hand_in(phone, text)
        console.locator(".att", has_text=text[:12]).get_by_role("checkbox").click()
    console.locator(".c-act .btn--main").click()
    expect(console.locator(".b-item")).to_have_count(3)
    go_to(console, "discuss")
    for place in range(3):
        console.locator(".b-item").nth(place).get_by_role("switch").click()
    for phone in phones:
        expect(phone.locator(".tabs-board button")).to_have_count(4)
    return console, screen, phones


def letters(phone: Page) -> list[str]:
    return phone.locator(".tabs-board .ap").all_inner_texts()


def button(page: Page | Locator, text_id: str, **blanks: str) -> Locator:
    return page.get_by_role("button", name=EN[text_id].format(**blanks), exact=True)


def propose(phone: Page, other: int, kind: str, words: str = "") -> None:
    """Between the first card and another."""
    phone.locator(".tabs-board button").first.click()
    button(phone, "page.student.propose-connection").click()
    sheet = phone.get_by_role("dialog")
    sheet.locator(".joining__card").nth(other).click()
    sheet.get_by_role("button", name=kind, exact=True).click()
    sheet.get_by_role("textbox").fill(words)
    button(sheet, "page.student.propose").click()
    expect(sheet).to_have_count(0)


def test_students_propose_and_the_instructor_decides(stage: Stage) -> None:
    console, screen, phones = discussing(stage)
    mika, leo, noor = phones
    contradicts = EN["page.parts.connection.contradicts"]
    propose(mika, 1, contradicts, "less than a half")
    expect(mika.get_by_text(EN["page.student.proposed.waiting"])).to_be_visible()
    axe(mika, "a proposal on the phone")
    propose(leo, 1, contradicts, "less than a half")
    propose(noor, 2, EN["page.student.own-words"], "one is the rule of the other")

    rows = console.locator(".b-proposed")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("2 students")
    expect(rows.first).to_contain_text("Mika and Leo")
    axe(console, "proposals on the console")
    button(rows.first, "page.console.board.confirm").click()
    expect(rows).to_have_count(1)
    expect(screen.get_by_text("less than a half").first).to_be_visible()
    expect(mika.get_by_text(EN["page.student.proposed.confirmed"])).to_be_visible()
    expect(noor.locator(".s-connected").first).to_contain_text("less than a half")
    for page in (screen, noor):
        assert "Mika" not in page.locator("main, #app").first.inner_text()
    proposed_by = EN["page.console.board.proposed-by"].format(names="Mika and Leo")
    expect(console.locator(".b-link")).to_contain_text(proposed_by)

    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(rows).to_have_count(2)
    expect(screen.get_by_text("less than a half")).to_have_count(0)
    button(rows.nth(1), "page.console.board.put-aside-do").click()
    expect(noor.get_by_text(EN["page.student.proposed.set-aside"])).to_be_visible()
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(noor.get_by_text(EN["page.student.proposed.waiting"])).to_be_visible()

    button(noor, "page.student.take-back").click()
    expect(rows).to_have_count(1)
    expect(noor.get_by_text(EN["page.student.proposed.waiting"])).to_have_count(0)


def test_all_of_it_by_keyboard(stage: Stage) -> None:
    console, screen, [mika, *_] = discussing(stage, **LAPTOP)
    opener = button(mika, "page.student.propose-connection")
    opener.focus()
    mika.keyboard.press("Enter")
    sheet = mika.get_by_role("dialog")
    expect(sheet.get_by_role("heading")).to_be_focused()
    mika.keyboard.press("Escape")
    expect(opener).to_be_focused()
    mika.keyboard.press("Enter")
    expect(sheet.get_by_role("heading")).to_be_focused()
    for key in ("Tab", "Tab", "Space", *["Tab"] * 2):
        mika.keyboard.press(key)
    mika.keyboard.press("Enter")
    sheet.get_by_role("textbox").focus()
    mika.keyboard.type("both count pieces")
    button(sheet, "page.student.propose").focus()
    mika.keyboard.press("Enter")
    expect(sheet).to_have_count(0)
    expect(opener).to_be_focused()

    confirm = button(console, "page.console.board.confirm")
    confirm.focus()
    console.keyboard.press("Enter")
    expect(screen.get_by_text("both count pieces").first).to_be_visible()
    expect(console.locator("#c-board-title")).to_be_focused()


def scale(phone: Page) -> float:
    width = "document.querySelector('.zoom__page').getBoundingClientRect().width"
    return float(phone.evaluate(f"{width} / document.querySelector('.zoom__page').offsetWidth"))


def enlarge(phone: Page) -> Locator:
    phone.locator(".s-enlarge").click()
    window = phone.locator("dialog.zoom")
    expect(window).to_be_visible()
    return window


def test_a_card_is_made_large_by_touch(stage: Stage) -> None:
    _, _, [mika, *_] = discussing(stage)
    mika.locator(".tabs-board button").nth(2).click()
    window = enlarge(mika)
    fits(mika, "a large card")
    axe(mika, "a large card")
    box = window.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    place = window.locator(".zoom__place")
    assert place.evaluate("box => box.scrollHeight > box.clientHeight")

    fingers = mika.context.new_cdp_session(mika)
    touch(fingers, "touchStart", (180, 400), (210, 400))
    for apart in range(20, 130, 10):
        touch(fingers, "touchMove", (195 - apart, 400), (195 + apart, 400))
    touch(fingers, "touchEnd")
    mika.wait_for_function("() => document.querySelector('.zoom__scale').textContent !== '100 %'")
    assert scale(mika) > 1.5
    assert mika.evaluate("document.querySelector('.zoom__page').offsetWidth") == 390
    assert mika.evaluate("visualViewport.scale") == 1
    dragged = "document.querySelector('.zoom__place').scrollLeft"
    before = mika.evaluate(dragged)
    touch(fingers, "touchStart", (300, 400))
    for x in range(290, 90, -20):
        touch(fingers, "touchMove", (x, 400))
    touch(fingers, "touchEnd")
    mika.wait_for_function(f"() => {dragged} > {before} + 20")

    farther = button(window, "page.student.zoom-out")
    while farther.get_attribute("aria-disabled") != "true":
        farther.click()
    expect(window.locator(".zoom__scale")).to_have_text("100 %")
    title = window.get_by_role("heading").first
    last = EN["page.student.card"].format(letter=letters(mika)[2])
    expect(title).to_have_text(last)
    swipe(fingers, 80, 320)
    expect(title).not_to_have_text(last)
    swipe(fingers, 320, 80)
    expect(title).to_have_text(last)
    button(window, "page.parts.close").click()
    expect(window).to_have_count(0)
    expect(mika.locator(".s-enlarge")).to_be_focused()


def touch(fingers: Any, kind: str, *points: tuple[int, int]) -> None:
    at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def swipe(fingers: Any, start: int, end: int) -> None:
    touch(fingers, "touchStart", (start, 400))
    step = 20 if end > start else -20
    for x in range(start, end, step):
        touch(fingers, "touchMove", (x, 400))
    touch(fingers, "touchMove", (end, 400))
    touch(fingers, "touchEnd")


def test_a_card_is_made_large_by_keyboard_and_dragged_by_mouse(stage: Stage) -> None:
    _, _, [mika, *_] = discussing(stage, **LAPTOP)
    mika.locator(".s-enlarge").focus()
    mika.keyboard.press("Enter")
    window = mika.locator("dialog.zoom")
    percent = window.locator(".zoom__scale")
    expect(window).to_be_visible()
    _, second, third = letters(mika)
    title = window.get_by_role("heading").first
    mika.keyboard.press("ArrowRight")
    mika.keyboard.press("ArrowRight")
    expect(title).to_have_text(EN["page.student.card"].format(letter=third))
    mika.keyboard.press("+")
    expect(percent).to_have_text("150 %")
    mika.keyboard.press("+")
    expect(percent).to_have_text("225 %")

    place = window.locator(".zoom__place")
    place.evaluate("box => box.scrollTo(500, 500)")
    mika.mouse.move(700, 500)
    mika.mouse.down()
    mika.mouse.move(500, 400, steps=5)
    mika.mouse.up()
    assert place.evaluate("box => [box.scrollLeft, box.scrollTop]") == [700, 600]
    mika.keyboard.press("ArrowLeft")
    mika.wait_for_function("() => document.querySelector('.zoom__place').scrollLeft < 690")
    expect(title).to_have_text(EN["page.student.card"].format(letter=third))
    mika.keyboard.press("0")
    expect(percent).to_have_text("100 %")
    mika.keyboard.press("ArrowLeft")
    expect(title).to_have_text(EN["page.student.card"].format(letter=second))
    mika.keyboard.press("Escape")
    expect(window).to_have_count(0)
    expect(mika.locator(".s-enlarge")).to_be_focused()


@pytest.mark.parametrize("device", [{}, LAPTOP], ids=["phone", "laptop"])
def test_whoever_wrote_a_card_may_say_so(stage: Stage, device: dict[str, Any]) -> None:
    console, screen, [mika, leo, _] = discussing(stage, **device)
    claim = EN["page.student.claim"]
    mine = mika.locator(".tabs-board button", has_text=TEXTS[0])
    mine.click()
    expect(leo.get_by_text("Mika")).to_have_count(0)
    leo.locator(".tabs-board button", has_text=TEXTS[0]).click()
    expect(leo.locator(".answer")).to_contain_text(TEXTS[0])
    expect(leo.get_by_role("button", name=claim)).to_have_count(0)
    button(mika, "page.student.claim").click()
    expect(screen.get_by_text("Mika").first).to_be_visible()
    expect(leo.locator(".answer__head .credit")).to_have_text("Mika")
    expect(mika.get_by_role("button", name=claim)).to_have_count(0)
    name = console.locator(".b-item", has_text=TEXTS[0]).locator(".b-name")
    expect(name).to_have_attribute("aria-pressed", "true")
    name.click()
    expect(leo.locator(".answer__head .credit")).to_have_text("")
    button(mika, "page.student.claim").press("Enter")
    expect(leo.locator(".answer__head .credit")).to_have_text("Mika")


def test_a_card_can_be_claimed_after_its_author_changed_the_answer(stage: Stage) -> None:
    """The card shows the text as it was put up; it is their words all the same."""
    console = stage.console()
    stage.screen()
    mika = stage.phone("Mika")
    go_to(console, "think")
    hand_in(mika, "2/5 at first")
    console.locator(".att", has_text="2/5 at first").get_by_role("checkbox").click()
    console.locator(".c-act .btn--main").click()
    expect(console.locator(".b-item")).to_have_count(1)
    button(mika, "page.student.change").click()
    hand_in(mika, "5/6 in the end")
    go_to(console, "discuss")
    console.locator(".b-item").get_by_role("switch").click()
    button(mika, "page.student.claim").click()
    expect(mika.locator(".answer__head .credit")).to_have_text("Mika")


def test_the_whole_board_is_a_plane(stage: Stage) -> None:
    _, _, [mika, *_] = discussing(stage)
    button(mika, "page.student.whole-board").click()
    window = mika.locator("dialog.zoom")
    expect(window.locator(".plane__card")).to_have_count(3)
    place = window.locator(".zoom__place")
    mika.wait_for_function(WHOLE)
    expect(window.locator(".ap")).to_have_text(letters(mika))
    whole = percent(window)
    assert whole < 100
    across = [window.locator(".plane__card").nth(at).bounding_box() for at in range(3)]
    lefts = [box["x"] for box in across if box is not None]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3
    fits(mika, "the whole board")
    axe(mika, "the whole board")
    mika.emulate_media(color_scheme="dark")
    axe(mika, "the whole board, dark")

    fingers = mika.context.new_cdp_session(mika)
    touch(fingers, "touchStart", (180, 400), (210, 400))
    for apart in range(20, 130, 10):
        touch(fingers, "touchMove", (195 - apart, 400), (195 + apart, 400))
    touch(fingers, "touchEnd")
    mika.wait_for_function(f"() => !({WHOLE})()")
    assert percent(window) > whole
    assert mika.evaluate("visualViewport.scale") == 1
    before = place.evaluate("box => box.scrollLeft")
    touch(fingers, "touchStart", (300, 400))
    for x in range(290, 90, -20):
        touch(fingers, "touchMove", (x, 400))
    touch(fingers, "touchEnd")
    mika.wait_for_function(f"() => document.querySelector('.zoom__place').scrollLeft > {before} + 20")
    button(window, "page.student.whole-board-fit").click()
    mika.wait_for_function(WHOLE)
    last = EN["page.student.card"].format(letter=letters(mika)[2])
    window.locator(".plane__card").nth(2).get_by_role("button").click()
    expect(mika.locator("dialog.zoom").get_by_role("heading").first).to_have_text(last)


def percent(window: Locator) -> int:
    return int(window.locator(".zoom__scale").inner_text().split()[0])


WHOLE = """() => {
    const boxOf = each => document.querySelector(each).getBoundingClientRect()
    const [place, page] = ['.zoom__place', '.plane__page'].map(boxOf)
    return page.width > 0 && page.width <= place.width + 1 && page.height <= place.height + 1
}"""
MIDDLE = """() => {
    const boxOf = each => document.querySelector(each).getBoundingClientRect()
    const [place, page] = ['.zoom__place', '.plane__page'].map(boxOf)
    return [
        (place.left + place.width / 2 - page.left) / page.width,
        (place.top + place.height / 2 - page.top) / page.height,
    ]
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_plane_by_keyboard_and_mouse(stage: Stage, direction: str) -> None:
    _, _, [mika, *_] = discussing(stage, **LAPTOP)
    mika.evaluate("direction => document.documentElement.dir = direction", direction)
    button(mika, "page.student.whole-board").focus()
    mika.keyboard.press("Enter")
    window = mika.locator("dialog.zoom")
    place = window.locator(".zoom__place")
    expect(place).to_be_focused()
    mika.wait_for_function(WHOLE)
    # What is in the middle stays there.
    middle = mika.evaluate(MIDDLE)
    for _ in range(4):
        mika.keyboard.press("+")
    mika.wait_for_function(f"() => !({WHOLE})()")
    assert mika.evaluate(MIDDLE) == pytest.approx(middle, abs=0.01)
    start = place.evaluate("box => box.scrollLeft")
    mika.mouse.move(700, 500)
    mika.mouse.down()
    mika.mouse.move(640, 500, steps=5)
    mika.mouse.up()
    assert place.evaluate("box => box.scrollLeft") - start == pytest.approx(60, abs=1)
    mika.keyboard.press("ArrowLeft")
    mika.wait_for_function(f"() => document.querySelector('.zoom__place').scrollLeft < {start} + 55")
    mika.keyboard.press("0")
    mika.wait_for_function(WHOLE)
    mika.keyboard.press("Escape")
    expect(window).to_have_count(0)
    expect(button(mika, "page.student.whole-board")).to_be_focused()
