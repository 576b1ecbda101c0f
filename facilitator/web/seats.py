"""The seats that a device holds: a cookie for each room with the tokens of those who took a seat on it.

So the page of a seat can be reloaded, opened in another tab or after a night, and several people may share a device.
The cookie is HttpOnly; its tokens are worth as much as the seats themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import Response, request
from msgspec import Struct

from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.live.codes import as_code
from facilitator.live.tokens import seat_hash

PREFIX = "seats_"
DAYS = 120
"""Over the longest holidays, for a class that comes back."""
AT_MOST = 12
"""Seats on one device in one room: older ones are let go."""
ALL_ROOMS = 3000
"""Characters of cookies for all rooms together, some eighty with one seat: a request's head has its bounds."""
_TOKENS = re.compile(r"[A-Za-z0-9_-]{22}(\.[A-Za-z0-9_-]{22})*")


class Seat(Struct, frozen=True, kw_only=True):
    """One of this device's seats in a room."""

    participant: str
    name: str
    token: str


def seats_of(room: Room) -> list[Seat]:
    """Those that this device holds and that are still somebody's, the latest first."""
    found = []
    for token in _tokens(room.code):
        person = room.participants.get(room.seats.get(seat_hash(token), ""))
        if person is not None and person.state != "erased" and person.name is not None:
            found.append(Seat(participant=person.id, name=person.name, token=token))
    return found


def had_seat(typed: str) -> bool:
    """Whether this device holds a seat of such a room, even if the room is not there any more."""
    code = as_code(typed)
    return code is not None and bool(_tokens(code))


def seat_shown(room: Room) -> str | None:
    """Whose token the request's Authorization header holds; None without one. Refused if it is nobody's."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer":
        return None
    participant = room.seats.get(seat_hash(token))
    if participant is None:
        raise Refused("not-yours", "wrong-token")
    return participant


def remember(answer: Response, room: Room, taken: Sequence[str]) -> None:
    """Let this device hold the seats of these tokens, as its latest."""
    tokens = [*taken, *(other for other in _tokens(room.code) if other not in taken)][:AT_MOST]
    _set(answer, _name(room.code), ".".join(tokens))
    left = ALL_ROOMS
    for name in reversed([name for name in request.cookies if name.startswith(PREFIX) and name != _name(room.code)]):
        left -= len(name) + len(request.cookies[name])
        if left < 0:
            answer.delete_cookie(name)


def every_token() -> list[str]:
    """Of all rooms that this device remembers."""
    codes = [name.removeprefix(PREFIX) for name in request.cookies if name.startswith(PREFIX)]
    return [token for code in codes for token in _tokens(code)]


def _name(code: str) -> str:
    return f"{PREFIX}{code}"


def _tokens(code: str) -> list[str]:
    kept = request.cookies.get(_name(code), "")
    return kept.split(".") if _TOKENS.fullmatch(kept) else []


def _set(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(
        name, value, max_age=DAYS * 24 * 3600, httponly=True, secure=request.is_secure, samesite="Lax", path="/"
    )
