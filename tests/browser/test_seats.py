"""The classroom from the front: who sits where, arranged by pointer and by keyboard, and the walk in that order."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import EN, Stage, axe, fits, go_to, hand_in

NAMES = ("Mika", "Leo", "Noor", "Emil")


def seats_of(console: Page) -> dict[str, str]:
    """By place, as the chart shows it."""
    found = console.locator(".c-place:has(.seat)")
    return {
        str(place.get_attribute("data-place")): place.locator(".seat b").inner_text()
        for place in (found.nth(at) for at in range(found.count()))
    }


def seat(console: Page, name: str) -> Locator:
    return console.locator(".seat").filter(has=console.locator("b", has_text=name))


def seated(console: Page, name: str, place: str) -> None:
    """Waits until it is so."""
    expect(console.locator(f'[data-place="{place}"] .seat b')).to_have_text(name)


def drag(console: Page, name: str, place: str) -> None:
    console.locator(f'[data-place="{place}"]').scroll_into_view_if_needed()
    begin = seat(console, name).bounding_box()
    end = console.locator(f'[data-place="{place}"]').bounding_box()
    assert begin is not None
    assert end is not None
    console.mouse.move(begin["x"] + begin["width"] / 2, begin["y"] + begin["height"] / 2)
    console.mouse.down()
    console.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
    console.mouse.up()


def test_places_are_arranged_by_pointer_and_walked_to_and_fro(stage: Stage) -> None:
    console = stage.console()
    phones = {name: stage.phone(name) for name in NAMES}
    go_to(console, "think")
    for name in ("Noor", "Leo"):
        hand_in(phones[name], f"what {name} thinks")
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).click()
    expect(console.get_by_text(EN["page.console.seats.none"])).to_be_visible()
    console.get_by_role("button", name=EN["page.console.seats.arrange"]).click()
    for name, place in (("Mika", "1,1"), ("Leo", "1,2"), ("Noor", "2,1"), ("Emil", "2,2")):
        drag(console, name, place)
        seated(console, name, place)

    # On a taken place the two change places; by two presses too.
    drag(console, "Mika", "2,2")
    seated(console, "Emil", "1,1")
    seated(console, "Mika", "2,2")
    seat(console, "Mika").click()
    seat(console, "Emil").click()
    seated(console, "Mika", "1,1")
    seated(console, "Emil", "2,2")

    # Out of the chart, and back on a free place.
    seat(console, "Emil").click()
    console.get_by_role("button", name=EN["page.console.seats.free"].format(row=3, column=5)).click()
    seated(console, "Emil", "3,5")
    drag(console, "Emil", "2,2")
    seated(console, "Emil", "2,2")
    console.get_by_role("button", name=EN["page.console.seats.arranged"], exact=True).click()
    axe(console, "the classroom")

    # To and fro: Mika, Leo, then back from the right: Emil, Noor.
    seat(console, "Leo").click()
    window = console.get_by_role("dialog")
    expect(window.get_by_text("what Leo thinks")).to_be_visible()
    for name in ("Emil", "Noor"):
        window.get_by_role("button", name=EN["page.console.walk.next"]).click()
        expect(window.get_by_role("heading", name=name)).to_be_visible()
    expect(window.get_by_text("what Noor thinks")).to_be_visible()
    console.keyboard.press("Escape")

    # The same order for the answers, and it is there after a reload.
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).click()
    console.get_by_label(EN["page.console.walk.order"]).select_option(label=EN["page.console.walk.order.seat"])
    expect(console.locator(".att__who bdi")).to_have_text(["Mika", "Leo", "Emil", "Noor"])
    console.reload()
    expect(console.locator(".att__who bdi")).to_have_text(["Mika", "Leo", "Emil", "Noor"])


def test_places_are_arranged_by_keyboard(stage: Stage) -> None:
    console = stage.console()
    phones = [stage.phone(name) for name in NAMES]
    go_to(console, "think")
    hand_in(phones[2], "the third one's answer")
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).press("Enter")
    console.get_by_role("button", name=EN["page.console.seats.place-all"]).press("Enter")
    expect(console.locator(".c-place .seat")).to_have_count(4)
    assert seats_of(console) == {"1,1": "Emil", "1,2": "Leo", "1,3": "Mika", "2,1": "Noor"}

    # One press takes it back; once more, then by the arrows.
    console.get_by_role("button", name=EN["page.console.shell.undo"]).press("Enter")
    expect(console.locator(".c-place .seat")).to_have_count(0)
    console.get_by_role("button", name=EN["page.console.seats.place-all"]).press("Enter")
    expect(console.locator(".c-place .seat")).to_have_count(4)
    console.get_by_role("button", name=EN["page.console.seats.arrange"]).press("Enter")
    seat(console, "Noor").press("ArrowUp")
    seated(console, "Noor", "1,1")
    seated(console, "Emil", "2,1")
    expect(seat(console, "Noor")).to_be_focused()
    console.keyboard.press("ArrowRight")
    seated(console, "Noor", "1,2")
    expect(seat(console, "Noor")).to_be_focused()
    console.keyboard.press("Delete")
    expect(console.locator(".c-without .seat")).to_have_count(1)
    expect(seat(console, "Noor")).to_be_focused()
    console.keyboard.press("ArrowDown")
    seated(console, "Noor", "1,2")
    console.get_by_role("button", name=EN["page.console.seats.arranged"], exact=True).press("Enter")

    # Walking by the arrows, over the free place; Enter opens the answer.
    seat(console, "Emil").focus()
    console.keyboard.press("ArrowUp")
    expect(seat(console, "Leo")).to_be_focused()
    console.keyboard.press("ArrowRight")
    expect(seat(console, "Noor")).to_be_focused()
    console.keyboard.press("Enter")
    expect(console.get_by_role("dialog").get_by_text("the third one's answer")).to_be_visible()


def test_a_class_of_forty_fits_every_screen(stage: Stage) -> None:
    console = stage.console(width=1024, height=768)
    names = [f"Student {number}" for number in range(1, 41)]
    console.keyboard.press("m")
    expect(console.get_by_role("dialog")).to_be_visible()
    for name in names:
        console.locator("#c-add-name").fill(name)
        console.keyboard.press("Enter")
    expect(console.locator(".c-person")).to_have_count(40)
    console.keyboard.press("Escape")
    go_to(console, "think")
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).click()
    console.get_by_role("button", name=EN["page.console.seats.place-all"]).click()
    expect(console.locator(".c-place .seat")).to_have_count(40)
    for width, height in ((1024, 768), (1440, 900)):
        console.set_viewport_size({"width": width, "height": height})
        fits(console, f"the classroom at {width}")
        inside = console.locator(".c-seats").evaluate("place => place.scrollWidth - place.clientWidth")
        assert inside <= 0, f"the classroom at {width} scrolls to the side by {inside} px"
    console.set_viewport_size({"width": 390, "height": 844})
    fits(console, "the classroom on a phone")
    small = console.locator(".seat").evaluate_all(
        "seats => seats.filter(seat => Math.min(seat.offsetWidth, seat.offsetHeight) < 44).length"
    )
    assert small == 0


def test_places_are_arranged_by_finger(stage: Stage) -> None:
    """On a tablet that is carried about: a finger drags, and the page does not scroll under it."""
    console = stage.console(width=1024, height=768, touch=True)
    for name in NAMES[:2]:
        stage.phone(name)
    go_to(console, "think")
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).tap()
    console.get_by_role("button", name=EN["page.console.seats.arrange"]).tap()
    finger = console.context.new_cdp_session(console)
    for name, place in (("Mika", "2,3"), ("Leo", "2,3")):
        begin = seat(console, name).bounding_box()
        end = console.locator(f'[data-place="{place}"]').bounding_box()
        assert begin is not None
        assert end is not None
        x, y = begin["x"] + begin["width"] / 2, begin["y"] + begin["height"] / 2
        across, down = end["x"] + end["width"] / 2 - x, end["y"] + end["height"] / 2 - y
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 6):
            point = {"x": x + across * step / 5, "y": y + down * step / 5}
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        seated(console, name, place)
    expect(console.locator(".c-without .seat b")).to_have_text("Mika")


def test_for_somebody_without_a_phone_one_writes_at_their_place(stage: Stage) -> None:
    console = stage.console()
    console.keyboard.press("m")
    expect(console.get_by_role("dialog")).to_be_visible()
    console.locator("#c-add-name").fill("Sam")
    console.keyboard.press("Enter")
    expect(console.locator(".c-person")).to_have_count(1)
    console.keyboard.press("Escape")
    go_to(console, "think")
    console.get_by_role("button", name=EN["page.console.seats.look"], exact=True).click()
    console.get_by_role("button", name=EN["page.console.seats.place-all"]).click()
    seat(console, "Sam").click()
    window = console.get_by_role("dialog")
    window.get_by_role("button", name=EN["page.console.shell.write-for"].format(name="Sam")).click()
    window.get_by_label(EN["page.console.shell.words-of"].format(name="Sam")).fill("what Sam says")
    window.get_by_role("button", name=EN["page.console.shell.hand-in"], exact=True).click()
    expect(window.locator(".c-large__words")).to_have_text("what Sam says")
    assert stage.texts(console) == ["what Sam says"]
