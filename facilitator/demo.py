"""The server with a simulated class in a room of its own, so that a newcomer can lead at once."""

from __future__ import annotations

import secrets
import subprocess
import sys
from urllib.parse import quote

from rich.console import Console

from facilitator.app import App
from facilitator.config import BadSetting, Settings, prompts_folder
from facilitator.languages import best, translate
from facilitator.plans.load import library
from facilitator.serving import serve
from facilitator.web.library import THE_INSTRUCTOR

ARRIVE = 25
"""Seconds in which the class comes in: long enough to watch it."""


def demo(settings: Settings, plan: str, students: int, wished: str, console: Console) -> None:
    """Returns, and sends the class home, when the server is told to stop. Raises what ``serve`` raises."""
    if plan not in library(prompts_folder(settings)).plans:
        raise BadSetting(f"plan: there is no plan {plan!r}; see facilitator plans list")
    language = best(None, wished)
    classes: list[subprocess.Popen[bytes]] = []

    def begin(app: App, url: str) -> None:
        live = app.program.rooms.open(app.program.render(plan, {}), THE_INSTRUCTOR, secrets.token_urlsafe(16))
        code = live.told.code
        for line in _what_to_do(app, url, code, students, language):
            console.print(line, soft_wrap=True, markup=False, highlight=False)
        # A session of its own: what stops the server in a terminal does not reach the class before it.
        classes.append(subprocess.Popen(_class(url, code, students, language), start_new_session=True))

    try:
        serve(settings, console, begin)
    finally:
        for each in classes:
            each.terminate()
            each.wait()


def _class(url: str, code: str, students: int, language: str) -> list[str]:
    words = ["simulate", "--url", url, "--room", code, "--students", str(students), "--arrive", str(ARRIVE)]
    return [sys.executable, "-m", "facilitator", *words, "--believable", "--tips", language]


def _what_to_do(app: App, url: str, code: str, students: int, language: str) -> tuple[str, ...]:
    console = f"{url}/instructor/sign-in?key={app.program.sign_in_key}&next={quote(f'/instructor/rooms/{code}')}"
    return (
        "",
        translate(language, "page.demo.coming", n=students, code=f"{code[:3]} {code[3:]}"),
        translate(language, "page.demo.console", address=f"{console}&lang={language}"),
        translate(language, "page.demo.join", address=f"{url}/j/{code}"),
        "",
    )
