"""The way in: a code, a name, and one has a seat. No account; the name is all that is asked."""

from __future__ import annotations

import secrets
from typing import Annotated

from flask import Blueprint, Response, request, url_for
from msgspec import Meta, Struct

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.live.room import LiveRoom
from facilitator.live.rooms import as_code
from facilitator.live.tokens import seat_hash
from facilitator.web.addresses import join_qr
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import STATUS, as_json, body_of, language, message_of, refusal, wants_json
from facilitator.web.seats import Seat, remember, seats_of

blueprint = Blueprint("join", __name__)


class Joining(Struct, frozen=True):
    """``id`` is made by the phone: the same join tried again takes the same seat."""

    name: Annotated[str, Meta(max_length=1000)]
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16,64}$")]


class Joined(Struct, frozen=True):
    room: str
    token: str
    participant: str


@blueprint.get("/")
def start() -> Response:
    typed = request.args.get("code", "")
    if not typed:
        return page("start.html", message="", typed="", unknown=False)
    try:
        live = program().rooms.named(typed)
    except Refused as refused:
        return _mistyped(typed, refused)
    return to(url_for("join.ask", code=live.told.code))


@blueprint.get("/j/<code>")
def ask(code: str) -> Response:
    """With the seats that this device holds already, if somebody new is not wished for (``?new=1``)."""
    try:
        live = program().rooms.named(code)
    except Refused as refused:
        if wants_json() or refused.code not in ("not-found", "too-fast"):
            raise
        return _mistyped(code, refused)
    seats = seats_of(live.told)
    if seats and "new" not in request.args:
        return page("back.html", room=live.told, seats=seats, now=_now(live.told), group=_group(live.told, seats))
    message = translate(language(), f"refused.{shut}") if (shut := _shut(live.told)) else ""
    return _form(live, message, name="", join_id=secrets.token_urlsafe(16), status=200)


@blueprint.get("/j/<code>/qr.svg")
def qr(code: str) -> Response:
    """The way in as a picture, for the projector."""
    return Response(join_qr(program().rooms.named(code).told.code), mimetype="image/svg+xml")


@blueprint.post("/j/<code>")
def take_seat(code: str) -> Response:
    live = program().rooms.named(code)
    joining = body_of(Joining)
    try:
        joined = _join(live, joining)
    except Refused as refused:
        if wants_json():
            return refusal(refused)
        return _form(live, message_of(refused), joining.name, joining.id, STATUS[refused.code])
    if wants_json():
        return as_json(joined)
    answer = to(url_for("room.student", code=live.told.code, seat=joined.participant))
    remember(answer, live.told, joined.token)
    return answer


def _join(live: LiveRoom, joining: Joining) -> Joined:
    token = program().tokens.seat(live.id, joining.id)
    command = c.Join(name=joining.name, seat=seat_hash(token))
    program().registry.ask(live, Actor("guest"), command, joining.id)
    participant = live.told.seats.get(seat_hash(token))
    if participant is None:
        # The same join once more, after whoever joined by it was erased.
        raise Refused("removed", "removed")
    return Joined(room=live.told.code, token=token, participant=participant)


def _mistyped(typed: str, refused: Refused) -> Response:
    """The code stays where it can be mended."""
    unknown = refused.code == "not-found"
    return page(
        "start.html", STATUS[refused.code], message=message_of(refused), typed=_as_shown(typed), unknown=unknown
    )


def _as_shown(typed: str) -> str:
    """In two threes, if it can be a code; else as it was typed."""
    code = as_code(typed)
    return f"{code[:3]} {code[3:]}" if code is not None else typed[:20]


def _form(live: LiveRoom, message: str, name: str, join_id: str, status: int) -> Response:
    room = live.told
    return page(
        "join.html",
        status,
        room=room,
        shut=_shut(room),
        seats=seats_of(room),
        message=message,
        name=name,
        join_id=join_id,
    )


def _shut(room: Room) -> str:
    """Why nobody new may come in; the name of a refusal, or nothing."""
    if room.state == "ended":
        return "ended"
    return "locked" if room.locked else ""


def _group(room: Room, seats: list[Seat]) -> int | None:
    """The group of the one who comes back; of several seats nobody can say who it is."""
    group = room.group_of.get(seats[0].participant) if len(seats) == 1 and room.visit is not None else None
    return room.groups[group].number if group is not None else None


def _now(room: Room) -> str:
    """What the class is doing."""
    if room.state == "ended":
        return translate(language(), "refused.ended")
    if room.visit is None:
        return translate(language(), "page.join.not-begun")
    kind = translate(language(), f"phase.{room.phase_of(room.visit.id).kind}")
    return translate(language(), "page.join.in-phase", phase=kind)
