"""The page of a transcript: found in, jumped through, followed and chosen from; and the file that shows the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Download, Page, expect

from facilitator.discussion.events import Entry, RoomOpened
from facilitator.live.rooms import new_room
from facilitator.store.open import open_store
from facilitator.web.library import THE_INSTRUCTOR
from tests.browser.stage import Stage, Theme, axe, fits, server_at
from tests.serving import ServerProcess
from tests.transcript.lesson import led
from tests.transcript.odd import odd_log

LESSON, ODD = "ABC234", "ABC235"
LOOKS: list[tuple[Theme, str]] = [("light", "en"), ("dark", "ja")]
SHOWN_TEXT = """() => {
    const body = document.querySelector('main').cloneNode(true);
    for (const each of body.querySelectorAll('.t-notes, .t-compare, script')) each.remove();
    return body.textContent.replace(/\\s+/g, ' ').trim();
}"""
"""All text of the body, closed parts too, but for the notes, which a page lets one write."""


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """With a whole lesson in its data directory, and a room of odd texts."""
    folder = tmp_path_factory.mktemp("transcript") / "data"
    store = open_store(None, folder)
    rooms = [new_room(_own(led().log, "r1", LESSON)), new_room(_own(odd_log(), "r2", ODD))]
    assert store.log.append_all(rooms) == [None, None]
    store.close()
    server = server_at(folder).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def _own(entries: Sequence[Entry], room: str, code: str) -> list[Entry]:
    opened = entries[0].event
    assert isinstance(opened, RoomOpened)
    first = replace(entries[0], event=replace(opened, room=room, code=code, instructor=THE_INSTRUCTOR))
    return [first, *entries[1:]]


def opened(stage: Stage, query: str = "", room: str = LESSON, **more: object) -> Page:
    page = stage.instructor(**more)  # type: ignore[arg-type]
    page.goto(f"{stage.url}/instructor/rooms/{room}/transcript{query}")
    return page


def choice(page: Page) -> None:
    if not page.locator(".t-choose form").is_visible():
        page.locator(".t-choose summary").click()


# --- finding


def test_words_and_names_are_found_counted_and_gone_through(stage: Stage) -> None:
    page = opened(stage)
    field, said = page.get_by_role("searchbox"), page.locator("[data-found]")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    field.fill("SIXTHS")
    expect(page.locator(".t mark").first).to_be_visible()
    number = page.locator("main mark").count()
    assert number >= 2
    expect(said).to_have_text(f"1 of {number}")
    expect(page.locator("mark.is-here")).to_be_in_viewport()
    field.press("Enter")
    expect(said).to_have_text(f"2 of {number}")
    expect(page.locator("mark.is-here")).to_be_visible()
    page.get_by_role("button", name="Previous place").click()
    page.get_by_role("button", name="Previous place").click()
    expect(said).to_have_text(f"{number} of {number}")
    field.fill("Yuki")
    expect(page.locator(".t-who mark", has_text="Yuki").first).to_be_attached()
    field.fill("nobody said this")
    expect(said).to_have_text("Nothing found")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("main mark")).to_have_count(0)
    expect(said).to_have_text("")


def test_what_is_found_in_an_earlier_text_is_opened(stage: Stage) -> None:
    page = opened(stage)
    field = page.get_by_role("searchbox")
    field.fill("We cut both into sixths")
    expect(page.locator(".t-before mark").first).to_be_visible()


def test_finding_leaves_all_texts_as_they_were(stage: Stage) -> None:
    page = opened(stage, room=ODD)
    before = page.locator("main").inner_html()
    field = page.get_by_role("searchbox")
    for words in ("half", "1/2", "日本", "🙂"):
        field.fill(words)
        field.press("Enter")
        expect(page.locator("mark.is-here").first).to_be_attached()
    field.press("Escape")
    expect(page.locator("main mark")).to_have_count(0)
    closed = re.compile(r' open=""')
    assert closed.sub("", page.locator("main").inner_html()) == closed.sub("", before)


# --- going from place to place


@pytest.mark.parametrize(("width", "contents"), [(1440, ".t-toc"), (390, ".t-jump")])
def test_each_phase_is_jumped_to_and_said_to_be_read(stage: Stage, width: int, contents: str) -> None:
    page = opened(stage, width=width)
    for phase in ("Discuss", "Sum up"):
        if contents == ".t-jump":
            page.locator(".t-jump summary").click()
        page.locator(f"{contents} a", has_text=phase).first.click()
        heading = page.locator("main h2", has_text=phase).first
        expect(heading).to_be_in_viewport()
        bar = page.locator(".t-bar").bounding_box()
        there = heading.bounding_box()
        assert bar is not None
        assert there is not None
        assert there["y"] >= bar["y"] + bar["height"]
        expect(page.locator(f"{contents} [aria-current]")).to_contain_text(phase)


@pytest.mark.parametrize("width", [1440, 390])
def test_an_idea_is_followed_from_step_to_step(stage: Stage, width: int) -> None:
    page = opened(stage, width=width)
    page.get_by_label("Follow an idea").select_option(label="B · Mika")
    trail = page.get_by_role("group", name="An idea's way")
    expect(trail.get_by_role("listitem").first).to_contain_text("Mika answers")
    page.get_by_label("Follow an idea").press("Tab")
    expect(trail.get_by_role("button", name="Next step")).to_be_focused()
    expect(page.locator("main .is-stop--here .t-who")).to_contain_text("Mika")
    steps = trail.get_by_role("listitem").count()
    for step in range(2, steps + 1):
        trail.get_by_role("button", name="Next step").click()
        expect(trail.locator("[data-at]")).to_have_text(f"Step {step} of {steps}")
        expect(page.locator("main .is-stop--here")).to_be_in_viewport()
    expect(trail.get_by_role("button", name="Next step")).to_be_disabled()
    download = page.locator("[data-get] > summary")
    download.click()
    for form in page.locator("[data-get] li > :is(a, button)").all():
        form.click(trial=True)
    download.click()
    axe(page, f"followed at {width}")
    fits(page, f"followed at {width}")
    page.keyboard.press("Escape")
    expect(trail).to_be_hidden()
    expect(page.locator(".is-stop")).to_have_count(0)


# --- choosing


def test_the_page_shows_what_is_chosen_and_links_ask_for_the_same(stage: Stage) -> None:
    page = opened(stage)
    choice(page)
    page.get_by_label("Which student").select_option(label="Leo")
    expect(page.get_by_label("One student: that and their own work")).to_be_checked()
    page.get_by_label("reflections", exact=True).check()
    page.get_by_label("Letter").check()
    page.get_by_role("button", name="Show this").click()
    page.wait_for_url("**reader=student**")
    expect(page.locator("main")).to_contain_text("Leo's copy")
    expect(page.locator("main")).not_to_contain_text("Now I cut first")
    expect(page.locator("main.t--letter")).to_be_visible()
    page.locator(".t-get summary").click()
    links = page.locator(".t-get a[download]").evaluate_all("all => all.map(each => each.href)")
    assert len(links) >= 8
    for link in links:
        assert re.search(r"\?reader=student&student=[^&]+&paper=letter&without=reflections$", link), link
    page.get_by_role("link", name="All of it again").click()
    expect(page.locator("main")).to_contain_text("Now I cut first")


def test_what_is_taken_away_was_shown_first(stage: Stage) -> None:
    page = opened(stage)
    choice(page)
    page.get_by_label("The class: what everybody saw").check()
    page.locator(".t-get summary").click()
    page.wait_for_url("**?reader=class**")
    expect(page.locator("main")).to_contain_text("The class's copy")
    expect(page.locator(".t-get a[download]").first).to_be_visible()
    expect(page.locator(".t-get summary")).to_be_focused()
    assert "#" not in page.url
    for link in page.locator(".t-get a[download]").evaluate_all("all => all.map(each => each.href)"):
        assert "?reader=class" in link
    page.go_back()
    expect(page.locator("main")).to_contain_text("The instructor's copy")
    page.locator(".t-get summary").click()
    expect(page.locator(".t-get a[download]").first).to_be_visible()


def test_without_script_it_is_read_chosen_and_downloaded(stage: Stage) -> None:
    page = opened(stage, java_script_enabled=False)
    for id in ("c12", "b20"):
        expect(page.locator(f"#{id}")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator(".t-choose summary").click()
    page.get_by_label("Pseudonyms").check()
    page.get_by_role("button", name="Show this").click()
    expect(page.locator("main")).to_contain_text("Student 1")
    expect(page.locator("body")).not_to_contain_text("Mika")
    page.locator(".t-get summary").click()
    with page.expect_download() as found:
        page.get_by_role("link", name="Markdown").click()
    assert "Student 1" in _read(found.value)


# --- taking away


def _read(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")


@pytest.mark.parametrize("query", ["", "?reader=class&without=diagrams", "?names=pseudonyms&lang=ja"])
def test_the_file_shows_what_the_page_shows(stage: Stage, browser: Browser, query: str, tmp_path: Path) -> None:
    page = opened(stage, query)
    page.locator(".t-get summary").click()
    with page.expect_download() as found:
        page.locator('.t-get a[href*=".html"]').click()
    assert found.value.suggested_filename.endswith(".html")
    file = tmp_path / "transcript.html"
    found.value.save_as(file)
    expect(page.locator("[data-said]")).not_to_have_attribute("data-wrong", "")
    alone = browser.new_context(offline=True)
    shown = alone.new_page()
    faults: list[str] = []
    shown.on("console", lambda message: faults.append(message.text))
    shown.goto(file.as_uri())
    assert shown.evaluate(SHOWN_TEXT) == page.evaluate(SHOWN_TEXT)
    for width in (320, 390, 1440):
        shown.set_viewport_size({"width": width, "height": 844})
        fits(shown, f"file {width}")
    shown.locator(".t-toc a").nth(3).click()
    expect(shown.locator("main section").nth(3).locator("h2")).to_be_in_viewport()
    assert faults == []
    alone.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_file(stage: Stage, browser: Browser, theme: Theme, tmp_path: Path) -> None:
    """Under its own policy no script runs, so axe looks at the same markup without it."""
    page = opened(stage)
    address = f"{stage.url}/instructor/rooms/{LESSON}/transcript.html"
    text = page.evaluate("address => fetch(address).then(answer => answer.text())", address)
    policy = re.compile(r"<meta http-equiv=[^>]*>")
    assert len(policy.findall(text)) == 1
    context = browser.new_context(color_scheme=theme)
    shown = context.new_page()
    shown.set_content(policy.sub("", text))
    axe(shown, f"file {theme}")
    context.close()


def test_a_fault_is_said_in_words(stage: Stage) -> None:
    stage.expected.append("404")
    page = opened(stage)
    link = page.locator(".t-get").get_by_role("link", name="PDF")
    page.locator(".t-get summary").click()
    link.evaluate("each => { each.href = each.href.replace('.pdf', '.nothing') }")
    link.click()
    said = page.get_by_role("status").and_(page.locator("[data-said]"))
    expect(said).to_have_attribute("data-wrong", "")
    expect(said).not_to_be_empty()


# --- for everybody


@pytest.mark.parametrize(("theme", "language"), LOOKS)
@pytest.mark.parametrize("room", [LESSON, ODD])
def test_it_fits_and_axe_finds_nothing(stage: Stage, theme: Theme, language: str, room: str) -> None:
    page = opened(stage, f"?lang={language}", room, theme=theme)
    choice(page)
    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        fits(page, f"{room} {width}")
        page.locator(".t-get summary").click()
        fits(page, f"{room} {width} with the menu")
        page.locator(".t-get li:last-child button").press("Tab")
        expect(page.locator(".t-get ul")).to_be_hidden()
        if page.locator(".t-jump").is_visible():
            page.locator(".t-jump summary").click()
            fits(page, f"{room} {width} with the contents")
            page.keyboard.press("Escape")
        if width in (1440, 390):
            axe(page, f"{room} {width} {theme} {language}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    fits(page, f"{room} right to left")


def test_on_paper_nothing_is_closed_or_of_the_frame(stage: Stage) -> None:
    page = opened(stage)
    page.emulate_media(media="print")
    for query in ("?reader=class", ""):
        page.goto(f"{stage.url}/instructor/rooms/{LESSON}/transcript{query}")
        for part in (".t-bar", ".t-around", ".t-kept", ".t-compare"):
            expect(page.locator(part)).to_be_attached()
            expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".t-before .said").first).to_be_visible()
    expect(page.locator(".t-fig .t-table").first).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
