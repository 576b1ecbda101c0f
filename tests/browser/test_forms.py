"""Answers in other forms than words: drawn by touch or keyboard, photographed, written as maths; nothing is lost."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, axe, fits, go_to, hand_in

SQUARE = ((0.2, 0.2), (0.6, 0.2), (0.6, 0.6), (0.2, 0.6), (0.2, 0.2))
LINES = ".pad g > path"


def form(page: Page, name: str) -> None:
    """Chooses how to answer."""
    page.locator(".seg--forms").get_by_role("button", name=name).click()


def touch(page: Page, *points: tuple[float, float]) -> None:
    """A finger on the sheet; places are shares of its width and height."""
    box = page.locator(".pad").bounding_box()
    assert box is not None
    places = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in points]
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [places[0]]})
    for place in places[1:]:
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def photo_file(folder: Path, size: tuple[int, int] = (1200, 800)) -> Path:
    """The left half is dark, so that one sees how it is turned and cropped."""
    image = Image.new("RGB", size, "white")
    image.paste((20, 30, 80), (0, 0, size[0] // 2, size[1]))
    path = folder / "notebook.jpg"
    image.save(path)
    return path


def shown(console: Page, name: str) -> bytes:
    """The picture that the first person's card shows."""
    image = console.locator(f".att:has-text('{name}') img")
    expect(image).to_be_visible()
    address = image.get_attribute("src")
    body: list[int] = console.evaluate(
        "address => fetch(address).then(a => a.arrayBuffer()).then(b => Array.from(new Uint8Array(b)))", address
    )
    return bytes(body)


def drawn(console: Page, name: str, lines: int) -> None:
    """That person's card shows a drawing of so many lines."""
    expect(console.locator(f".att:has-text('{name}') img")).to_be_visible()
    console.wait_for_function(
        """async ([name, lines]) => {
          const card = [...document.querySelectorAll('.att')].find((each) => each.textContent.includes(name));
          const answer = await fetch(card.querySelector('img').src);
          return (await answer.text()).split('<path stroke=').length === lines + 1;
        }""",
        arg=[name, lines],
    )


def handed_in(phone: Page) -> None:
    phone.locator(".s-acts button").first.click()
    expect(phone.locator(".conn")).to_have_attribute("data-s", "saved")
    expect(phone.locator(".s-said")).to_be_visible()


def test_a_drawing_by_finger_from_the_first_line_to_the_board(stage: Stage) -> None:
    console = stage.console()
    phone, screen = stage.phone("Mika"), stage.screen()
    go_to(console, "think")
    form(phone, "Draw")
    touch(phone, *SQUARE)
    touch(phone, (0.7, 0.3), (0.9, 0.3))
    expect(phone.locator(LINES)).to_have_count(2)
    fits(phone, "the pad")
    axe(phone, "the pad")
    # It grows on the console before it is handed in.
    drawn(console, "Mika", 2)
    phone.get_by_role("button", name="Undo").click()
    expect(phone.locator(LINES)).to_have_count(1)
    phone.get_by_role("button", name="Redo").click()
    expect(phone.locator(LINES)).to_have_count(2)
    # The eraser takes whole lines, and one undo brings them back.
    phone.get_by_role("button", name="Eraser").click()
    touch(phone, (0.4, 0.1), (0.4, 0.3))
    expect(phone.locator(LINES)).to_have_count(1)
    phone.get_by_role("button", name="Undo").click()
    expect(phone.locator(LINES)).to_have_count(2)
    # What was drawn is there after a reload.
    phone.wait_for_function("() => document.querySelector('.conn')?.dataset.s === 'saved'")
    phone.reload()
    expect(phone.locator(LINES)).to_have_count(2)
    phone.get_by_role("button", name="Pen", exact=True).click()
    phone.get_by_role("button", name=re.compile("^Ink")).click()
    phone.get_by_role("button", name="red", exact=True).click()
    phone.get_by_role("button", name="Number lines").click()
    touch(phone, (0.1, 0.8), (0.5, 0.9))
    axe(phone, "the pad with its inks")
    handed_in(phone)
    expect(phone.locator(".s-said img")).to_be_visible()
    drawn(console, "Mika", 3)
    assert b"#c2263a" in shown(console, "Mika")
    # On the board, and changed afterwards: the board keeps what was put there.
    console.get_by_role("checkbox", name=re.compile("Mika")).click()
    console.get_by_role("button", name="Put on board").click()
    go_to(console, "discuss")
    console.get_by_role("switch").first.click()
    expect(screen.locator(".k-ans img")).to_be_visible()
    assert screen.evaluate("document.querySelector('.k-ans img').naturalWidth") > 0
    expect(phone.locator(".answer img")).to_be_visible()
    fits(phone, "the card")
    axe(screen, "the board with a drawing")
    axe(console, "the console with a drawing")


