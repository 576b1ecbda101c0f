"""The console by keyboard alone: from the library to the end, without a pointer."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import EN, PLAN, Stage, hand_in, phones_follow


def tab_to(page: Page, wanted: str, most: int = 80) -> None:
    """Press Tab until what is focused matches the selector."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {wanted}")


def test_a_lesson_by_keyboard_alone(stage: Stage) -> None:
    console = stage.instructor()
    tab_to(console, f"#plan-{PLAN} button")
    console.keyboard.press("Enter")
    expect(console.locator("#c-next")).to_be_visible()
    stage.room = console.url.rpartition("/")[2]
    phones = [stage.phone(name) for name in ("Mika", "Leo")]

    # On, twice: n leads to the button.
    for phase in ("pose", "think"):
        console.keyboard.press("n")
        expect(console.locator("#c-next")).to_be_focused()
        console.keyboard.press("Enter")
        expect(console.locator(".c")).to_have_attribute("data-kind", phase)
    phones_follow(console)
    hand_in(phones[0], "the first way")
    hand_in(phones[1], "the second way")
    expect(console.locator(".att").get_by_role("checkbox")).to_have_count(2)

    # Tag, choose, put on the board.
    tab_to(console, ".att__body")
    console.keyboard.press("2")
    expect(console.locator(".tagbtn").first).to_have_text("B")
    console.keyboard.press("0")
    expect(console.locator(".tagbtn").first).to_have_text("?")
    console.keyboard.press("1")
    console.keyboard.press("Space")
    console.keyboard.press("ArrowRight")
    console.keyboard.press("Space")
    expect(console.locator(".att.is-picked")).to_have_count(2)
    tab_to(console, ".c-act .btn--main")
    console.keyboard.press("Enter")
    expect(console.locator(".b-item")).to_have_count(2)

    # Order by the arrow keys, then switch the first on.
    console.keyboard.press("b")
    tab_to(console, ".grip")
    first = console.locator(".b-item__w").first.inner_text()
    console.keyboard.press("ArrowDown")
    expect(console.locator(".b-item__w").first).not_to_have_text(first)
    console.keyboard.press("b")
    tab_to(console, ".b-item .switch")
    console.keyboard.press("Space")
    expect(console.locator(".b-item .switch").first).to_have_attribute("aria-checked", "true")

    # Eyes up and on again, the list of keys, the end.
    console.keyboard.press("p")
    expect(phones[0].get_by_text(EN["page.student.eyes-up"]).first).to_be_visible()
    console.keyboard.press("p")
    console.keyboard.press("?")
    expect(console.get_by_role("dialog")).to_be_visible()
    console.keyboard.press("Escape")
    expect(console.get_by_role("dialog")).to_have_count(0)
    tab_to(console, ".c-end", most=200)
    console.keyboard.press("Enter")
    tab_to(console, ".dialog__buttons .btn--main")
    console.keyboard.press("Enter")
    expect(console.get_by_text(EN["page.console.shell.ended-title"])).to_be_visible()


def test_a_key_takes_the_focus_before_the_next_key_is_heard(stage: Stage) -> None:
    console = stage.console()
    for key, place in (("b", "c-board-title"), ("l", "c-plan-title"), ("n", "c-next"), ("h", "c-hands-title")):
        focused = console.evaluate(
            """async key => {
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                for (let turn = 0; turn < 10; turn++) await null;
                return document.activeElement.id;
            }""",
            key,
        )
        assert focused == place


def test_single_keys_can_be_switched_off(stage: Stage) -> None:
    console = stage.console()
    console.keyboard.press("?")
    tab_to(console, "[role=switch]")
    console.keyboard.press("Space")
    console.keyboard.press("Escape")
    console.keyboard.press("m")
    expect(console.get_by_role("dialog")).to_have_count(0)
    console.keyboard.press("?")
    expect(console.get_by_role("dialog")).to_be_visible()
