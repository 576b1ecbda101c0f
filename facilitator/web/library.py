"""The instructor's addresses: signing in by the link, plans to start, rooms, a room's console and transcript."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated

from flask import Blueprint, Response, redirect, request, url_for
from msgspec import Meta, Struct, field

from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom, to_entry
from facilitator.live.rooms import ENDED_BY
from facilitator.live.tokens import COOKIE
from facilitator.transcript.as_json import as_json as transcript_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.views.visibility import Watcher
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import as_json, body_of, instructor, language, wants_json
from facilitator.web.start import app_page

blueprint = Blueprint("instructor", __name__, url_prefix="/instructor")

THE_INSTRUCTOR = "local"
"""Whoever has the link of this server. Accounts for several come with a server for many."""
COOKIE_SECONDS = 180 * 24 * 3600


class Opening(Struct, frozen=True):
    plan: Annotated[str, Meta(max_length=64)]
    topics: dict[str, str] = field(default_factory=dict)


class Opened(Struct, frozen=True):
    room: str
    screen: str
    """The projector's address, from the server's root."""


class Listed(Struct, frozen=True):
    room: str
    plan: str
    title: str
    opened_at: int
    ended: bool


@blueprint.get("/sign-in")
def sign_in() -> Response:
    if not hmac.compare_digest(request.args.get("key", "").encode(), program().sign_in_key.encode()):
        raise Refused("not-yours", "link-expired")
    answer = redirect(url_for("instructor.library"), 303)
    assert isinstance(answer, Response)
    answer.set_cookie(
        COOKIE,
        program().tokens.cookie(THE_INSTRUCTOR),
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=request.is_secure,
        samesite="Lax",
    )
    return answer


@blueprint.get("")
def library() -> Response:
    rooms = _rooms(instructor())
    return page("library.html", plans=program().library.plans.values(), rooms=rooms)


@blueprint.get("/rooms")
def rooms() -> Response:
    return as_json(_rooms(instructor()))


@blueprint.post("/rooms")
def open_room() -> Response:
    who = instructor()
    opening = body_of(Opening)
    topics = opening.topics or _topics_of_form()
    plan = program().render(opening.plan, topics)
    live = program().rooms.open(plan, who, secrets.token_urlsafe(16))
    if wants_json():
        return as_json(Opened(room=live.told.code, screen=_screen(live)), 201)
    answer = redirect(url_for("instructor.console", code=live.told.code), 303)
    assert isinstance(answer, Response)
    return answer


@blueprint.get("/rooms/<code>")
def console(code: str) -> Response:
    live = _own(code)
    return app_page("console", live, Watcher("instructor"), None, _screen(live))


@blueprint.delete("/rooms/<code>")
def delete(code: str) -> Response:
    program().rooms.delete(_own(code))
    return Response(status=204)


@blueprint.get("/rooms/<code>/transcript.<form>")
def transcript(code: str, form: str) -> Response:
    live = _own(code)
    log = program().store.log
    found = build(map(to_entry, program().engine.in_thread(lambda: log.events_after(live.id, 0))))
    if form == "json":
        return Response(transcript_json(found, names="shown", language=language()), mimetype="application/json")
    if form == "md":
        return Response(as_markdown(found, "shown", language(), zone=None), mimetype="text/markdown")
    raise Refused("not-found", "no-such-format")


def _rooms(owner: str) -> list[Listed]:
    log = program().store.log
    found = program().engine.in_thread(lambda: log.rooms(owner, ENDED_BY))
    return [
        Listed(
            room=each.room.code,
            plan=each.room.plan_id,
            title=each.room.title,
            opened_at=each.room.opened_at,
            ended=each.ended,
        )
        for each in found
    ]


def _own(code: str) -> LiveRoom:
    """A room of whoever has signed in. Others' rooms are refused as clearly as unknown ones."""
    who = instructor()
    live = program().rooms.named(code)
    if live.told.instructor != who:
        raise Refused("not-yours", "not-your-room")
    return live


def _screen(live: LiveRoom) -> str:
    return url_for("room.screen", code=live.told.code, token=program().tokens.screen(live.id))


def _topics_of_form() -> dict[str, str]:
    """``topic.<id>`` of a page's form."""
    return {name.removeprefix("topic."): value for name, value in request.form.items() if name.startswith("topic.")}
