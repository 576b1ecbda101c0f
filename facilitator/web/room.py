"""A room's pages for students and the projector."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.views.visibility import Watcher
from facilitator.web.pages import message_page, to
from facilitator.web.program import program
from facilitator.web.requests import language
from facilitator.web.seats import had_seat, seats_of
from facilitator.web.start import app_page

blueprint = Blueprint("room", __name__)


@blueprint.get("/room/<code>")
def student(code: str) -> Response:
    """Of the seat that ``?seat=`` names, or of the only one of this device; without a seat, the way to get one."""
    try:
        live = program().rooms.named(code)
    except Refused as refused:
        if refused.message == "refused.unknown-room" and had_seat(code):
            return _deleted()
        raise
    seats = seats_of(live.told)
    wished = request.args.get("seat")
    mine = [seat for seat in seats if wished in (None, seat.participant)]
    if len(mine) != 1:
        return to(url_for("join.ask", code=live.told.code))
    if wished is None:
        return to(url_for("room.student", code=live.told.code, seat=mine[0].participant))
    return app_page("student", live, Watcher("student", mine[0].participant), mine[0].token)


def _deleted() -> Response:
    """Said to whoever took part: their seat's link was good once."""
    title, text = translate(language(), "page.room-deleted.title"), translate(language(), "page.room-deleted.text")
    return message_page(410, title, text, signed_in=False)


@blueprint.get("/screen/<code>")
def screen(code: str) -> Response:
    live = program().rooms.named(code)
    token = request.args.get("token", "")
    if not program().tokens.is_screen(live.id, token):
        raise Refused("not-yours", "wrong-screen")
    return app_page("screen", live, Watcher("screen"), token)
