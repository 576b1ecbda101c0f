"""A lesson on a stage: a server at ``http://class.test``, and people's devices as contexts of one real Chromium.

Every device is watched: a request to anybody but the server, a fault on the page or a breach of the page's policy fails
the test.
"""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from facilitator.languages import catalogue
from tests.serving import ROOT, ServerProcess

HOST = "class.test"
"""A name that is neither this machine's nor secure: as in a school's network."""
PLAN = "adding-unlike-fractions"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1440, "height": 900}
WALL = {"width": 1920, "height": 1080}
EN = catalogue("en")

Theme = Literal["light", "dark"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def server_at(data_dir: Path, *arguments: str) -> ServerProcess:
    """Not yet started."""
    port = free_port()
    server = ServerProcess(data_dir, "--public-url", f"http://{HOST}:{port}", *arguments)
    server.port = port
    return server


class Stage:
    """One room, and all who are in it."""

    def __init__(self, browser: Browser, server: ServerProcess) -> None:
        self.browser = browser
        self.server = server
        self.url = f"http://{HOST}:{server.port}"
        self.room = ""
        self.screen_address = ""
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []
        self.expected: list[str] = []
        """Parts of faults that a test brings about itself."""

    # --- devices

    def device(
        self, width: int, height: int, *, touch: bool = False, theme: Theme = "light", **more: Any
    ) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=touch,
            is_mobile=touch,
            color_scheme=theme,
            **{"locale": "en-GB", **more},
        )
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"fault: {error.error}"))
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        return context

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.faults.append(f"foreign request: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in self.expected):
            self.faults.append(f"console: {message.text}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.faults, "\n".join(self.faults)

    def pictures(self, folder: Path) -> None:
        """What every page looked like when a test failed."""
        for number, page in enumerate(page for context in self.contexts for page in context.pages):
            page.screenshot(path=folder / f"{number}.png")
            (folder / f"{number}.html").write_text(page.content())

    # --- people

    def instructor(self, width: int = 1440, height: int = 900, **more: Any) -> Page:
        """Signed in, at the library."""
        page = self.device(width, height, **more).new_page()
        page.goto(self.server.link.replace("127.0.0.1", HOST))
        return page

    def console(self, page: Page | None = None, plan: str = PLAN, language: str = "", **more: Any) -> Page:
        """A new room's console, opened from the library."""
        page = page or self.instructor(**more)
        if language:
            page.goto(f"{self.url}/instructor?lang={language}")
        page.locator(f"#plan-{plan}").get_by_role("button").click()
        expect(page.locator("#c-next")).to_be_visible()
        self.room = page.url.partition("?")[0].rpartition("/")[2]
        self.screen_address = self.url + str(page.locator(".c-screen").get_attribute("href"))
        return page

    def phone(self, name: str, context: BrowserContext | None = None, **more: Any) -> Page:
        """Somebody who has joined, on a phone of their own."""
        context = context or self.device(**{"width": 390, "height": 844, "touch": True, **more})
        page = context.new_page()
        page.goto(f"{self.url}/j/{self.room}")
        self.take_seat(page, name)
        return page

    def take_seat(self, page: Page, name: str) -> None:
        page.locator("#name").fill(name)
        page.locator("form button").last.click()
        page.wait_for_url("**/room/**")
        expect(page.locator(".conn")).to_have_attribute("data-s", "saved")

    def screen(self, **more: Any) -> Page:
        page = self.device(**{"width": 1920, "height": 1080, **more}).new_page()
        page.goto(self.screen_address)
        return page

    # --- what is stored

    def texts(self, console: Page) -> list[str]:
        """All that was handed in, by what the server gives away."""
        answer = console.evaluate(
            "address => fetch(address).then(answer => answer.text())",
            f"{self.url}/instructor/rooms/{self.room}/transcript.json",
        )
        return [each["text"] for each in json.loads(answer)["contributions"]]


def visit_of(console: Page) -> str:
    """The visit that the console shows; "" in the lobby."""
    return str(console.locator(".c").get_attribute("data-visit"))


def begin_next(console: Page) -> None:
    """The next phase, by the button; what is asked before is answered with yes."""
    before = visit_of(console)
    button = console.locator("#c-next")
    button.click()
    question = console.get_by_role("dialog")
    moved = "before => document.querySelector('.c').dataset.visit !== before"
    console.wait_for_function(f"before => ({moved})(before) || document.querySelector('dialog[open]')", arg=before)
    if question.count():
        question.get_by_role("button").last.click()
    console.wait_for_function(moved, arg=before)
    phones_follow(console)


def phones_follow(console: Page) -> None:
    """Waits until all phones in the room that have a network are in the phase that the console shows."""
    phases = ".ph:not(.ph--skipped)"
    place = console.locator(phases).evaluate_all("all => all.findIndex(each => each.matches('.ph--now'))")
    room = console.url.partition("?")[0].rpartition("/")[2]
    browser = console.context.browser
    assert browser is not None
    for page in [page for context in browser.contexts for page in context.pages if f"/room/{room}" in page.url]:
        page.wait_for_function(ARRIVED, arg=place)


ARRIVED = """place => {
    const offline = document.querySelector('.conn[data-s="offline"]'), gone = document.querySelector('.s-lobby--left');
    const phases = Array.from(document.querySelectorAll('.phases > li'));
    return offline || gone || phases[place]?.matches('[aria-current]');
}"""


def go_to(console: Page, kind: str = "", phase: str = "") -> None:
    """On to the phase of that kind, or of that id, one by one."""
    here = console.locator(".c")
    for _ in range(24):
        if here.get_attribute("data-phase" if phase else "data-kind") == (phase or kind):
            return
        begin_next(console)
    raise AssertionError(f"never came to {kind or phase}")


def field(phone: Page) -> Any:
    """The one place to write in."""
    return phone.locator("textarea").first


def hand_in(phone: Page, words: str) -> None:
    field(phone).fill(words)
    phone.locator(".s-acts button").first.click()
    expect(phone.locator(".conn")).to_have_attribute("data-s", "saved")


def axe(page: Page, why: str) -> None:
    """Nothing that axe finds, of any severity."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run().then(result => result.violations)")
    told = [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]
    assert told == [], f"{why}: {told}"


def fits(page: Page, why: str) -> None:
    """Nothing to scroll to the side."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{why}: {over} px too wide"