def test_a_drawing_by_keyboard(stage: Stage) -> None:
    console = stage.console()
    laptop = stage.phone("Ren", width=1440, height=900, touch=False)
    go_to(console, "think")
    form(laptop, "Draw")
    pad = laptop.locator(".pad")
    pad.focus()
    for key in ("Space", "ArrowRight", "Shift+ArrowRight", "ArrowDown", "Space"):
        pad.press(key)
    expect(laptop.locator(LINES)).to_have_count(1)
    pad.press("ArrowUp")
    expect(laptop.locator(LINES)).to_have_count(1)
    pad.press("Control+z")
    expect(laptop.locator(LINES)).to_have_count(0)
    pad.press("Control+Shift+z")
    expect(laptop.locator(LINES)).to_have_count(1)
    handed_in(laptop)
    drawn(console, "Ren", 1)
    assert b"M800 600L900 600" in shown(console, "Ren")


def test_a_sheet_that_is_full_says_so_and_keeps_what_is_there(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    form(phone, "Draw")
    box = phone.locator(".pad").bounding_box()
    assert box is not None
    scribble = """async () => {
      const pad = document.querySelector('.pad'), box = pad.getBoundingClientRect();
      const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {pointerId: 1, pointerType: 'mouse',
        clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true}));
      pad.setPointerCapture = () => undefined;
      for (let line = 0; line < 30 && !document.querySelector('.canvas__note'); line++) {
        send('pointerdown', .5, .5);
        for (let at = 0; at < 900; at++) send('pointermove', (at * 7919 % 997) / 997, (at * 104729 % 991) / 991);
        send('pointerup', .5, .5);
        await new Promise(requestAnimationFrame);
      }
    }"""
    phone.evaluate(scribble)
    expect(phone.get_by_role("alert")).to_contain_text("full")
    lines = phone.locator(LINES).count()
    assert lines > 1
    handed_in(phone)
    drawn(console, "Mika", lines)


def test_a_photo_is_turned_cropped_sent_and_shown(stage: Stage, tmp_path: Path) -> None:
    console = stage.console()
    phone = stage.phone("Yuki")
    go_to(console, "think")
    form(phone, "Photo")
    axe(phone, "photos")
    phone.locator("input[type=file]").set_input_files(photo_file(tmp_path))
    expect(phone.locator(".photo canvas")).to_be_visible()
    phone.get_by_role("button", name="Turn").click()
    corner = phone.get_by_role("button", name=re.compile("^Corner")).nth(2)
    corner.focus()
    for _ in range(10):
        corner.press("ArrowUp")
    axe(phone, "a photo before it is sent")
    fits(phone, "a photo before it is sent")
    phone.get_by_role("button", name="Use this photo").click()
    expect(phone.locator(".photos__one:not(.is-sending) img")).to_be_visible()
    hand_in(phone, "My page.")
    made = Image.open(io.BytesIO(shown(console, "Yuki"))).convert("RGB")
    # Turned by a quarter: upright now, dark above; and a fifth of its height is cut off below.
    assert made.height > made.width
    assert made.height / made.width == pytest.approx(1.2, abs=0.03)
    assert sum(made.getpixel((made.width // 2, 10))) < 250  # type: ignore[arg-type]
    assert sum(made.getpixel((made.width // 2, made.height - 10))) > 700  # type: ignore[arg-type]


def test_a_photo_waits_on_the_phone_until_the_server_has_it(stage: Stage, tmp_path: Path) -> None:
    stage.expected += ["Failed to load resource", "ERR_FAILED"]
    console = stage.console()
    phone = stage.phone("Yuki")
    go_to(console, "think")
    phone.route("**/photos", lambda route: route.abort())
    form(phone, "Photo")
    phone.locator("input[type=file]").set_input_files(photo_file(tmp_path))
    phone.get_by_role("button", name="Use this photo").click()
    expect(phone.locator(".is-sending")).to_be_visible()
    phone.locator("textarea").fill("My page.")
    # Not without it, as long as it is on its way.
    expect(phone.locator(".s-acts button").first).to_have_attribute("aria-disabled", "true")
    phone.reload()
    expect(phone.locator(".beside .is-sending, .photos .is-sending")).to_be_visible()
    # The phase ends meanwhile: what was written goes in with the photo, as soon as that has arrived.
    go_to(console, "groups")
    phone.unroute("**/photos")
    phone.reload()
    expect(phone.locator(".s-notice img")).to_be_visible()
    expect(phone.locator(".s-notice")).to_contain_text("My page.")
    assert stage.texts(console) == ["My page."]


def test_a_file_that_is_no_photo_says_so_and_the_answer_stays(stage: Stage, tmp_path: Path) -> None:
    stage.expected.append("400")
    console = stage.console()
    phone = stage.phone("Yuki")
    go_to(console, "think")
    phone.locator("textarea").fill("My words.")
    form(phone, "Photo")
    broken = tmp_path / "photo.heic"
    broken.write_bytes(b"\x00\x00\x00\x20ftypheic" + b"\x00" * 400)
    phone.locator("input[type=file]").set_input_files(broken)
    expect(phone.locator(".is-refused")).to_contain_text("HEIC")
    axe(phone, "a refused photo")
    phone.get_by_role("button", name="Take this photo off").click()
    handed_in(phone)
    assert stage.texts(console) == ["My words."]


def test_maths_is_written_with_its_own_keys_and_read_as_maths(stage: Stage) -> None:
    console = stage.console()
    phone, screen = stage.phone("Ren"), stage.screen()
    go_to(console, "think")
    phone.locator("textarea").fill("It is")
    form(phone, "Maths")
    expect(phone.locator("math-field")).to_be_focused()
    for key in ("3", "/", "5", "ArrowRight", "+", "1", "/", "2"):
        phone.keyboard.press(key)
    put_in = phone.get_by_role("button", name="Put into my words")
    expect(put_in).not_to_have_attribute("aria-disabled", "true")
    put_in.click()
    expect(phone.locator("textarea")).to_have_value(r"It is $\frac35+\frac12$")
    expect(phone.locator(".formulas mfrac")).to_have_count(2)
    fits(phone, "maths")
    handed_in(phone)
    expect(phone.locator(".s-said mfrac")).to_have_count(2)
    expect(console.locator(".att mfrac")).to_have_count(2)
    console.get_by_role("checkbox", name=re.compile("Ren")).click()
    console.get_by_role("button", name="Put on board").click()
    go_to(console, "discuss")
    console.get_by_role("switch").first.click()
    expect(screen.locator(".k-ans mfrac")).to_have_count(2)
    assert stage.texts(console) == [r"It is $\frac35+\frac12$"]


def test_maths_is_written_by_touch_with_the_keys_of_school(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Ren")
    go_to(console, "think")
    form(phone, "Maths")
    expect(phone.locator("math-field")).to_be_focused()
    keys = phone.get_by_role("group", name=EN["page.extras.keys"])
    fraction = EN["page.extras.key.fraction"]
    on = EN["page.extras.key.on"]
    expect(keys.get_by_role("button").first).to_have_accessible_name(fraction)
    for key in (
        "3",
        fraction,
        "5",
        on,
        "+",
        "(",
        fraction,
        "1",
        on,
        "2",
        on,
        ")",
        "×",
        "x",
        EN["page.extras.key.power"],
    ):
        keys.get_by_role("button", name=key, exact=True).tap()
    for key in ("2", on, "<", EN["page.extras.key.root"], "9", on, "−", "π", "8"):
        keys.get_by_role("button", name=key, exact=True).tap()
    phone.get_by_role("button", name=EN["page.extras.key.delete"]).tap()
    expect(phone.locator("math-field")).to_be_focused()
    fits(phone, "keys of maths")
    axe(phone, "keys of maths")
    small = keys.locator("button").evaluate_all(
        "all => all.filter(e => Math.min(e.offsetWidth, e.offsetHeight) < 44).length"
    )
    assert small == 0
    assert phone.locator(".MLK__backdrop:visible").count() == 0
    phone.get_by_role("button", name=EN["page.extras.put-in"]).tap()
    expect(phone.locator("textarea")).to_have_value(r"$\frac35+(\frac12)\times x^2<\sqrt9-\pi$")


def test_a_group_draws_on_from_a_members_drawing(stage: Stage) -> None:
    console = stage.console()
    mika, ren = stage.phone("Mika"), stage.phone("Ren")
    go_to(console, "think")
    form(mika, "Draw")
    touch(mika, *SQUARE)
    handed_in(mika)
    hand_in(ren, "Only words.")
    console.get_by_role("button", name="Random").click()
    go_to(console, "groups")
    ren.get_by_role("button", name="Take the pen").click()
    ren.locator(".mate").filter(has_text="Mika").click()
    axe(ren, "a member's drawing")
    ren.get_by_role("button", name="Draw on from this").click()
    expect(ren.locator(LINES)).to_have_count(1)
    touch(ren, (0.7, 0.7), (0.9, 0.9))
    expect(ren.locator(LINES)).to_have_count(2)
    # The others see it grow; then the pen passes, and with it what is drawn.
    expect(mika.locator(".joint img")).to_be_visible()
    ren.locator(".chip", has_text="Mika").click()
    expect(mika.locator(LINES)).to_have_count(2)
    touch(mika, (0.1, 0.1), (0.1, 0.9))
    mika.get_by_role("button", name="Hand in").first.click()
    expect(ren.locator(".joint img")).to_be_visible()
    expect(console.locator(".group__words img")).to_be_visible()
    # The member's own is as it was.
    ren.locator(".mate").filter(has_text="Mika").click()
    address = ren.locator("dialog img").get_attribute("src")
    svg: str = ren.evaluate("address => fetch(address).then(answer => answer.text())", address)
    assert svg.count('<path stroke="') == 1


def test_the_instructor_photographs_for_somebody_without_a_phone(stage: Stage, tmp_path: Path) -> None:
    console = stage.console()
    go_to(console, "think")
    console.locator(".c-joined").click()
    console.get_by_placeholder(re.compile("name", re.IGNORECASE)).fill("Sam")
    console.keyboard.press("Enter")
    console.get_by_role("button", name=re.compile("Write for", re.IGNORECASE)).first.click()
    console.locator("input[type=file]").set_input_files(photo_file(tmp_path))
    console.get_by_role("button", name="Use this photo").click()
    expect(console.locator(".c-write img")).to_be_visible()
    console.locator(".c-write").get_by_role("button", name="Hand in").click()
    console.keyboard.press("Escape")
    assert Image.open(io.BytesIO(shown(console, "Sam"))).size == (1200, 800)
