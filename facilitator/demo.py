"""The server with a simulated class in a room of its own, so that a newcomer can lead at once."""

from __future__ import annotations

import secrets
import subprocess
import sys

from rich.console import Console

from facilitator.app import App
from facilitator.config import BadSetting, Settings, prompts_folder
from facilitator.plans.load import library
from facilitator.serving import serve
from facilitator.web.library import THE_INSTRUCTOR


def demo(settings: Settings, plan: str, students: int, console: Console) -> None:
    """Returns, and sends the class home, when the server is told to stop. Raises what ``serve`` raises."""
    if plan not in library(prompts_folder(settings)).plans:
        raise BadSetting(f"plan: there is no plan {plan!r}; see facilitator plans list")
    classes: list[subprocess.Popen[bytes]] = []

    def begin(app: App, url: str) -> None:
        live = app.program.rooms.open(app.program.render(plan, {}), THE_INSTRUCTOR, secrets.token_urlsafe(16))
        code = live.told.code
        words = ("simulate", "--url", url, "--room", code, "--students", str(students))
        classes.append(subprocess.Popen([sys.executable, "-m", "facilitator", *words], stdout=subprocess.DEVNULL))
        for line in _what_to_try(url, code, students):
            console.print(line, soft_wrap=True, markup=False, highlight=False)

    try:
        serve(settings, console, begin)
    finally:
        for each in classes:
            each.terminate()
            each.wait()


def _what_to_try(url: str, code: str, students: int) -> tuple[str, ...]:
    return (
        f"{students} simulated students are coming into room {code[:3]} {code[3:]}.",
        f"Open the instructor's link above, then {url}/instructor/rooms/{code} and lead them:",
        '  {"type": "Start"}, then {"type": "Next", "visit": "…"} with the id of the open visit.',
        f"Come in yourself as one more student: {url}/j/{code}",
    )
