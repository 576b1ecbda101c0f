"""The workshop in the browser: a plan made by keyboard alone and led at once; copied, changed, undone, restored; faults
beside their fields; two tabs; both languages, on every width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitator.languages import catalogue
from tests.browser.stage import EN, Stage, axe, fits

JA = catalogue("ja")
SHIPPED = "adding-unlike-fractions"


def post(page: Page, address: str) -> str:
    """As a form of a page of ours would; the address that it leads to."""
    return str(page.evaluate("address => fetch(address, {method: 'POST'}).then(answer => answer.url)", address))


def copied(stage: Stage, page: Page, plan: str = SHIPPED) -> str:
    """The workshop's page of a copy."""
    address = post(page, f"{stage.url}/instructor/plans/{plan}/copy")
    page.goto(address)
    expect(page.locator("#w-save")).to_be_visible()
    return address


def settled(page: Page) -> None:
    """All that was written is at the server."""
    expect(page.locator(".w-status")).to_have_attribute("data-s", "saved")


def saved(page: Page) -> None:
    page.locator("#w-save").click()
    expect(page.locator(".w-status")).to_have_text(re.compile(EN["page.workshop.plan-saved-at"].partition("{")[0]))
    expect(page.locator(".w-draft")).to_have_count(0)


def tab_to(page: Page, wanted: str, most: int = 120, key: str = "Tab") -> None:
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never came to {wanted}")


def test_a_plan_is_made_from_nothing_by_keyboard_alone_and_led_at_once(stage: Stage) -> None:
    page = stage.instructor()
    page.goto(f"{stage.url}/instructor/plans/new")
    keys = page.keyboard
    tab_to(page, "#title")
    keys.type("Half of a half")
    keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator("#w-save")).to_be_visible()

    # Saving leads to what is missing.
    tab_to(page, "#w-save")
    keys.press("Enter")
    expect(page.locator("#f-summary")).to_be_focused()
    expect(page.locator("#f-summary-wrong")).to_be_visible()
    keys.type("The class finds out what half of a half is.")
    expect(page.locator("#f-summary-wrong")).to_have_count(0)

    # The phase that is there.
    tab_to(page, "#w-phase-0", key="Shift+Tab")
    keys.press("Enter")
    tab_to(page, "#f-phases-0-prompt")
    keys.type("What is half of $\\frac{1}{2}$?")
    expect(page.locator(".w-field--prompt math")).to_be_visible()

    # Another, with an approach; it is put first, and back.
    tab_to(page, "#w-kind", key="Shift+Tab")
    keys.type("Think")
    tab_to(page, "#w-add")
    keys.press("Enter")
    expect(page.locator("#f-phases-1-title")).to_be_focused()
    keys.type("By yourself")
    tab_to(page, "#f-phases-1-approaches-add")
    keys.press("Enter")
    expect(page.locator("#f-phases-1-approaches-0-label")).to_be_focused()
    keys.type("Folds paper")
    tab_to(page, "#w-up", key="Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#w-phase-0")).to_contain_text("By yourself")
    expect(page.locator("#w-up")).to_be_focused()
    keys.press("Control+z")
    expect(page.locator("#w-phase-1")).to_contain_text("By yourself")

    tab_to(page, "#w-lead")
    keys.press("Enter")
    expect(page.locator("#c-next")).to_be_visible()
    stage.room = page.url.partition("?")[0].rpartition("/")[2]
    keys.press("n")
    expect(page.locator("#c-next")).to_be_focused()
    keys.press("Enter")
    page.wait_for_function("name => document.title.includes(name)", arg=f"· {EN['phase.pose']} ·")
    phone = stage.phone("Mika")
    expect(phone.locator(".markup math").first).to_be_visible()


def test_a_copy_is_changed_undone_saved_and_restored(stage: Stage) -> None:
    page = stage.instructor()
    address = copied(stage, page)
    title = page.locator("#f-title")
    before = title.input_value()
    saved(page)
    title.fill("Quite another title")
    settled(page)
    expect(page.locator(".w-draft")).to_be_visible()

    # Undone, also after the page was loaded anew.
    page.keyboard.press("Control+z")
    expect(title).to_have_value(before)
    page.keyboard.press("Control+Shift+z")
    expect(title).to_have_value("Quite another title")
    settled(page)
    page.reload()
    expect(title).to_have_value("Quite another title")
    page.locator("#w-undo").click()
    expect(title).to_have_value(before)
    page.locator("#w-redo").click()
    saved(page)

    page.locator(".w-menu summary").click()
    page.locator("#w-versions").click()
    versions = page.locator(".w-versions li")
    expect(versions).to_have_count(2)
    axe(page, "versions")
    versions.last.get_by_role("button").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(title).to_have_value(before)
    settled(page)
    page.goto(address)
    expect(title).to_have_value(before)


