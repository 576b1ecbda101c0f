"""The board and the groups by hand: dragged, joined, put side by side, struck through, taken off and back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, go_to, hand_in

TEXTS = ("the first way", "the second way", "the third way")


def with_a_board(stage: Stage, touch: bool = False) -> tuple[Page, Page]:
    """Three answers on the board, none shown: (console, screen)"""
    console = stage.console(touch=touch)
    screen = stage.screen()
    phones = [stage.phone(name) for name in ("Mika", "Leo", "Noor")]
    go_to(console, "think")
    for phone, text in zip(phones, TEXTS, strict=True):
        hand_in(phone, text)
        console.locator(".att", has_text=text).get_by_role("checkbox").click()
    console.locator(".c-act .btn--main").click()
    expect(console.locator(".b-item")).to_have_count(3)
    go_to(console, "discuss")
    return console, screen


def order(console: Page) -> list[str]:
    return console.locator(".b-item__w").all_inner_texts()


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    for part in range(1, 11):
        page.mouse.move(start[0] + (end[0] - start[0]) * part / 10, start[1] + (end[1] - start[1]) * part / 10)
    page.mouse.up()


def middle(page: Page, selector: str, nth: int) -> tuple[float, float]:
    box = page.locator(selector).nth(nth).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_cards_are_dragged_into_an_order_that_the_screen_follows(stage: Stage) -> None:
    console, screen = with_a_board(stage)
    drag(console, middle(console, ".b-item .grip", 2), middle(console, ".b-item", 0))
    expect(console.locator(".b-item__w").first).to_have_text(TEXTS[2])
    assert order(console) == [TEXTS[2], TEXTS[0], TEXTS[1]]
    for place in range(3):
        console.locator(".b-item").nth(place).get_by_role("switch").click()
    expect(screen.get_by_text(TEXTS[1]).first).to_be_visible()
    across = [screen.get_by_text(text).first.bounding_box() for text in order(console)]
    assert [box["x"] for box in across if box] == sorted(box["x"] for box in across if box)


def test_two_are_joined_put_side_by_side_and_one_is_struck_through(stage: Stage) -> None:
    console, screen = with_a_board(stage)
    for place in range(3):
        console.locator(".b-item").nth(place).get_by_role("switch").click()
    expect(screen.get_by_text(TEXTS[2]).first).to_be_visible()

    console.get_by_role("button", name=EN["page.console.board.connect"]).click()
    window = console.get_by_role("dialog")
    for text in TEXTS[:2]:
        window.locator(".choice", has_text=text).click()
    window.get_by_label(EN["page.console.board.own-words"]).fill("less than we began with")
    window.get_by_role("button", name=EN["page.console.board.connect-do"], exact=True).click()
    expect(screen.get_by_text("less than we began with").first).to_be_visible()
    console.locator(".b-link .btn--icon").click()
    expect(screen.get_by_text("less than we began with")).to_have_count(0)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(screen.get_by_text("less than we began with").first).to_be_visible()

    console.get_by_role("button", name=EN["page.console.board.compare"]).click()
    for text in TEXTS[1:]:
        window.locator(".choice", has_text=text).click()
    window.get_by_role("button", name=EN["page.console.board.compare-do"]).click()
    expect(screen.get_by_text(TEXTS[0])).to_have_count(0)
    expect(screen.get_by_text(TEXTS[2]).first).to_be_visible()
    console.get_by_role("button", name=EN["page.console.board.whole"]).click()
    expect(screen.get_by_text(TEXTS[0]).first).to_be_visible()

    console.locator(".b-item__t").first.click()
    console.get_by_role("button", name=EN["page.console.board.strike"]).click()
    words = screen.locator(".is-struck").get_by_text(TEXTS[0])
    expect(words).to_have_css("text-decoration-line", "line-through")
    console.get_by_label(EN["page.console.board.struck-because"]).fill("sevenths of what?")
    console.keyboard.press("Enter")
    why = screen.locator(".is-struck").get_by_text("sevenths of what?")
    expect(why).to_be_visible()
    expect(why).not_to_have_css("text-decoration-line", "line-through")
    console.get_by_role("button", name=EN["page.console.board.strike"]).click()
    expect(screen.locator(".is-struck")).to_have_count(0)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(why).to_be_visible()


def test_what_is_meant_for_the_board_is_noted_with_the_reason_and_for_nobody_else(stage: Stage) -> None:
    reason = "it shows where adding goes wrong"
    console = stage.console()
    screen = stage.screen()
    phones = [stage.phone(name) for name in ("Mika", "Leo")]
    go_to(console, "think")
    for phone, text in zip(phones, TEXTS, strict=False):
        hand_in(phone, text)
    card = console.locator(".att", has_text=TEXTS[0])
    card.get_by_role("checkbox").click()
    tray = console.locator(".b-tray")
    expect(tray.locator("li")).to_have_count(1)
    card.locator(".att__body").click()
    window = console.get_by_role("dialog")
    window.get_by_label(EN["page.console.walk.because"]).fill(reason)
    console.keyboard.press("Escape")
    expect(tray).to_contain_text(reason)

    console.reload()
    expect(console.locator(".att.is-picked")).to_have_count(1)
    expect(tray).to_contain_text(reason)
    drop = EN["page.console.board.tray-drop"].format(name="Mika")
    tray.get_by_role("button", name=drop).click()
    expect(tray).to_have_count(0)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(tray).to_contain_text(reason)
    tray.get_by_role("button", name=EN["page.console.board.tray-put"].format(name="Mika")).click()
    expect(console.locator(".b-item")).to_have_count(1)
    expect(tray).to_have_count(0)

    go_to(console, "discuss")
    unheard = console.locator(".c-unheard")
    unheard.locator("summary").click()
    expect(unheard.locator("li")).to_have_text(["Leo"])
    console.locator(".b-item").get_by_role("switch").click()
    for page in (screen, *phones):
        expect(page.get_by_text(TEXTS[0]).first).to_be_visible()
        assert reason not in page.content()


def test_what_is_taken_off_comes_back_by_undo(stage: Stage) -> None:
    console, _ = with_a_board(stage)
    console.locator(".b-item__t").first.click()
    console.get_by_role("button", name=EN["page.console.board.take-off"]).click()
    expect(console.locator(".b-item")).to_have_count(2)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(console.locator(".b-item")).to_have_count(3)


def test_somebody_is_dragged_to_another_group_and_back_by_undo(stage: Stage) -> None:
    console = stage.console()
    for name in ("Mika", "Leo", "Noor", "Emil"):
        stage.phone(name)
    go_to(console, "groups")
    console.get_by_role("combobox").select_option("2")
    console.get_by_role("button", name=EN["page.console.walk.form.random"]).click()
    expect(console.locator(".group")).to_have_count(2)
    moved = console.locator(".group").first.locator(".member bdi").first.inner_text()
    drag(console, middle(console, ".group .member__b", 0), middle(console, ".group h2", 1))
    expect(console.locator(".group").nth(1).locator(".member")).to_have_count(3)
    expect(console.locator(".group").nth(1)).to_contain_text(moved)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(console.locator(".group").first).to_contain_text(moved)

    stage.phone("Ravi")
    late = console.locator(".group--none")
    expect(late).to_contain_text("Ravi")
    late.get_by_role("button", name=EN["page.console.groups.place"]).click()
    expect(late).to_have_count(0)
    expect(console.locator(".member__b", has_text="Ravi")).to_have_count(1)
    console.get_by_role("button", name=EN["page.console.shell.undo"]).click()
    expect(late).to_contain_text("Ravi")

    console.locator(".member__b", has_text=moved).click()
    console.get_by_role("button", name=EN["page.console.groups.to-new"]).click()
    groups = console.locator(".group:not(.group--none)")
    expect(groups).to_have_count(3)
    expect(groups.nth(2).locator(".member")).to_have_count(1)
    expect(groups.nth(2)).to_contain_text(moved)


def test_an_approach_that_nobody_foresaw(stage: Stage) -> None:
    """Added where the answer is read, and the answer is tagged with it at once."""
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    hand_in(phone, "I weighed the milk")
    console.locator(".att__body").click()
    window = console.get_by_role("dialog")
    window.get_by_label(EN["page.console.walk.new-approach"]).fill("Weighs it")
    console.keyboard.press("Enter")
    expect(window.get_by_role("button", name="Weighs it")).to_have_attribute("aria-pressed", "true")
