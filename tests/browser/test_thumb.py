"""A walk that is led on a phone, with one thumb: from the first answer to a card that is chosen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, PHONE, Stage, axe, fits, go_to, hand_in

PLAN, CLASS, BOARD = range(3)
"""The areas at the foot, one of which is shown."""


def area(console: Page, which: int) -> None:
    console.locator(".c-areas button").nth(which).tap()


def under_the_thumb(control: Locator) -> None:
    """In the lower half, large enough, in sight, and nothing lies over it."""
    box = control.bounding_box()
    assert box is not None
    assert box["width"] >= 44, f"{control}: {box}"
    assert box["height"] >= 44, f"{control}: {box}"
    middle = box["y"] + box["height"] / 2
    assert PHONE["height"] / 2 <= middle <= PHONE["height"], f"{control}: {box}"
    assert box["x"] >= 0, f"{control}: {box}"
    assert box["x"] + box["width"] <= PHONE["width"], f"{control}: {box}"
    free = control.evaluate(
        """control => {
            const { left, top, width, height } = control.getBoundingClientRect();
            return control.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }"""
    )
    assert free, f"{control} is covered"


def swipe(console: Page, by: int) -> None:
    """A finger across the words."""
    console.locator(".c-large__read").evaluate(
        """(place, by) => {
            const touch = x => new Touch({ identifier: 1, target: place, clientX: x, clientY: 200 });
            const tell = (name, x, down) => place.dispatchEvent(new TouchEvent(name, {
                bubbles: true, touches: down ? [touch(x)] : [], changedTouches: [touch(x)],
            }));
            tell("touchstart", 200, true);
            tell("touchend", 200 + by, false);
        }""",
        by,
    )


def on_a_phone(stage: Stage) -> Page:
    console = stage.console(touch=True)
    console.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return console


def test_a_walk_from_the_first_answer_to_a_chosen_card(stage: Stage) -> None:
    console = on_a_phone(stage)
    phones = {name: stage.phone(name) for name in ("Mika", "Leo", "Noor")}
    area(console, PLAN)
    under_the_thumb(console.locator("#c-next"))
    go_to(console, "think")
    area(console, CLASS)
    for name, phone in phones.items():
        hand_in(phone, f"what {name} thinks")
    expect(console.locator(".att").get_by_role("checkbox")).to_have_count(3)
    fits(console, "the walk")

    # One answer after the other.
    console.locator(".att__body").first.tap()
    window = console.get_by_role("dialog")
    expect(window.get_by_text("what Mika thinks")).to_be_visible()
    further, earlier = (
        window.get_by_role("button", name=EN[f"page.console.walk.{way}"], exact=True) for way in ("next", "previous")
    )
    choose = window.get_by_role("button", name=EN["page.console.walk.choose"], exact=True)
    tags = window.get_by_role("group", name=EN["page.console.walk.tag"]).get_by_role("button")
    because = window.get_by_label(EN["page.console.walk.because"])
    put = window.get_by_role("button", name=EN["page.console.walk.put-on-board"], exact=True)
    close = window.locator(".c-large__close")
    for control in (further, earlier, choose, put, because, close, tags.first, tags.nth(1)):
        under_the_thumb(control)
    fits(console, "one answer")
    axe(console, "one answer on a phone")
    further.tap()
    expect(window.get_by_text("what Leo thinks")).to_be_visible()
    swipe(console, -120)
    expect(window.get_by_text("what Noor thinks")).to_be_visible()
    swipe(console, 120)
    expect(window.get_by_text("what Leo thinks")).to_be_visible()
    swipe(console, -20)
    expect(window.get_by_text("what Leo thinks")).to_be_visible()

    # Tagged, and noted for the board with the reason.
    tags.nth(1).tap()
    expect(tags.nth(1)).to_have_attribute("aria-pressed", "true")
    choose.tap()
    expect(choose).to_have_attribute("aria-pressed", "true")
    because.fill("it shows the size of a piece")
    close.tap()
    expect(window).to_have_count(0)
    expect(console.locator(".att.is-picked")).to_have_count(1)

    # A word to all, then the card.
    nudge = console.locator(".c-act__nudge")
    under_the_thumb(nudge)
    nudge.tap()
    window.get_by_role("button", name=EN["page.console.shell.nudge-1"]).tap()
    expect(phones["Noor"].get_by_text(EN["page.console.shell.nudge-1"])).to_be_visible()
    console.get_by_role("button", name=EN["page.parts.close"]).tap()
    on = console.locator(".c-act .btn--main")
    under_the_thumb(on)
    area(console, BOARD)
    expect(console.get_by_text("it shows the size of a piece")).to_be_visible()
    area(console, CLASS)
    on.tap()
    area(console, BOARD)
    expect(console.locator(".b-item")).to_have_count(1)
    expect(console.locator(".b-item")).to_contain_text("what Leo thinks")
    fits(console, "the board")


def test_groups_on_a_phone(stage: Stage) -> None:
    console = on_a_phone(stage)
    phones = {name: stage.phone(name) for name in ("Mika", "Leo")}
    area(console, PLAN)
    go_to(console, "think")
    hand_in(phones["Mika"], "what Mika thinks")
    go_to(console, "groups")
    area(console, CLASS)
    random = console.get_by_role("button", name=EN["page.console.walk.form.random"])
    under_the_thumb(random)
    random.tap()
    expect(console.locator(".group")).to_have_count(1)
    under_the_thumb(console.locator(".c-act__nudge"))
    fits(console, "groups")

    # What was thought before is a tap away.
    console.get_by_role("tab", name=EN["page.console.shell.view.walk"]).tap()
    console.locator(".att__body").first.tap()
    expect(console.get_by_role("dialog").get_by_text("what Mika thinks")).to_be_visible()
    under_the_thumb(console.get_by_role("button", name=EN["page.console.walk.put-on-board"], exact=True))
