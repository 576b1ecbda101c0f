"""An older discussion brought in, in a browser: also without script, on a phone and in Japanese."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitator.languages import catalogue
from tests.browser.stage import Stage, Theme, axe, fits

LOOKS: list[tuple[Theme, str, int]] = [
    ("light", "en", 1440),
    ("dark", "ja", 390),
    ("light", "ja", 1440),
    ("dark", "en", 390),
]
LESSON = "turn,role,speaker,text\r\n1,instructor,,Which is more?\r\n2,student,Mika,A half {}\r\n"


def looked_at(page: Page, why: str) -> None:
    axe(page, why)
    fits(page, why)


@pytest.mark.parametrize(("theme", "language", "width"), LOOKS)
def test_from_the_library_to_the_transcript(
    stage: Stage, tmp_path: Path, theme: Theme, language: str, width: int
) -> None:
    stage.expected += ["422"]
    words = catalogue(language)
    page = stage.instructor(width, 844, theme=theme)
    page.goto(f"{stage.url}/instructor?lang={language}")
    page.get_by_role("link", name=words["page.importing.title"]).click()
    why = f"{theme} {language} {width}"
    looked_at(page, f"asked {why}")
    broken, good = tmp_path / "broken.csv", tmp_path / "good.csv"
    broken.write_text(LESSON.format("x") + "3,student,Leo,\r\n4,nobody,Leo,x\r\n", "utf-8")
    good.write_text(LESSON.format("and-more-of-it" * 40), "utf-8")
    page.get_by_label(words["page.importing.name"], exact=True).fill("Half or third")
    page.get_by_label(words["page.importing.file"]).set_input_files(broken)
    page.get_by_role("button", name=words["page.importing.look"]).click()
    expect(page.get_by_role("alert")).to_contain_text(words["page.importing.wrong.no-text"])
    looked_at(page, f"refused {why}")
    page.get_by_label(words["page.importing.file"]).set_input_files(good)
    page.get_by_role("button", name=words["page.importing.look"]).click()
    expect(page.get_by_role("status")).to_contain_text("good.csv")
    looked_at(page, f"shown {why}")
    page.get_by_role("button", name=words["page.importing.bring"]).click()
    page.wait_for_url("**/transcript*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Half or third")
    expect(page.get_by_text("and-more-of-it").first).to_be_visible()
    looked_at(page, f"read {why}")


def test_it_works_without_script(stage: Stage, tmp_path: Path) -> None:
    words = catalogue("en")
    page = stage.instructor(java_script_enabled=False)
    page.goto(f"{stage.url}/instructor/import")
    file = tmp_path / "good.csv"
    file.write_text(LESSON.format("x"), "utf-8")
    page.get_by_label(words["page.importing.file"]).set_input_files(file)
    page.get_by_role("button", name=words["page.importing.look"]).click()
    page.get_by_role("button", name=words["page.importing.bring"]).click()
    page.wait_for_url("**/transcript*")
    expect(page.get_by_text("A half x")).to_be_visible()
