"""Lighthouse's figures for the pages, as a table for docs/performance.md: ``make lighthouse``.

It asks by 127.0.0.1, which a browser treats as it treats https: how a server is reached is its host's affair.
"""

from __future__ import annotations

import json
import platform
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser.conftest import ARGUMENTS, chromium
from tests.browser.stage import PLAN, begin_next, free_port, server_at

LIGHTHOUSE = ("npx", "--yes", "lighthouse@12.8.2")
"""Fetched when it is wanted: no other test needs it."""
CATEGORIES = ("performance", "accessibility", "best-practices")
RUNS = 3
"""The median is told."""


def main() -> None:
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = server_at(Path(data) / "data").start()
        port = free_port()
        context = playwright.chromium.launch_persistent_context(
            Path(data) / "profile",
            executable_path=chromium(),
            args=[*ARGUMENTS, f"--remote-debugging-port={port}"],
            viewport={"width": 1440, "height": 900},
        )
        try:
            print(f"Chromium {context.browser.version if context.browser else ''}, {platform.platform()}")
            for name, address, mobile in pages(context, server.url, server.link):
                tell(name, [measured(address, port, mobile) for _ in range(RUNS)])
        finally:
            context.close()
            server.stop()


def pages(context: BrowserContext, url: str, link: str) -> list[tuple[str, str, bool]]:
    """A room in its think phase: (name, address, whether it is a phone's page)"""
    console = context.new_page()
    console.goto(link)
    console.locator(f"#plan-{PLAN}").get_by_role("button").click()
    console.wait_for_selector("#c-next")
    room = console.url.rpartition("/")[2]
    phone = context.new_page()
    phone.goto(f"{url}/j/{room}")
    phone.locator("#name").fill("Mika")
    phone.locator("form button").last.click()
    phone.wait_for_url("**/room/**")
    for _ in range(2):
        begin_next(console)
    return [
        ("join", f"{url}/j/{room}?new=1", True),
        ("student", phone.url, True),
        ("console", console.url, False),
        ("library", f"{url}/instructor", False),
        ("transcript", f"{url}/instructor/rooms/{room}/transcript", False),
    ]


def measured(address: str, port: int, mobile: bool) -> dict[str, int]:
    """Of 100, by category."""
    words = [*LIGHTHOUSE, address, "--quiet", "--output=json", f"--port={port}", "--disable-storage-reset"]
    look = [] if mobile else ["--preset=desktop"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    done = subprocess.run([*words, *look, only], capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    for name in CATEGORIES:
        for each in report["categories"][name]["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                print(f"  {name}: {audit['title']} {audit.get('displayValue', '')}")
    return {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}


def tell(name: str, runs: list[dict[str, int]]) -> None:
    figures = (sorted(run[category] for run in runs) for category in CATEGORIES)
    print(f"| {name} | {' | '.join(str(each[len(each) // 2]) for each in figures)} |", flush=True)


if __name__ == "__main__":
    main()
