"""Bad school Wi-Fi: nothing that somebody wrote is lost, the page says what is true, and nothing jumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.stage import EN, Stage, field, go_to, hand_in

SOON = 2_000
"""ms after the network's return in which a page knows all again."""
POLLING_SOON = 5_000
OFFLINE = EN["page.parts.offline-will-send"]


def thinking(stage: Stage) -> tuple[Page, Page]:
    """A class of one that thinks: (console, phone)"""
    console = stage.console()
    phone = stage.phone("Mika")
    go_to(console, "think")
    expect(field(phone)).to_be_visible()
    return console, phone


def place(phone: Page) -> dict[str, object]:
    """Where the reader is: focus, caret, scrolling."""
    found: dict[str, object] = phone.evaluate(
        """() => ({
            focus: document.activeElement.tagName,
            caret: document.activeElement.selectionStart,
            scrolled: Math.round(document.querySelector('.s-main, main').scrollTop + scrollY),
            text: document.activeElement.value,
        })"""
    )
    return found


def test_offline_in_the_middle_of_writing(stage: Stage) -> None:
    console, phone = thinking(stage)
    stage.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION"]
    field(phone).press_sequentially("half of it was written ")
    phone.context.set_offline(True)
    field(phone).press_sequentially("before, half of it after")
    phone.locator(".s-acts button").first.click()
    expect(phone.locator(".conn")).to_have_text(OFFLINE)
    phone.context.set_offline(False)
    expect(phone.locator(".conn")).to_have_text(EN["page.parts.saved"])
    expect(console.locator(".att", has_text="Mika")).to_contain_text("half of it was written before, half of it after")
    assert stage.texts(console) == ["half of it was written before, half of it after"]


def test_what_was_missed_is_there_soon_after_the_network(stage: Stage) -> None:
    console, phone = thinking(stage)
    stage.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION"]
    phone.context.set_offline(True)
    expect(phone.locator(".conn")).to_have_attribute("data-s", "offline")
    go_to(console, "groups")
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.get_by_text(EN["phase.groups"]).first).to_be_visible(timeout=SOON)


def test_reload_everywhere(stage: Stage) -> None:
    """Draft, seat, place in the lesson: as they were."""
    console, phone = thinking(stage)
    screen = stage.screen()
    field(phone).press_sequentially("not yet handed in")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("not yet handed in")
    for page in (phone, console, screen):
        page.reload()
    expect(field(phone)).to_have_value("not yet handed in")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("not yet handed in")
    expect(screen.get_by_text("how much is that altogether?").first).to_be_visible()
    expect(console.get_by_role("tab", name=EN["page.console.shell.view.walk"])).to_have_attribute(
        "aria-selected", "true"
    )


def test_the_server_is_killed_while_somebody_writes(own_stage: Stage) -> None:
    stage = own_stage
    console, phone = thinking(stage)
    stage.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "WebSocket", "ERR_INCOMPLETE", "Failed to load resource"]
    screen = stage.screen()
    field(phone).press_sequentially("one, ")
    expect(console.locator(".att", has_text="Mika")).to_contain_text("one,")
    stage.server.kill()
    expect(phone.locator(".conn")).to_have_attribute("data-s", "offline")
    field(phone).press_sequentially("two")
    field(phone).evaluate("each => each.setSelectionRange(3, 3)")
    before = place(phone)
    stage.server.start()
    expect(phone.locator(".conn")).to_have_attribute("data-s", "saved", timeout=15_000)
    assert place(phone) == before
    phone.locator(".s-acts button").first.click()
    expect(console.locator(".att", has_text="Mika")).to_contain_text("one, two")
    expect(console.locator(".att", has_text="Mika").get_by_role("checkbox")).to_be_visible()
    expect(screen.get_by_text("how much is that altogether?").first).to_be_visible()
    assert stage.texts(console) == ["one, two"]


def test_a_phone_that_slept_knows_soon_what_happened(stage: Stage) -> None:
    console, phone = thinking(stage)
    field(phone).press_sequentially("written before the sleep")
    before = place(phone)
    asleep = phone.context.new_cdp_session(phone)
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    console.get_by_role("button", name=EN["page.console.shell.eyes-up"]).click()
    expect(console.get_by_role("button", name=EN["page.console.shell.go-on"])).to_be_visible()
    console.get_by_role("button", name=EN["page.console.shell.go-on"]).click()
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    expect(phone.locator(".conn")).to_have_attribute("data-s", "saved", timeout=SOON)
    assert place(phone) == before
    go_to(console, "groups")
    expect(phone.get_by_text(EN["phase.groups"]).first).to_be_visible(timeout=SOON)


def test_two_tabs_of_one_seat(stage: Stage) -> None:
    console, phone = thinking(stage)
    other = phone.context.new_page()
    other.goto(phone.url)
    field(phone).press_sequentially("begun here")
    expect(field(other)).to_have_value("begun here")
    field(phone).blur()  # as a tab in the background is
    hand_in(other, "begun here, ended there")
    expect(phone.get_by_text("begun here, ended there").first).to_be_visible()
    assert stage.texts(console) == ["begun here, ended there"]
    expect(console.locator(".att")).to_have_count(1)


SWALLOWED = """
    const Real = WebSocket;
    window.WebSocket = class extends EventTarget {
        static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3;
        readyState = 0; binaryType = 'blob'; bufferedAmount = 0;
        send() {} close() {}
    };
"""
REFUSED = """
    window.WebSocket = class { constructor() { throw new Error('blocked'); } };
"""


@pytest.mark.parametrize("blocked", [SWALLOWED, REFUSED], ids=["swallowed", "refused"])
def test_without_websockets_long_polling_does_it(stage: Stage, blocked: str) -> None:
    console = stage.console()
    context: BrowserContext = stage.device(390, 844, touch=True)
    context.add_init_script(blocked)
    page = context.new_page()
    page.goto(f"{stage.url}/j/{stage.room}")
    page.locator("#name").fill("Mika")
    page.locator("form button").last.click()
    page.wait_for_url("**/room/**")
    expect(page.locator(".conn")).to_have_attribute("data-s", "saved", timeout=POLLING_SOON)
    go_to(console, "think")
    hand_in(page, "over long-polling")
    assert stage.texts(console) == ["over long-polling"]


def test_the_prompt_is_there_before_any_script_has_connected(stage: Stage, tmp_path: Path) -> None:
    """The page carries what it shows first."""
    _, phone = thinking(stage)
    phone.context.route("**/socket.io/**", lambda route: route.abort())
    stage.expected += ["ERR_FAILED", "WebSocket"]
    phone.add_init_script("window.WebSocket = class { constructor() { throw new Error('blocked'); } };")
    phone.reload()
    expect(phone.get_by_text("how much is that altogether?").first).to_be_visible()


def test_a_part_that_the_server_has_no_more_is_offered_with_the_page_and_nothing_is_lost(stage: Stage) -> None:
    console = stage.console()
    mika = stage.phone("Mika")
    stage.expected = ["404", "Failed to load"]
    gone = "**/assets/Forms-*.js"
    mika.route(gone, lambda route: route.fulfill(status=404, body=""))
    go_to(console, "think")
    field(mika).fill("3/5 is 6/10")
    reload = mika.get_by_role("button", name=EN["page.parts.reload"])
    expect(reload).to_be_visible()
    mika.unroute(gone)
    reload.click()
    expect(mika.locator(".seg--forms")).to_be_visible()
    expect(field(mika)).to_have_value("3/5 is 6/10")
