"""A room's pages for students and the projector. So far each shows its streams as text, for developers."""

from __future__ import annotations

from flask import Blueprint, Response, request

from facilitator.discussion.refused import Refused
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import language

blueprint = Blueprint("room", __name__)


@blueprint.get("/room/<code>")
def student(code: str) -> Response:
    """The seat's token is in the address's fragment, which browsers keep to themselves."""
    live = program().rooms.named(code)
    return page("stream.html", start={"room": live.told.code, "language": language()}, title=live.told.plan.title)


@blueprint.get("/screen/<code>")
def screen(code: str) -> Response:
    live = program().rooms.named(code)
    token = request.args.get("token", "")
    if not program().tokens.is_screen(live.id, token):
        raise Refused("not-yours", "wrong-token")
    start = {"room": live.told.code, "token": token, "language": language()}
    return page("stream.html", start=start, title=live.told.plan.title)