def test_phases_are_dragged_duplicated_and_removed(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    phases = page.locator(".w-phase")
    names = phases.all_text_contents()
    page.locator("#w-phase-1").drag_to(page.locator("#w-phase-3"))
    expect(page.locator("#w-phase-3")).to_have_text(names[1])
    page.keyboard.press("Control+z")
    expect(phases).to_have_text(names)
    page.locator("#w-phase-1").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#w-phase-2")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(phases).to_have_text(names)
    page.locator("#w-phase-1").click()
    page.locator("#w-duplicate").click()
    expect(phases).to_have_count(len(names) + 1)
    page.locator("#w-remove").click()
    expect(phases).to_have_text(names)
    settled(page)
    expect(page.locator(".w-faults")).to_have_count(0)


def test_faults_stand_beside_their_fields_and_the_list_leads_there(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator("#w-phase-1").click()
    minutes = page.locator("#f-phases-1-minutes")
    minutes.fill("many")
    expect(page.locator("#f-phases-1-minutes-wrong")).to_contain_text("many")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    page.locator("#f-phases-1-prompt").fill("It is {{ nothing }}, <b>is it</b>?")
    expect(page.locator("#f-phases-1-prompt-wrong")).to_be_visible()
    where = f"{EN['page.workshop.key.minutes']}:"
    expect(page.locator(".w-fault", has_text="many").locator("b")).to_contain_text(where)
    axe(page, "faults")
    page.locator("#w-about").click()
    expect(minutes).to_have_count(0)
    page.locator(".w-fault", has_text="many").click()
    expect(minutes).to_be_focused()
    minutes.fill("9")
    expect(page.locator("#f-phases-1-minutes-wrong")).to_have_count(0)
    page.locator("#f-phases-1-prompt").fill("What is it?")
    expect(page.locator(".w-faults")).to_have_count(0)


def test_two_tabs_do_not_overwrite_each_other(stage: Stage) -> None:
    first = stage.instructor()
    address = copied(stage, first)
    second = first.context.new_page()
    second.goto(address)
    expect(second.locator("#f-title")).to_be_visible()
    first.locator("#f-title").fill("The first")
    settled(first)
    stage.expected.append("409")
    second.locator("#f-title").fill("The second")
    question = second.get_by_role("dialog")
    expect(question).to_be_visible()
    axe(second, "changed elsewhere")
    question.get_by_role("button", name=EN["page.workshop.changed.load"]).click()
    expect(second.locator("#f-title")).to_have_value("The first")
    first.reload()
    second.locator("#f-title").fill("The second")
    settled(second)
    first.locator("#f-title").fill("The third")
    first.get_by_role("button", name=EN["page.workshop.changed.keep"]).click()
    settled(first)
    second.reload()
    expect(second.locator("#f-title")).to_have_value("The third")


def test_what_is_written_without_a_connection_is_sent_later(own_stage: Stage) -> None:
    page = own_stage.instructor()
    copied(own_stage, page)
    own_stage.expected += ["ERR_INTERNET_DISCONNECTED", "Failed to load"]
    page.context.set_offline(True)
    page.locator("#f-title").fill("Written in a tunnel")
    expect(page.locator(".w-status")).to_have_attribute("data-s", "waiting")
    page.context.set_offline(False)
    settled(page)
    page.reload()
    expect(page.locator("#f-title")).to_have_value("Written in a tunnel")


def test_the_file_itself_is_edited(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator(".w-menu summary").click()
    page.locator("#w-as-text").click()
    text = page.locator("#w-text")
    source = text.input_value()
    assert source.startswith("format: 1\n")
    text.fill(source.replace("kind: think", "kind: thinking"))
    fault = page.locator(".w-fault")
    expect(fault.first).to_be_visible()
    axe(page, "text")
    fault.first.click()
    expect(text).to_be_focused()
    chosen = page.evaluate(
        "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    assert "thinking" in chosen
    text.fill(source.replace("title: Adding", "title: Not adding"))
    expect(fault).to_have_count(0)
    settled(page)
    page.locator(".w-menu summary").click()
    page.locator("#w-as-text").click()
    expect(page.locator("#f-title")).to_have_value(re.compile("^Not adding|^Adding"))


def test_a_draft_is_looked_at_before_it_is_saved(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator("#w-phase-0").click()
    page.locator("#f-phases-0-prompt").fill("What is *half* of a cake?")
    page.locator("#w-preview").click()
    for audience in ("phone", "screen"):
        frame = page.frame_locator(f".p-frame--{audience} iframe")
        expect(frame.locator(".markup em", has_text="half").first).to_be_visible()
    expect(page.frame_locator(".p-frame--console iframe").locator("#c-next")).to_be_visible()
    axe(page, "preview")

    # Another phase, and back to writing at that one.
    tabs = page.locator(".p-tab")
    tabs.nth(1).click()
    expect(tabs.nth(1)).to_have_attribute("aria-current", "true")
    expect(page.frame_locator(".p-frame--phone iframe").locator("textarea").first).to_be_visible()
    page.locator("#w-write").click()
    expect(page.locator("#w-phase-1")).to_have_attribute("aria-current", "true")
    expect(page.locator("#w-preview")).to_be_focused()

    # What is undone while one looks is shown.
    page.locator("#w-phase-0").click()
    page.locator("#w-preview").click()
    phone = page.frame_locator(".p-frame--phone iframe")
    expect(phone.locator(".markup em", has_text="half").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.frame_locator(".p-frame--phone iframe").locator(".markup em", has_text="half")).to_have_count(0)
    expect(phone.locator(".markup").first).to_be_visible()


def test_a_faulty_draft_is_mended_before_it_is_looked_at(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator("#w-phase-1").click()
    minutes = page.locator("#f-phases-1-minutes")
    minutes.fill("many")
    expect(page.locator("#f-phases-1-minutes-wrong")).to_be_visible()
    page.locator("#w-preview").click()
    expect(page.get_by_text(EN["page.workshop.preview.faulty"])).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)
    axe(page, "preview of a faulty draft")
    page.locator("#w-mend").click()
    expect(minutes).to_be_focused()
    minutes.fill("7")
    expect(page.locator("#f-phases-1-minutes-wrong")).to_have_count(0)
    page.locator("#w-preview").click()
    expect(page.frame_locator(".p-frame--phone iframe").locator("textarea").first).to_be_visible()


def test_the_file_as_text_is_looked_at_too(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator(".w-menu summary").click()
    page.locator("#w-as-text").click()
    text = page.locator("#w-text")
    text.fill(text.input_value().replace("kind: think", "kind: thinking"))
    page.locator("#w-preview").click()
    page.locator("#w-mend").click()
    expect(text).to_be_focused()
    text.fill(text.input_value().replace("kind: thinking", "kind: think"))
    settled(page)
    page.locator("#w-preview").click()
    expect(page.frame_locator(".p-frame--screen iframe").locator(".markup").first).to_be_visible()
    page.locator("#w-write").click()
    expect(text).to_be_visible()


def test_a_lessons_length_and_several_questions(stage: Stage) -> None:
    page = stage.instructor()
    copied(stage, page)
    page.locator("#w-lesson").fill("40")
    expect(page.locator(".w-over")).to_be_visible()
    page.locator("#w-lesson").fill("500")
    expect(page.locator(".w-over")).to_have_count(0)
    page.locator("#w-more").click()
    page.locator("#f-columns-add").click()
    expect(page.locator("#f-columns-0")).to_be_focused()
    page.keyboard.type("Purpose")
    page.locator("#w-phase-1").click()
    before = page.locator("#f-phases-1-prompt").input_value()
    page.locator(".w-several").click()
    second = page.locator("#f-phases-1-prompts-1-prompt")
    expect(second).to_be_focused()
    second.fill("And why?")
    page.locator("#f-phases-1-prompts-1-column").select_option("Purpose")
    expect(page.locator("#f-phases-1-prompts-0-prompt")).to_have_value(before)
    settled(page)
    expect(page.locator(".w-faults")).to_have_count(0)


def test_a_picture_is_put_beside_the_plan(stage: Stage, tmp_path: Path) -> None:
    page = stage.instructor()
    copied(stage, page)
    saved(page)
    page.locator("#w-more").click()
    page.locator("#f-materials-add").click()
    page.locator("#f-materials-0-title").fill("Milk")
    shot = tmp_path / "Two pans.png"
    page.screenshot(path=shot, clip={"x": 0, "y": 0, "width": 40, "height": 40})
    page.locator("#f-materials-0-file").set_input_files(shot)
    expect(page.locator(".w-picture")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.w-picture').naturalWidth > 0")
    settled(page)
    expect(page.locator(".w-faults")).to_have_count(0)
    axe(page, "materials")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_it_fits_in_both_languages_light_and_dark(stage: Stage, width: int, height: int) -> None:
    page = stage.instructor(width, height)
    address = copied(stage, page, "three-questions")
    for language, words in (("en", EN), ("ja", JA)):
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            page.goto(f"{address}?lang={language}")
            expect(page.locator("#w-save")).to_contain_text(words["page.workshop.save"])
            for part in ("#w-about", "#w-more", "#w-phase-2"):
                page.locator(part).click()
                expect(page.locator(part)).to_have_attribute("aria-current", "true")
                fits(page, f"{part} {width} {language}")
                axe(page, f"{part} {width} {language} {theme}")
            page.locator("#w-preview").click()
            expect(page.locator(".p-frame iframe")).to_have_count(3)
            fits(page, f"preview {width} {language}")
        for path in ("/plans/new", "/plans/import", ""):
            page.goto(f"{stage.url}/instructor{path}?lang={language}")
            fits(page, f"{path} {width} {language}")
            axe(page, f"{path} {width} {language}")
        # The copy is a draft, and the library says so.
        expect(page.locator(".l-begun")).to_be_visible()


@pytest.mark.parametrize("here", ["writing", "preview"])
def test_what_can_be_tapped_is_large_enough(stage: Stage, here: str) -> None:
    page = stage.instructor(390, 844, touch=True)
    copied(stage, page)
    page.locator("#w-phase-1").click()
    if here == "preview":
        page.locator("#w-preview").click()
        expect(page.locator(".p-frame iframe")).to_have_count(3)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, a, select, summary, input, textarea, label.choice")]
            .filter(each => each.type !== "checkbox")
            .filter(each => each.offsetParent && !each.closest(".markup"))
            .map(each => [each.id || each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([name]) => name)"""
    )
    assert small == []
