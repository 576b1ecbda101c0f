"""How old the rooms of a store are, and until when each is to be kept: read from the log's types, without its words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, select

from . import tables


class RoomAge(Struct, frozen=True, kw_only=True):
    """``over_at``: the room's end, or the last that happened in it where it never ended; ms since 1970, UTC.
    ``kept``: version and body of the latest event that says until when."""

    id: str
    code: str
    plan_id: str
    over_at: int
    kept: tuple[int, bytes] | None


def ages(connection: Connection, owner: str | None, ended_by: Sequence[str], kept_by: str) -> list[RoomAge]:
    """Of one owner's rooms, or everybody's, by id. Three queries, however many there are."""
    event, room = tables.event.c, tables.room.c
    mine = [] if owner is None else [room.owner == owner]
    of_room = event.room_id == room.id
    newest = select(event.at).where(of_room).order_by(event.seq.desc()).limit(1).scalar_subquery()
    last = connection.execute(select(room.id, room.code, room.plan_id, newest).where(*mine).order_by(room.id)).all()
    ended = select(event.room_id, func.max(event.at)).where(event.type.in_(ended_by)).group_by(event.room_id)
    ends = {row[0]: int(row[1]) for row in connection.execute(ended)}
    said = select(event.room_id, event.version, event.body).where(event.type == kept_by)
    kept = {row[0]: (row[1], row[2]) for row in connection.execute(said.order_by(event.room_id, event.seq))}
    return [
        RoomAge(id=room_id, code=code, plan_id=plan_id, over_at=ends.get(room_id, at), kept=kept.get(room_id))
        for room_id, code, plan_id, at in last
    ]
