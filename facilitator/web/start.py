"""What a room's page carries: who it is for, what it knows already, and the words of its language.

A page that carries its snapshots shows the prompt before its socket is open, and then asks only for what is newer.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from flask import Response, request
from markupsafe import Markup
from msgspec import Struct

from facilitator.languages import browser_catalogue
from facilitator.live.messages import Snapshot, You
from facilitator.live.room import LiveRoom
from facilitator.views.visibility import Watcher
from facilitator.web.addresses import join_address
from facilitator.web.pages import STYLE_ATTRIBUTES, page, policy
from facilitator.web.program import program
from facilitator.web.requests import language

App = Literal["student", "console", "screen"]

ENTRY = "static/src/{}.tsx"
TEXT_ENTRY = "static/src/stream.ts"
"""A page as text, for developers: with ``?text`` in its address."""


class Start(Struct, frozen=True, kw_only=True):
    """The JSON in a page. ``token`` None: the instructor, whom the server knows by the cookie."""

    room: str
    token: str | None
    language: str
    you: You
    server_time: int
    snapshots: tuple[Snapshot, ...]
    join: str
    """The address that people type to come in, without its scheme."""
    screen: str | None = None
    """The projector's address, from the server's root; the instructor's only."""
    preview: bool = False
    """The room is made up: the page connects to nothing, keeps nothing and asks for nothing."""


def app_page(app: App, live: LiveRoom, watcher: Watcher, token: str | None, screen: str | None = None) -> Response:
    """The page of one audience of a room."""
    parts = program()
    start = Start(
        room=live.told.code,
        token=token,
        language=language(),
        you=You(kind=watcher.kind, participant=watcher.id or None),
        server_time=parts.clock.now(),
        snapshots=parts.house.of(live).snapshots(watcher),
        join=join_address(live.told.code),
        screen=screen,
    )
    return drawn(app, start, live.told.plan.title)


def drawn(app: App, start: Start, title: str) -> Response:
    """The page that begins with that."""
    words = browser_catalogue(language(), app)
    entry = TEXT_ENTRY if "text" in request.args else ENTRY.format(app)
    answer = page(
        "app.html",
        app=app,
        entry=entry,
        title=title,
        start=script_json(start),
        words=script_json(words),
    )
    if app == "student":
        answer.headers["Content-Security-Policy"] = policy(STYLE_ATTRIBUTES)
    return answer


def script_json(value: object) -> Markup:
    """JSON that is safe within a script element: nothing in it can end the element or begin a comment."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
