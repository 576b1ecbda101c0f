"""How appends become rows, and how what was erased leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import asdict
from sqlalchemy import Connection, bindparam, delete, insert, update

from . import tables

if TYPE_CHECKING:
    from .log import Append


def insert_rows(connection: Connection, appends: Sequence[Append]) -> None:
    # By room, so that two processes take PostgreSQL's locks in the same order.
    by_room = sorted(appends, key=lambda append: append.room_id)
    new_rooms = [asdict(append.room) for append in by_room if append.room]
    events = [{"room_id": append.room_id, **asdict(event)} for append in by_room for event in append.events]
    commands = [{"room_id": append.room_id, **asdict(append.command)} for append in by_room if append.command]
    pictures = [{"room_id": append.room_id, **asdict(picture)} for append in by_room for picture in append.pictures]
    of_tables = (
        (tables.room, new_rooms),
        (tables.event, events),
        (tables.command, commands),
        (tables.picture, pictures),
    )
    for table, rows in of_tables:
        if rows:
            connection.execute(insert(table), rows)


def erase_rows(connection: Connection, appends: Sequence[Append]) -> None:
    event, draft = tables.event.c, tables.draft.c
    blank = update(tables.event).where(event.room_id == bindparam("room"), event.seq == bindparam("number"))
    rewrites = [
        {"room": append.room_id, "number": rewrite.seq, "shape": rewrite.version, "body": rewrite.body}
        for append in appends
        for rewrite in append.rewrites
    ]
    if rewrites:
        connection.execute(blank.values(version=bindparam("shape"), body=bindparam("body")), rewrites)
    forgetful = [append.room_id for append in appends if append.rewrites]
    if forgetful:
        # A short text could be guessed from its hash. Without one a command is known by its id alone.
        of_these = tables.command.c.room_id.in_(forgetful)
        connection.execute(update(tables.command).where(of_these).values(body_hash=b""))
    for append in appends:
        for key in append.drop_drafts:
            theirs = delete(tables.draft).where(draft.room_id == append.room_id, draft.participant == key.participant)
            connection.execute(theirs if key.slot is None else theirs.where(draft.slot == key.slot))
        if append.drop_pictures:
            picture = tables.picture.c
            gone = (picture.room_id == append.room_id, picture.name.in_(append.drop_pictures))
            connection.execute(delete(tables.picture).where(*gone))
