"""The way in: a code, a name, and one has a seat. No account; the name is all that is asked."""

from __future__ import annotations

import secrets
from typing import Annotated

from flask import Blueprint, Response, request, url_for
from msgspec import Meta, Struct

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Room
from facilitator.discussion.names import clean_name
from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.live.codes import as_code
from facilitator.live.room import LiveRoom
from facilitator.live.tokens import seat_hash
from facilitator.preview import CODE
from facilitator.web.addresses import join_qr
from facilitator.web.again import ask_for_word, called, held_before, welcome_back
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import STATUS, as_json, body_of, language, message_of, refusal, wants_json
from facilitator.web.seats import Seat, remember, seats_of

blueprint = Blueprint("join", __name__)

TOGETHER = 4
"""People who come in at once on a phone that they share; more may follow."""


class Joining(Struct, frozen=True):
    """``id`` is made by the phone: the same join tried again takes the same seat."""

    name: Annotated[str, Meta(max_length=1000)]
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16,64}$")]


class JoiningTogether(Joining, frozen=True):
    """By the form: several people who share one phone. ``beside`` are those whose pages it shows already."""

    also: tuple[Annotated[str, Meta(max_length=1000)], ...] = ()
    beside: tuple[Annotated[str, Meta(max_length=64)], ...] = ()
    anew: str = ""
    """Said: I am nobody of the class who is known by that name."""


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
        now, group = _now(live.told), _group(live.told, seats)
        return page("back.html", room=live.told, seats=seats, now=now, group=group, together=TOGETHER)
    before = held_before(live.told)
    if before and not seats and "new" not in request.args:
        return welcome_back(live.told, before)
    message = translate(language(), f"refused.{shut}") if (shut := _shut(live.told)) else ""
    beside = tuple(seat.participant for seat in seats if seat.participant in request.args.getlist("beside"))
    joining = JoiningTogether(name="", id=secrets.token_urlsafe(16), beside=beside)
    return _form(live, message, joining, status=200)


@blueprint.get("/j/<code>/qr.svg")
def qr(code: str) -> Response:
    """The way in as a picture, for the projector."""
    known = code if code == CODE else program().rooms.named(code).told.code
    return Response(join_qr(known), mimetype="image/svg+xml")


@blueprint.post("/j/<code>")
def take_seat(code: str) -> Response:
    live = program().rooms.named(code)
    if wants_json():
        try:
            return as_json(_join(live, body_of(Joining)))
        except Refused as refused:
            return refusal(refused)
    joining = body_of(JoiningTogether, many=("also", "beside"))
    known = called(live.told, joining.name) if not (joining.anew or any(joining.also)) else None
    if known is not None:
        return ask_for_word(live.told, known, joining.id, joining.name)
    try:
        first, *others = _join_together(live, joining)
    except Refused as refused:
        return _form(live, message_of(refused), joining, STATUS[refused.code])
    beside = [*(each.participant for each in others), *joining.beside]
    answer = to(url_for("room.student", code=live.told.code, seat=first.participant, beside=beside))
    remember(answer, live.told, [first.token, *(each.token for each in others)])
    return answer


def _join_together(live: LiveRoom, joining: JoiningTogether) -> list[Joined]:
    """A seat for each; where one name will not do, for nobody. Sent again, the same seats."""
    names = [name for name in joining.also if name.strip()][: TOGETHER - 1]
    for name in (joining.name, *names):
        clean_name(name)
    held = {seat.participant for seat in seats_of(live.told)}
    beside = next((each for each in joining.beside if each in held), None)
    first = _join(live, Joining(name=joining.name, id=joining.id), beside)
    others = [Joining(name=name, id=f"{joining.id}-{number}") for number, name in enumerate(names, start=2)]
    return [first, *(_join(live, each, first.participant) for each in others)]


def _join(live: LiveRoom, joining: Joining, beside: str | None = None) -> Joined:
    """``beside`` is somebody whose seat is on the same phone."""
    token = program().tokens.seat(live.id, joining.id)
    command = c.Join(name=joining.name, seat=seat_hash(token), beside=beside)
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


def _form(live: LiveRoom, message: str, joining: JoiningTogether, status: int) -> Response:
    room = live.told
    also = [name for name in joining.also if name.strip()]
    return page(
        "join.html",
        status,
        room=room,
        shut=_shut(room),
        seats=seats_of(room),
        message=message,
        joining=joining,
        also=[*also, *[""] * TOGETHER][: TOGETHER - 1],
        shared=bool(also or joining.beside),
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
