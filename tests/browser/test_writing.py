"""Writing Japanese: keys that end a composition do nothing else, on phones and on the console."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import Stage, field, go_to

INPUT_METHOD = {"windowsVirtualKeyCode": 229, "nativeVirtualKeyCode": 229}
"""The number of a key that the input method takes for itself."""


def compose(page: Page, words: str) -> None:
    """As an input method does it: letters first, then what they become."""
    keyboard = page.context.new_cdp_session(page)
    for end in range(1, len(words) + 1):
        keyboard.send("Input.imeSetComposition", {"text": words[:end], "selectionStart": end, "selectionEnd": end})
    for kind in ("rawKeyDown", "keyUp"):
        keyboard.send("Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter", **INPUT_METHOD})
    keyboard.send("Input.insertText", {"text": words})


def test_a_student_writes_by_composition(stage: Stage) -> None:
    console = stage.console()
    phone = stage.phone("みか", locale="ja-JP")
    go_to(console, "think")
    field(phone).click()
    compose(phone, "両方とも半分より大きい")
    expect(field(phone)).to_have_value("両方とも半分より大きい")
    assert stage.texts(console) == []
    expect(console.locator(".att", has_text="みか")).to_contain_text("両方とも半分より大きい")
    phone.locator(".s-acts button").first.click()
    expect(console.locator(".att").get_by_role("checkbox")).to_be_visible()
    assert stage.texts(console) == ["両方とも半分より大きい"]


def test_keys_of_a_composition_are_no_commands_of_the_console(stage: Stage) -> None:
    console = stage.console()
    stage.phone("Mika")
    go_to(console, "think")
    title = console.title()
    console.keyboard.press("s")
    line = console.get_by_role("dialog").get_by_role("textbox")
    line.click()
    compose(console, "あと二分")
    expect(line).to_have_value("あと二分")
    expect(console.get_by_role("dialog")).to_be_visible()
    assert console.title() == title
