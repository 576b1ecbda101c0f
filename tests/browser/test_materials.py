"""Something to read, in the hands of the class: added on the console, shown on the screen, read on phones."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from facilitator.languages import catalogue
from tests.browser.stage import EN, Stage, axe, begin_next, fits, go_to
from tests.pdfs import locked, pdf

TEXT = (
    "# The two boats\n\nNobody has seen *both* of them at once.\n\n"
    "## The key\n\nWhoever has the key may open $\\frac12$ of the shed.\n\n"
    "## The end\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
)
PAGES = [f"This is page {number}" for number in range(1, 6)]


def file(name: str, body: bytes, kind: str = "application/pdf") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": body}


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "#446688").save(out, "PNG")
    return out.getvalue()


def window(console: Page) -> Any:
    return console.get_by_role("dialog")


def materials(console: Page) -> Any:
    return console.locator(".c-reading__one")


def send(console: Page, payload: FilePayload) -> None:
    """Until it is there."""
    before = materials(console).count()
    console.locator(".c-reading__file input").set_input_files([payload])
    expect(materials(console)).to_have_count(before + 1)


def paste(console: Page, title: str, text: str) -> None:
    before = materials(console).count()
    console.get_by_role("button", name=EN["page.console.reading.paste"]).click()
    console.get_by_label(EN["page.console.reading.title-of"]).fill(title)
    console.get_by_label(EN["page.console.reading.text-of"], exact=True).fill(text)
    console.get_by_role("button", name=EN["page.console.reading.add"], exact=True).click()
    expect(materials(console)).to_have_count(before + 1)


def show(console: Page, title: str) -> None:
    row = materials(console).filter(has_text=title)
    row.get_by_role("button", name=re.compile(f"^{EN['page.console.reading.show']}")).click()
    expect(row).to_contain_text(EN["page.console.reading.on-screen"])


def page_of(n: int, m: int, language: str = "en") -> str:
    return catalogue(language)["page.parts.page-of"].format(n=n, m=m)


def loaded(page: Page, selector: str) -> None:
    page.wait_for_function(
        "selector => [...document.querySelectorAll(selector)].some(image => image.complete && image.naturalWidth > 0)",
        arg=selector,
    )


def test_a_pdf_is_sent_shown_and_read_along(stage: Stage) -> None:
    console = stage.console()
    screen, phone = stage.screen(), stage.phone("Mika")
    go_to(console, "think")
    console.keyboard.press("a")
    send(console, file("Two cases.pdf", pdf(*PAGES)))
    expect(phone.locator(".s-top__read")).to_be_visible()
    show(console, "Two cases")
    expect(screen.locator(".k-read h2")).to_have_text("Two cases")
    loaded(screen, ".k-read img")
    window(console).get_by_role("button", name=re.compile("^Two cases")).click()
    window(console).get_by_role("button", name=EN["page.console.reading.next"]).click()
    expect(screen.get_by_text(page_of(2, 5), exact=True)).to_be_visible()
    axe(console, "the window")
    console.keyboard.press("Escape")

    # From the strip, with the window closed.
    strip = console.locator(".c-showing")
    strip.get_by_role("button", name=EN["page.console.reading.next"]).click()
    expect(screen.get_by_text(page_of(3, 5), exact=True)).to_be_visible()
    axe(screen, "the screen")
    axe(console, "the strip")

    expect(phone.locator(".s-notice")).to_contain_text("Two cases")
    phone.get_by_role("button", name=EN["page.student.read-along"]).click()
    reader = phone.get_by_role("dialog")
    expect(reader.get_by_text(page_of(3, 5), exact=True)).to_be_visible()
    loaded(phone, ".reader__page")
    # Whoever cannot see the page is told its words.
    expect(reader.locator(".vh", has_text=PAGES[2])).to_be_attached()
    axe(phone, "the reader")
    strip.get_by_role("button", name=EN["page.console.reading.next"]).click()
    there = reader.get_by_role("button", name=EN["page.reading.to-class-page"].format(n=4))
    there.click()
    expect(reader.get_by_text(page_of(4, 5), exact=True)).to_be_visible()
    expect(there).to_have_count(0)

    # A phase with a prompt of its own puts it away; the phone reads on.
    begin_next(console)
    expect(screen.locator(".k-read")).to_have_count(0)
    expect(strip).to_have_count(0)
    expect(reader.get_by_text(page_of(4, 5), exact=True)).to_be_visible()


def test_a_page_is_turned_by_keys_swipes_and_buttons_and_kept(stage: Stage) -> None:
    console, phone = stage.console(), stage.phone("Mika")
    console.keyboard.press("a")
    send(console, file("Pages.pdf", pdf(*PAGES)))
    phone.locator(".s-top__read").click()
    reader = phone.get_by_role("dialog")
    expect(reader.get_by_text(page_of(1, 5), exact=True)).to_be_visible()
    phone.keyboard.press("ArrowRight")
    expect(reader.get_by_text(page_of(2, 5), exact=True)).to_be_visible()
    reader.get_by_role("button", name=EN["page.reading.next"]).click()
    expect(reader.get_by_text(page_of(3, 5), exact=True)).to_be_visible()
    phone.keyboard.press("End")
    expect(reader.get_by_text(page_of(5, 5), exact=True)).to_be_visible()
    phone.keyboard.press("ArrowRight")
    expect(reader.get_by_text(page_of(5, 5), exact=True)).to_be_visible()
    swipe(phone, 200)
    expect(reader.get_by_text(page_of(4, 5), exact=True)).to_be_visible()
    loaded(phone, ".reader__page")
    width = phone.locator(".reader__page").evaluate("page => page.clientWidth")
    phone.keyboard.press("+")
    phone.wait_for_function("width => document.querySelector('.reader__page').clientWidth > width", arg=width)
    # Larger than the window it is moved, not turned.
    phone.keyboard.press("ArrowLeft")
    expect(reader.get_by_text(page_of(4, 5), exact=True)).to_be_visible()
    phone.keyboard.press("0")
    phone.keyboard.press("Escape")
    expect(reader).to_have_count(0)
    expect(phone.locator(".s-top__read")).to_be_focused()
    phone.reload()
    phone.locator(".s-top__read").click()
    expect(reader.get_by_text(page_of(4, 5), exact=True)).to_be_visible()
    fits(phone, "the reader")


def swipe(phone: Page, by: int) -> None:
    phone.evaluate(
        """by => {
          const place = document.querySelector(".reader__place");
          const touch = (x) => new Touch({ identifier: 1, target: place, clientX: x, clientY: 300 });
          const send = (type, x, held) => {
            const touches = held ? [touch(x)] : [];
            const event = { touches, changedTouches: [touch(x)], bubbles: true, cancelable: true };
            place.dispatchEvent(new TouchEvent(type, event));
          };
          send("touchstart", 100, true);
          send("touchmove", 100 + by, true);
          send("touchend", 100 + by, false);
        }""",
        by,
    )


def test_only_the_pages_beside_it_are_loaded_and_stay_without_a_network(stage: Stage) -> None:
    console, phone = stage.console(), stage.phone("Mika")
    stage.expected += ["ERR_INTERNET_DISCONNECTED", "WebSocket"]
    console.keyboard.press("a")
    send(console, file("Pages.pdf", pdf(*PAGES)))
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if request.url.endswith(".webp") else None)
    with phone.expect_response(re.compile(r"\.webp$")):
        phone.locator(".s-top__read").click()
    reader = phone.get_by_role("dialog")
    expect(reader.get_by_text(page_of(1, 5), exact=True)).to_be_visible()
    with phone.expect_response(re.compile(r"\.webp$")):
        phone.keyboard.press("ArrowRight")
    loaded(phone, ".reader__page")
    phone.wait_for_load_state("networkidle")
    assert len(set(asked)) == 3
    phone.context.set_offline(True)
    for number in (1, 2, 3):
        phone.keyboard.press("ArrowLeft" if number == 1 else "ArrowRight")
        expect(reader.get_by_text(page_of(number, 5), exact=True)).to_be_visible()
        loaded(phone, ".reader__page")
    phone.keyboard.press("ArrowRight")
    expect(reader.get_by_text(EN["page.reading.not-loaded"])).to_be_visible()
    phone.context.set_offline(False)
    loaded(phone, ".reader__page")
    expect(reader.get_by_text(EN["page.reading.not-loaded"])).to_have_count(0)


def test_texts_and_pictures_are_chosen_from_and_read_in_larger_letters(stage: Stage) -> None:
    console = stage.console()
    screen, phone = stage.screen(), stage.phone("Mika")
    console.keyboard.press("a")
    paste(console, "The two boats", TEXT)
    send(console, file("A map.png", picture(), "image/png"))
    expect(phone.locator(".s-top__read")).to_be_visible()
    begin_from_window(console)
    # In the first phase they stand beside what is asked.
    expect(phone.locator(".s-material")).to_have_count(2)
    phone.locator(".s-top__read").click()
    reader = phone.get_by_role("dialog")
    axe(phone, "the list")
    reader.get_by_role("button", name=re.compile("^The two boats")).click()
    expect(reader.locator("mfrac")).to_be_visible()
    axe(phone, "the text")
    letters = "document.querySelector('.reader__part p').getBoundingClientRect().height"
    before = phone.evaluate(letters)
    for _ in range(2):
        reader.get_by_role("button", name=EN["page.reading.larger"]).click()
    phone.wait_for_function(f"before => {letters} > before", arg=before)
    fits(phone, "larger letters")
    reader.get_by_role("button", name=EN["page.reading.others"]).click()
    reader.get_by_role("button", name=re.compile("^A map")).click()
    loaded(phone, ".reader__page")
    expect(reader.get_by_role("img", name="A map")).to_be_visible()
    axe(phone, "the picture")

    console.keyboard.press("a")
    show(console, "The two boats")
    expect(screen.locator(".k-read").get_by_text("Nobody has seen both")).to_be_visible()
    window(console).get_by_role("button", name=re.compile("^The two boats")).click()
    window(console).get_by_role("button", name=EN["page.console.reading.next"]).click()
    expect(screen.locator(".k-read mfrac")).to_be_visible()
    axe(screen, "a text")
    # Taken away, it is nowhere any more.
    console.get_by_role("button", name=EN["page.console.reading.remove-named"].format(title="A map")).click()
    console.get_by_role("button", name=EN["page.console.reading.remove"], exact=True).click()
    expect(materials(console)).to_have_count(1)
    expect(reader.locator(".reader__page")).to_have_count(0)


def begin_from_window(console: Page) -> None:
    console.keyboard.press("Escape")
    begin_next(console)


def test_what_cannot_be_read_is_said_and_the_rest_stays(stage: Stage) -> None:
    console = stage.console(language="ja", locale="ja")
    stage.expected.append("400 (BAD REQUEST)")
    words = catalogue("ja")
    console.keyboard.press("a")
    console.locator(".c-reading__file input").set_input_files([file("locked.pdf", locked())])
    told = console.locator(".c-reading__way .c-notice--amber")
    expect(told).to_contain_text(words["refused.pdf-encrypted"])
    axe(console, "a refusal")
    told.get_by_role("button").click()
    expect(told).to_have_count(0)
    expect(materials(console)).to_have_count(0)
    # What was begun outlives the window.
    console.get_by_role("button", name=words["page.console.reading.paste"]).click()
    console.get_by_label(words["page.console.reading.title-of"]).fill("題")
    console.keyboard.press("Escape")
    console.keyboard.press("a")
    console.get_by_role("button", name=words["page.console.reading.paste"]).click()
    expect(console.get_by_label(words["page.console.reading.title-of"])).to_have_value("題")


@pytest.mark.parametrize(
    ("width", "height", "theme", "language"),
    [(390, 844, "light", "en"), (1024, 768, "dark", "ja"), (1440, 900, "light", "ja")],
)
def test_it_fits(stage: Stage, width: int, height: int, theme: Any, language: str) -> None:
    console = stage.console(language=language, locale=language, theme=theme)
    screen = stage.screen(locale=language)
    phone = stage.phone("Mika", locale=language, theme=theme)
    console.keyboard.press("a")
    send(console, file("A name of a document that is rather long, and has no end that one could see.pdf", pdf(*PAGES)))
    row = materials(console).first
    row.locator(".c-reading__head .btn--line").click()
    row.locator(".c-reading__title").click()
    loaded(console, ".c-reading__look img")
    console.set_viewport_size({"width": width, "height": height})
    fits(console, "the window")
    axe(console, "the window")
    console.keyboard.press("Escape")
    fits(console, "the strip")
    axe(console, "the strip")
    loaded(screen, ".k-read img")
    fits(screen, "the screen")
    box = screen.locator(".k-read img").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 1080
    assert box["height"] > 800
    phone.set_viewport_size({"width": width, "height": height})
    phone.locator(".s-notice .btn--line").click()
    loaded(phone, ".reader__page")
    expect(phone.get_by_text(page_of(1, 5, language), exact=True)).to_be_visible()
    fits(phone, "the reader")
    axe(phone, "the reader")


def test_the_whole_of_it_by_keyboard(stage: Stage) -> None:
    console, screen = stage.console(), stage.screen()
    console.keyboard.press("a")
    expect(window(console)).to_be_visible()
    paste_button = console.get_by_role("button", name=EN["page.console.reading.paste"])
    tab_to(console, paste_button)
    console.keyboard.press("Enter")
    expect(console.get_by_label(EN["page.console.reading.title-of"])).to_be_focused()
    console.keyboard.type("A text")
    console.keyboard.press("Tab")
    console.keyboard.type("Read this.")
    tab_to(console, console.get_by_role("button", name=EN["page.console.reading.add"], exact=True))
    console.keyboard.press("Enter")
    expect(materials(console)).to_have_count(1)
    tab_to(console, console.get_by_role("button", name=re.compile(f"^{EN['page.console.reading.show']}")))
    console.keyboard.press("Enter")
    expect(screen.locator(".k-read").get_by_text("Read this.")).to_be_visible()
    console.keyboard.press("Enter")
    expect(screen.locator(".k-read")).to_have_count(0)
    console.keyboard.press("Escape")
    expect(window(console)).to_have_count(0)


def tab_to(page: Page, target: Any) -> None:
    for _ in range(20):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("never came there")
