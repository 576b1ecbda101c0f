"""A room's pages for students and the projector."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from facilitator.discussion.refused import Refused
from facilitator.views.visibility import Watcher
from facilitator.web.pages import to
from facilitator.web.program import program
from facilitator.web.seats import seats_of
from facilitator.web.start import app_page

blueprint = Blueprint("room", __name__)


@blueprint.get("/room/<code>")
def student(code: str) -> Response:
    """Of the seat that ``?seat=`` names, or of the only one of this device; without a seat, the way to get one."""
    live = program().rooms.named(code)
    seats = seats_of(live.told)
    wished = request.args.get("seat")
    mine = [seat for seat in seats if wished in (None, seat.participant)]
    if len(mine) != 1:
        return to(url_for("join.ask", code=live.told.code))
    if wished is None:
        return to(url_for("room.student", code=live.told.code, seat=mine[0].participant))
    return app_page("student", live, Watcher("student", mine[0].participant), mine[0].token)


@blueprint.get("/screen/<code>")
def screen(code: str) -> Response:
    live = program().rooms.named(code)
    token = request.args.get("token", "")
    if not program().tokens.is_screen(live.id, token):
        raise Refused("not-yours", "wrong-screen")
    return app_page("screen", live, Watcher("screen"), token)
