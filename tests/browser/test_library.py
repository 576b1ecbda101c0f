"""The library and a plan's page in a browser: finding a plan, seeing its phases as everybody would, starting it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.stage import EN, PLAN, Stage, Theme, axe, fits

LOOKS: list[tuple[Theme, str]] = [("light", "en"), ("dark", "ja")]
WIDTHS = (1440, 1024, 390)
PREVIEWED = (PLAN, "three-questions")
SHOWN = {"phone": ".s-top h1", "console": "#c-next, .c-end, .c-bar", "screen": ".k-join, .k-top, main"}


def plan_page(stage: Stage, plan: str, query: str = "", **more: Any) -> Page:
    page = stage.instructor(**more)
    page.goto(f"{stage.url}/instructor/plans/{plan}{query}")
    return page


def frame(page: Page, audience: str) -> FrameLocator:
    return page.frame_locator(f"[data-frame={audience}]")


def drawn(page: Page) -> None:
    """All three frames show their pages."""
    for audience, part in SHOWN.items():
        expect(frame(page, audience).locator(part).first).to_be_attached()


def cards(page: Page) -> list[str]:
    found: list[str] = page.locator("article.l-card form[id^=plan-]").evaluate_all("all => all.map(each => each.id)")
    return found


def test_a_plan_is_found(stage: Stage) -> None:
    page = stage.instructor()
    everything = cards(page)
    page.get_by_role("searchbox").fill("milk pans")
    page.keyboard.press("Enter")
    expect(page.locator(".l-found")).to_contain_text("1")
    assert cards(page) == [f"plan-{PLAN}"]
    assert "q=milk+pans" in page.url
    page.get_by_role("link", name=EN["page.library.clear"]).click()
    page.wait_for_url("**/instructor")
    assert cards(page) == everything
    page.get_by_label(EN["page.library.family"]).select_option("seminar")
    page.get_by_label(EN["page.library.length"]).select_option("middle")
    page.get_by_label(EN["page.library.author"]).select_option("Caroline Pelletier")
    page.get_by_role("button", name=EN["page.library.find"], exact=True).click()
    page.wait_for_url("**author=Caroline**")
    assert "plan-three-questions" in cards(page)
    assert f"plan-{PLAN}" not in cards(page)
    page.reload()
    expect(page.get_by_label(EN["page.library.length"])).to_have_value("middle")
    page.goto(f"{stage.url}/instructor?q=nonsense&length=long")
    expect(page.locator(".l-none")).to_be_visible()
    page.locator(".l-none").get_by_role("link").click()
    page.wait_for_url("**/instructor")
    assert cards(page) == everything


@pytest.mark.parametrize("plan", PREVIEWED)
def test_every_phase_is_previewed_in_three_frames(stage: Stage, plan: str) -> None:
    page = stage.instructor()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto(f"{stage.url}/instructor/plans/{plan}")
    tabs = page.locator(".p-tab")
    for number in range(tabs.count()):
        tabs.nth(number).click()
        phase = tabs.nth(number).get_attribute("data-phase")
        expect(tabs.nth(number)).to_have_attribute("aria-current", "true")
        for audience in SHOWN:
            shown = page.locator(f"[data-frame={audience}]").element_handle().content_frame()
            assert shown is not None
            shown.wait_for_url(f"**/preview/{phase}/{audience}**")
        drawn(page)
        expect(frame(page, "phone").locator(".conn")).to_have_attribute("data-s", "saved")
        expect(page.locator(".p-tab[aria-current]")).to_have_count(1)
        assert f"phase={phase}" in page.url
    assert not [each for each in asked if "socket.io" in each]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_a_preview_asks_for_nothing(stage: Stage) -> None:
    page = plan_page(stage, PLAN, "/preview/compare/phone", width=390, height=844)
    asked: list[str] = []
    expect(page.locator(".conn")).to_have_attribute("data-s", "saved")
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    before = page.url
    page.locator("textarea").first.fill("nobody reads this")
    page.get_by_role("button", name=EN["page.student.menu"]).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("dialog").locator("a[href^='/j/']").first.click()
    page.keyboard.press("Escape")
    page.locator(".s-dock .btn--main").first.click()
    expect(page.locator(".conn")).to_have_attribute("data-s", "saved")
    assert page.url == before
    assert not [each for each in asked if not re.search(r"/static/|/words/|/maths", each)]
    page.goto(f"{stage.url}/instructor")
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_topics_are_tried_out_and_then_led(stage: Stage) -> None:
    page = plan_page(stage, "three-questions", "?phase=pose")
    page.get_by_label("What is being claimed?").fill("homework for all")
    page.get_by_role("button", name=EN["page.plan.show"]).click()
    page.wait_for_url("**topic.claim=homework**")
    for audience in ("phone", "screen"):
        expect(frame(page, audience).get_by_text("homework for all").first).to_be_visible()
    page.locator("#plan-three-questions").get_by_role("button", name=EN["page.library.start"]).click()
    expect(page.locator("#c-next")).to_be_visible()
    code = page.url.rpartition("/")[2]
    page.goto(f"{stage.url}/instructor/plans/three-questions")
    expect(page.locator(".p-held li", has_text=f"{code[:3]} {code[3:]}")).to_be_visible()


def test_a_topic_that_will_not_do_is_kept_beside_what_is_wrong(stage: Stage) -> None:
    stage.expected += ["413"]
    page = stage.instructor()
    form = page.locator("#plan-three-questions")
    field = form.get_by_label("What is being claimed?")
    field.evaluate("each => each.removeAttribute('maxlength')")
    field.fill("x" * 201)
    form.get_by_role("button").click()
    wrong = page.get_by_label("What is being claimed?")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_value("x" * 201)
    axe(page, "a topic that will not do")


def test_phases_are_looked_through_by_keyboard(stage: Stage) -> None:
    page = plan_page(stage, PLAN)
    tabs = page.locator(".p-tab")
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-current", "true")
    expect(frame(page, "phone").locator(".s-top h1")).to_have_text(EN["phase.think"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(tabs.first).to_be_focused()
    tabs.nth(3).focus()
    page.keyboard.press("Enter")
    expect(frame(page, "phone").locator(".s-top h1")).to_have_text(EN["phase.discuss"])
    assert page.go_back() is not None, "phases are no steps to go back"
    assert page.url.partition("?")[0].endswith("/instructor")


def test_without_scripts_phases_are_links(stage: Stage) -> None:
    page = plan_page(stage, PLAN, java_script_enabled=False)
    page.locator(".p-tab").nth(1).click()
    page.wait_for_url("**phase=think**")
    expect(page.locator(".p-tab").nth(1)).to_have_attribute("aria-current", "true")
    assert "/preview/think/phone" in str(page.locator("[data-frame=phone]").get_attribute("src"))
    expect(page.get_by_role("button", name=EN["page.plan.copy-link"])).to_have_count(0)


def test_the_link_is_copied_without_a_clipboard(stage: Stage) -> None:
    page = plan_page(stage, PLAN)
    page.get_by_role("button", name=EN["page.plan.copy-link"]).click()
    expect(page.get_by_role("button", name=EN["page.plan.copied"])).to_be_visible()
    expect(page.locator("[data-said]")).to_have_text(EN["page.plan.copied"])
    assert page.locator("#link").input_value() == f"{stage.url}/instructor/plans/{PLAN}"


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_all_of_it_fits_and_can_be_used_by_everybody(stage: Stage, theme: Theme, language: str) -> None:
    page = stage.instructor(theme=theme)
    for path in ("", "?q=nonsense", f"/plans/{PLAN}", "/plans/three-questions"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(f"{stage.url}/instructor{path}{'&' if '?' in path else '?'}lang={language}")
            if "plans" in path:
                drawn(page)
            axe(page, f"{path} {theme} {language} {width}")
            fits(page, f"{path} {width}")
            page.evaluate("document.documentElement.dir = 'rtl'")
            fits(page, f"{path} {width}, right to left")


NAMES = "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"


@pytest.mark.parametrize("width", [390, 1440])
def test_names_of_phases_are_never_cut(stage: Stage, width: int) -> None:
    page = stage.instructor(width=width, height=844)
    page.goto(f"{stage.url}/instructor?lang=ja")
    assert page.locator(".strip:not(.strip--many) li").evaluate_all(NAMES) == []
    page.goto(f"{stage.url}/instructor/plans/{PLAN}/preview/think/phone?lang=ja")
    expect(page.locator(".phases [aria-current]")).to_be_visible()
    assert page.locator(".phases li, .phases span").evaluate_all(NAMES) == []
