"""One Chromium and one server for all tests of a file; a room of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright

from tests.browser.stage import HOST, Stage, server_at
from tests.serving import ServerProcess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
expect.set_options(timeout=20_000)
"""Machines that build are slow; whoever waits for a condition waits no longer than it takes."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
)


def chromium() -> str | None:
    """The machine's; None: Playwright's own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with the file: an event loop runs beside it, and other tests have their own."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        except Error as wrong:
            pytest.fail(f"no Chromium to test with: install the package `chromium`\n{wrong}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = server_at(tmp_path_factory.mktemp("browser") / "data").start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


@pytest.fixture
def stage(
    request: pytest.FixtureRequest, browser: Browser, shared_server: ServerProcess, tmp_path: Path
) -> Iterator[Stage]:
    yield from _played(request, Stage(browser, shared_server), tmp_path)


@pytest.fixture
def own_stage(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    """With a server that the test may kill."""
    server = server_at(tmp_path / "data").start()
    yield from _played(request, Stage(browser, server), tmp_path)
    server.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call" and report.failed:  # type: ignore[attr-defined]
        item.stash[_FAILED] = True
    return report


_FAILED: pytest.StashKey[bool] = pytest.StashKey()


def _played(request: pytest.FixtureRequest, stage: Stage, folder: Path) -> Iterator[Stage]:
    yield stage
    if request.node.stash.get(_FAILED, False):
        stage.pictures(folder)
        print(f"what the pages looked like: {folder}")
    stage.close()
