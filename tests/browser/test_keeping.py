"""What becomes of a lesson: students keep their transcript, the instructor adds notes and sees two rooms together."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Page, Route, expect

from facilitator.languages import catalogue
from tests.browser.stage import EN, Stage, axe, begin_next, fits, go_to, hand_in

JA = catalogue("ja")
FILE = "**/transcript.md"
SENT_UNHEARD = """address => fetch(address, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: localStorage.getItem(`${address} new`),
})"""
MINE = "five sixths in my own way"


def ended(stage: Stage) -> tuple[Page, Page]:
    """A lesson that is over: the console, and the phone of somebody who has said something."""
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    hand_in(phone, MINE)
    end(console)
    expect(phone.locator(".keep")).to_be_visible()
    return console, phone


def end(console: Page) -> None:
    console.get_by_role("button", name=EN["page.console.shell.end"], exact=True).click()
    console.get_by_role("dialog").get_by_role("button", name=EN["page.console.shell.end-room"]).click()
    expect(console.get_by_text(EN["page.console.shell.ended-title"])).to_be_visible()


def choose(phone: Page, words: str) -> None:
    phone.locator(".keep details").evaluate("each => { each.open = true; }")
    phone.get_by_role("button", name=words).click()


def saved(download: Download, folder: Path) -> str:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path.read_text()


def test_a_student_keeps_it_under_a_name_that_tells_what_it_is(stage: Stage, tmp_path: Path) -> None:
    _, phone = ended(stage)
    with phone.expect_download() as started:
        choose(phone, EN["page.keeping.md"])
    name = started.value.suggested_filename
    assert name == f"{stage.room}-adding-unlike-fractions-Mika.md"
    assert MINE in saved(started.value, tmp_path)
    again = phone.locator(".keep__now a")
    expect(again).to_have_attribute("download", name)
    with phone.expect_download() as twice:
        again.click()
    assert MINE in saved(twice.value, tmp_path)
    axe(phone, "kept")
    fits(phone, "kept")


def test_two_taps_bring_one_file_and_what_failed_is_said_and_tried_again(stage: Stage) -> None:
    stage.expected += ["503", "ERR_FAILED", "ERR_INTERNET_DISCONNECTED"]
    _, phone = ended(stage)
    held: list[Route] = []
    phone.route(FILE, lambda route: held.append(route))
    with phone.expect_request(FILE):
        choose(phone, EN["page.keeping.md"])
    told = phone.locator(".keep__now p").first
    expect(told).to_have_text(EN["page.keeping.making"])
    button = phone.get_by_role("button", name=EN["page.keeping.md"])
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    axe(phone, "being made")
    held[0].fulfill(status=503, json={"code": "not-saved", "message": EN["refused.no-export"]})
    expect(told).to_have_text(EN["refused.no-export"])
    with phone.expect_request(FILE):
        phone.get_by_role("button", name=EN["page.keeping.again"]).click()
    expect(told).to_have_text(EN["page.keeping.making"])
    assert len(held) == 2
    held[1].abort()
    expect(told).to_have_text(EN["page.keeping.failed"])
    axe(phone, "failed")
    phone.unroute(FILE)
    with phone.expect_download():
        phone.get_by_role("button", name=EN["page.keeping.again"]).click()


def test_without_a_network_it_says_that_it_stays(stage: Stage) -> None:
    stage.expected += ["ERR_INTERNET_DISCONNECTED"]
    _, phone = ended(stage)
    phone.context.set_offline(True)
    choose(phone, EN["page.keeping.md"])
    expect(phone.locator(".keep__now p").first).to_have_text(EN["page.keeping.offline"])
    phone.context.set_offline(False)


def test_the_menu_says_when_it_comes_and_then_brings_it(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("Mika", stage.device(390, 844, touch=True, locale="ja-JP"))
    begin_next(console)
    phone.locator(".s-top__menu").click()
    menu = phone.get_by_role("dialog")
    expect(menu.get_by_text(JA["page.keeping.later"])).to_be_visible()
    axe(phone, "menu in the lesson")
    phone.keyboard.press("Escape")
    end(console)
    expect(phone.locator(".keep")).to_be_visible()
    phone.locator(".s-top__menu").click()
    menu.get_by_role("button", name=JA["page.keeping.title"]).click()
    expect(menu.locator("h2")).to_have_text(JA["page.keeping.title"])
    axe(phone, "keeping in a window")
    for width in (320, 390, 1440):
        phone.set_viewport_size({"width": width, "height": 844})
        fits(phone, f"keeping {width}")
    menu.locator("details").evaluate("each => { each.open = true; }")
    with phone.expect_download() as started:
        menu.get_by_role("button", name=JA["page.keeping.md"]).click()
    assert started.value.suggested_filename.endswith(".md")


def test_who_left_finds_it_the_next_day_and_a_deleted_room_is_said_to_be(stage: Stage) -> None:
    stage.expected += ["410"]
    console = stage.console()
    phone = stage.phone("Mika")
    begin_next(console)
    phone.locator(".s-top__menu").click()
    phone.get_by_role("dialog").get_by_role("button", name=EN["page.student.leave"]).click()
    phone.get_by_role("dialog").get_by_role("button", name=EN["page.student.leave"]).click()
    expect(phone.get_by_text(EN["page.student.gone-left"])).to_be_visible()
    end(console)
    expect(phone.locator(".keep")).to_be_visible()
    address = f"{stage.url}/room/{stage.room}"
    phone.goto(address)
    expect(phone.locator(".keep")).to_be_visible()
    with phone.expect_download():
        choose(phone, EN["page.keeping.md"])
    console.evaluate("code => fetch(`/instructor/rooms/${code}`, { method: 'DELETE' })", stage.room)
    phone.goto(address)
    expect(phone.locator("h1")).to_have_text(EN["page.room-deleted.title"])
    axe(phone, "deleted")


# --- notes


def notes_page(stage: Stage, language: str = "en", **more: object) -> Page:
    """The transcript of a lesson that has ended."""
    console = stage.console(**more)  # type: ignore[arg-type]
    go_to(console, "think")
    end(console)
    console.goto(f"{stage.url}/instructor/rooms/{stage.room}/transcript?lang={language}")
    return console


def write(page: Page, words: str, about: str = "") -> None:
    new = page.locator(".t-notes__new")
    if new.get_attribute("open") is None:
        new.locator("summary").click()
    new.locator("textarea").fill(words)
    if about:
        new.locator("select").select_option(about)
    new.get_by_role("button", name=EN["page.notes.add"]).click()
    expect(page.locator("[data-note]", has_text=words)).to_be_visible()


def test_notes_are_written_changed_removed_and_brought_back(stage: Stage) -> None:
    page = notes_page(stage)
    told = page.locator("[data-told]")
    write(page, "They were quicker than planned.")
    expect(told).to_have_text(EN["page.notes.added"])
    expect(page.locator(".t-notes__new summary")).to_be_focused()
    visit = page.locator(".t-notes__new option").nth(2).get_attribute("value") or ""
    write(page, "Give them the strips <b>first</b>.", visit)
    place = page.locator(f'[data-noted="{visit}"]')
    expect(place).to_contain_text("<b>first</b>")
    expect(place).to_contain_text(EN["transcript.lesson-note.after"].partition("{")[0].strip())
    axe(page, "notes")

    note = page.locator("[data-note]", has_text="strips")
    note.locator("summary").click()
    note.locator("textarea").fill("Give them the strips later.")
    note.locator("textarea").press("Control+Enter")
    expect(told).to_have_text(EN["page.notes.changed"])
    expect(place).to_contain_text("strips later")
    expect(page.locator("[data-note]", has_text="strips later").locator("summary")).to_be_focused()

    page.locator("[data-note]", has_text="strips later").locator("[data-remove] button").press("Enter")
    undo = page.get_by_role("button", name=EN["page.notes.undo"])
    expect(undo).to_be_focused()
    expect(told).to_contain_text(EN["page.notes.removed"])
    expect(place).to_be_empty()
    undo.press("Enter")
    expect(place).to_contain_text("strips later")
    page.reload()
    expect(page.locator("[data-note]")).to_have_count(2)
    for width in (320, 390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".t-notes details").first.evaluate("each => { each.open = true; }")
        fits(page, f"notes {width}")
    axe(page, "a note being changed")


def test_what_is_not_stored_stays_in_the_browser_and_is_stored_once(stage: Stage) -> None:
    stage.expected += ["ERR_INTERNET_DISCONNECTED"]
    page = notes_page(stage)
    page.context.set_offline(True)
    new = page.locator(".t-notes__new")
    new.locator("summary").click()
    new.locator("textarea").fill("Not lost.")
    new.get_by_role("button", name=EN["page.notes.add"]).click()
    expect(page.locator("[data-told]")).to_have_text(EN["page.notes.offline"])
    page.context.set_offline(False)
    page.reload()
    expect(new.locator("textarea")).to_have_value("Not lost.")
    expect(new).to_contain_text(EN["page.notes.draft"])
    # The server has it, and the browser does not hear so.
    page.evaluate(SENT_UNHEARD, f"/instructor/rooms/{stage.room}/notes")
    new.get_by_role("button", name=EN["page.notes.add"]).click()
    expect(page.locator("[data-note]")).to_have_count(1)
    page.reload()
    expect(page.locator("[data-note]")).to_have_count(1)
    expect(new.locator("textarea")).to_have_value("")


def test_notes_work_without_script(stage: Stage) -> None:
    page = notes_page(stage)
    plain = stage.device(1440, 900, java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
    plain.goto(page.url)
    plain.locator(".t-notes__new summary").click()
    plain.locator(".t-notes__new textarea").fill("By hand.")
    plain.locator(".t-notes__new button").click()
    note = plain.locator("[data-note]")
    expect(note).to_contain_text("By hand.")
    note.locator("[data-remove] button").click()
    expect(note).to_have_count(0)


# --- two rooms


def test_two_rooms_stand_side_by_side_or_below_each_other(stage: Stage) -> None:
    first, second = "one room's answer", "the other room's answer"
    codes: list[str] = []
    page = stage.instructor()
    for words in (first, second):
        if codes:
            page.goto(f"{stage.url}/instructor")
        console = stage.console(page)
        codes.append(stage.room)
        phone = stage.phone("Mika")
        go_to(console, "think")
        hand_in(phone, words)
        card = console.locator(".att", has_text="Mika")
        card.get_by_role("checkbox").click()
        console.locator(".c-act .btn--main").click()
        expect(console.locator(".b-item")).to_have_count(1)
        if words == first:
            go_to(console, "discuss")
        end(console)
    page.goto(f"{stage.url}/instructor/rooms/{codes[0]}/transcript")
    page.locator(".t-compare summary").click()
    axe(page, "other rooms")
    page.locator(".t-compare a").first.click()
    columns = page.locator(".b-phase").nth(1).locator(".b-col")
    expect(columns).to_have_count(2)
    boxes = [columns.nth(each).bounding_box() for each in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    expect(page.locator("main")).to_contain_text(first)
    expect(page.locator("main")).to_contain_text(second)
    discussed = page.locator(".b-phase", has=page.locator("h2", has_text=EN["phase.discuss"]))
    expect(discussed.locator(".b-col").nth(1)).to_contain_text(EN["page.beside.not-visited"])
    for language in ("en", "ja"):
        page.goto(f"{page.url.partition('?')[0]}?lang={language}")
        for width in (320, 390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            axe(page, f"beside {language} {width}")
            fits(page, f"beside {language} {width}")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("label[for=b-2]").click()
    expect(columns.nth(0)).to_be_hidden()
    expect(columns.nth(1)).to_be_visible()
    page.locator("#b-2").press("ArrowLeft")
    expect(columns.nth(0)).to_be_visible()
    expect(columns.nth(1)).to_be_hidden()
