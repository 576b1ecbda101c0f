"""The rooms that an instructor has held, as lists of them say it."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from msgspec import Struct

from facilitator.importing.room import PLAN
from facilitator.live.codes import ENDED_BY
from facilitator.web.program import program
from facilitator.web.requests import language

JOINED = "ParticipantJoined"


class Listed(Struct, frozen=True):
    room: str
    plan: str
    title: str
    opened_at: int
    ended: bool
    class_name: str = ""
    kept_until: int | None = None
    """When it will be deleted; None: nobody has said so."""
    imported: bool = False
    """Held elsewhere, and brought in."""


class Held(Struct, frozen=True):
    """``people``: all who ever joined."""

    room: Listed
    people: int


def rooms_of(owner: str) -> list[Listed]:
    """Newest first."""
    log, expiry = program().store.log, program().expiry
    found, kept = program().engine.in_thread(lambda: (log.rooms(owner, ENDED_BY), expiry.kept_until(owner)))
    return [
        Listed(
            room=each.room.code,
            plan=each.room.plan_id,
            title=each.room.title,
            opened_at=each.room.opened_at,
            ended=each.ended,
            class_name=each.room.class_name,
            kept_until=kept.get(each.room.code),
            imported=each.room.plan_id == PLAN,
        )
        for each in found
    ]


def held_from(owner: str, plan_id: str, most: int) -> list[Held]:
    """The latest rooms that an instructor has held from one plan."""
    log = program().store.log

    def read() -> list[Held]:
        rooms = [each for each in log.rooms(owner, ENDED_BY) if each.room.plan_id == plan_id][:most]
        joined = log.counted([each.room.id for each in rooms], JOINED)
        return [
            Held(
                Listed(
                    room=each.room.code,
                    plan=plan_id,
                    title=each.room.title,
                    opened_at=each.room.opened_at,
                    ended=each.ended,
                    class_name=each.room.class_name,
                ),
                joined.get(each.room.id, 0),
            )
            for each in rooms
        ]

    return program().engine.in_thread(read)


def day(at: int, timed: bool = True) -> str:
    """Day and time on this machine's clock; ``at`` in ms since 1970."""
    moment = datetime.fromtimestamp(at / 1000).astimezone()
    only = format_date(moment, "medium", locale=language())
    return f"{only} {moment:%H:%M}" if timed else only


def day_kept(until: int | None) -> str:
    """The last day on which a room is still there; empty if it is kept until somebody deletes it."""
    if until is None:
        return ""
    return format_date(datetime.fromtimestamp((until - 1) / 1000).astimezone(), "long", locale=language())


def clock(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000).astimezone():%H:%M}"
