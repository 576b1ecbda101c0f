"""Taking one's seat again in the next room of the class: by the phone that held it, or by name and the class's word."""

from __future__ import annotations

import secrets
from typing import Annotated

from flask import Blueprint, Response, request, url_for
from msgspec import Meta, Struct

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.discussion.returning import OfClass, Returning
from facilitator.live.room import LiveRoom
from facilitator.live.tokens import seat_hash
from facilitator.web.classes import is_word
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import STATUS, body_of, message_of
from facilitator.web.seats import every_token, remember

blueprint = Blueprint("again", __name__)


class ComingBack(Struct, frozen=True):
    """``id`` is made by the phone, as when joining. ``name`` is for whoever turns out to be somebody new."""

    returning: Annotated[str, Meta(max_length=64)]
    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
    word: Annotated[str, Meta(max_length=200)] = ""
    name: Annotated[str, Meta(max_length=1000)] = ""


def held_before(room: Room) -> list[Returning]:
    """Those of the class who have not come yet and whose seat of last time this phone holds."""
    if room.of_class is None or room.locked or room.state == "ended":
        return []
    held = {seat_hash(token) for token in every_token()}
    return [each for each in room.of_class.people if each.seat in held and _may_come(room, each)]


def called(room: Room, name: str) -> Returning | None:
    """Somebody of the class of that name who has not come yet."""
    found = room.of_class.called(name) if room.of_class is not None else None
    return found if found is not None and _may_come(room, found) else None


def _may_come(room: Room, each: Returning) -> bool:
    return each.name is not None and each.id not in room.returned


def welcome_back(room: Room, people: list[Returning]) -> Response:
    return page("again.html", room=room, people=people, join_id=secrets.token_urlsafe(16))


def ask_for_word(room: Room, who: Returning, join_id: str, name: str, message: str = "", status: int = 200) -> Response:
    return page("word.html", status, room=room, who=who, join_id=join_id, name=name, message=message)


@blueprint.post("/j/<code>/again")
def take_again(code: str) -> Response:
    live = program().rooms.named(code)
    coming = body_of(ComingBack)
    who = live.told.of_class.known(coming.returning) if live.told.of_class is not None else None
    if who is None:
        return to(url_for("join.ask", code=live.told.code))
    try:
        token = _come_back(live, live.told.of_class, who, coming)
    except Refused as refused:
        message = message_of(refused)
        return ask_for_word(live.told, who, coming.id, coming.name or who.name or "", message, STATUS[refused.code])
    participant = live.told.seats[seat_hash(token)]
    answer = to(url_for("room.student", code=live.told.code, seat=participant))
    remember(answer, live.told, [token])
    return answer


def _come_back(live: LiveRoom, of_class: OfClass | None, who: Returning, coming: ComingBack) -> str:
    """The token of the seat in this room. Raises Refused."""
    holds = who.seat is not None and who.seat in {seat_hash(token) for token in every_token()}
    if not holds:
        tried = request.remote_addr or "", who.id
        if live.word_tries.take(*tried, program().clock.now()):
            raise Refused("too-fast", "too-many-words")
        if of_class is None or not is_word(of_class, coming.word):
            raise Refused("not-yours", "wrong-word")
        live.word_tries.give_back(*tried)
    token = program().tokens.seat(live.id, coming.id)
    command = c.Join(name=who.name or "", seat=seat_hash(token), returning=who.id)
    program().registry.ask(live, Actor("guest"), command, coming.id)
    if seat_hash(token) not in live.told.seats:
        raise Refused("removed", "removed")
    return token
