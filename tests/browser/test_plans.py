"""What a plan asks fits on a phone, drawings of letters and tables included: they scroll in themselves, if at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage, begin_next
from tests.serving import ROOT

PLANS = sorted(path.stem for path in (ROOT / "prompts").rglob("*.yaml"))

BEYOND = """() => [...document.querySelectorAll(".markup, .markup > *")]
    // What is not swiped to yet stands beside the page.
    .filter(each => !each.closest("[inert]"))
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("plan", PLANS)
def test_every_prompt_stays_within_the_phone(stage: Stage, plan: str) -> None:
    console = stage.console(plan=plan)
    phone = stage.phone("Mika", width=320, height=640)
    for _ in range(2):
        begin_next(console)
        expect(phone.locator(".prompt").first).to_be_visible()
        assert phone.evaluate(BEYOND) == []
        assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
