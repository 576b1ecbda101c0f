"""The log of every room: what happened, in order, without a gap, added to and never changed except to erase.

An append says which event its writer saw last. It is stored whole if that still is the room's last event, else not at
all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.exc import IntegrityError

from . import tables
from .ages import RoomAge, ages
from .checks import check
from .database import Database
from .errors import CodeTaken, NotSaved, NotStored, SeqTaken
from .rows import erase_rows, insert_rows

# What no append expects: after one of a room failed, the rest of its batch fails with it.
BROKEN = -1


AT_ONCE = 1_000
"""Events of a long log."""


class Row(Struct, frozen=True, kw_only=True):
    """One event. ``at`` in milliseconds since 1970, UTC."""

    seq: int
    at: int
    actor: str
    type: str
    version: int
    body: bytes


class CommandRow(Struct, frozen=True, kw_only=True):
    """An accepted command and the events it made; ``last_seq < first_seq``: none."""

    actor: str
    command_id: str
    body_hash: bytes
    first_seq: int
    last_seq: int


class RoomRow(Struct, frozen=True, kw_only=True):
    """What is known of a room without reading its log; written with its first events."""

    id: str
    code: str
    owner: str
    plan_id: str
    title: str
    language: str
    opened_at: int
    class_name: str = ""
    """Empty: of no class."""


class ListedRoom(Struct, frozen=True, kw_only=True):
    room: RoomRow
    ended: bool


class Rewrite(Struct, frozen=True, kw_only=True):
    """An earlier event with its erased words blanked, in the ``version`` of its shape that is written now."""

    seq: int
    version: int
    body: bytes


class DraftKey(Struct, frozen=True, kw_only=True):
    """A participant's draft; without ``slot`` all of them, which counts as erasing."""

    participant: str
    slot: str | None = None


class PictureRow(Struct, frozen=True, kw_only=True):
    """A photo; its name is made from it."""

    name: str
    body: bytes


class Append(Struct, frozen=True, kw_only=True):
    """What one command adds to one room. ``expected`` is the last seq its writer saw: 0, with ``room``, opens it."""

    room_id: str
    expected: int
    events: tuple[Row, ...]
    command: CommandRow | None
    room: RoomRow | None = None
    rewrites: tuple[Rewrite, ...] = ()
    drop_drafts: tuple[DraftKey, ...] = ()
    pictures: tuple[PictureRow, ...] = ()
    drop_pictures: tuple[str, ...] = ()

    @property
    def last_seq(self) -> int:
        return self.expected + len(self.events)

    @property
    def erases(self) -> bool:
        return bool(self.rewrites or self.drop_pictures) or any(key.slot is None for key in self.drop_drafts)


class Log:
    """Blocks: call it from real threads only. Reading may go on beside writing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append_all(self, appends: Sequence[Append]) -> list[NotStored | None]:
        """Store all in one transaction: for each None, or why nothing of it was stored.

        Appends of one room build on each other in the order given; after one failed, so do the rest of that room.
        ``ValueError`` if one is malformed.
        """
        for append in appends:
            check(append)
        try:
            outcomes = self._store(appends)
        except IntegrityError:
            outcomes = self._store_singly(appends)
        except NotSaved as failure:
            outcomes = [failure for _ in appends]
        self._database.wipe()
        return outcomes

    def events_after(self, room_id: str, seq: int, most: int | None = None) -> list[Row]:
        event = tables.event.c
        columns = (event.seq, event.at, event.actor, event.type, event.version, event.body)
        query = select(*columns).where(event.room_id == room_id, event.seq > seq).order_by(event.seq).limit(most)
        with self._database.read() as connection:
            return [Row(**row) for row in connection.execute(query).mappings()]

    def each_event(self, room_id: str) -> Iterator[Row]:
        """The whole log without holding it: so many at once, each by a short reading of its own."""
        seq = 0
        while rows := self.events_after(room_id, seq, most=AT_ONCE):
            yield from rows
            seq = rows[-1].seq

    def commands(self, room_id: str) -> list[CommandRow]:
        command = tables.command.c
        columns = (command.actor, command.command_id, command.body_hash, command.first_seq, command.last_seq)
        query = select(*columns).where(command.room_id == room_id).order_by(command.first_seq, command.last_seq)
        with self._database.read() as connection:
            return [CommandRow(**row) for row in connection.execute(query).mappings()]

    def picture(self, room_id: str, name: str) -> bytes | None:
        """The photo of that name; None if there is none, or none any more."""
        picture = tables.picture.c
        query = select(picture.body).where(picture.room_id == room_id, picture.name == name)
        with self._database.read() as connection:
            return connection.scalar(query)

    def room(self, room_id: str) -> RoomRow | None:
        return self._one_room(tables.room.c.id == room_id)

    def find_room(self, code: str) -> RoomRow | None:
        return self._one_room(tables.room.c.code == code)

    def rooms(self, owner: str | None, ended_by: Sequence[str]) -> list[ListedRoom]:
        """One owner's rooms, or everybody's; newest first. An event of a type in ``ended_by`` ends a room."""
        room, event = tables.room, tables.event
        ended = room.c.id.in_(select(event.c.room_id).where(event.c.type.in_(ended_by)))
        query = select(room, ended.label("ended")).order_by(room.c.opened_at.desc(), room.c.id)
        if owner is not None:
            query = query.where(room.c.owner == owner)
        with self._database.read() as connection:
            return [_listed(row) for row in connection.execute(query).mappings()]

    def counted(self, room_ids: Sequence[str], event_type: str) -> dict[str, int]:
        """How many events of a type each of these rooms has; rooms without any are left out."""
        event = tables.event.c
        query = select(event.room_id, func.count()).where(event.room_id.in_(room_ids), event.type == event_type)
        with self._database.read() as connection:
            return {str(row[0]): int(row[1]) for row in connection.execute(query.group_by(event.room_id))}

    def wipe(self) -> None:
        """Finish taking erased words out of the files, where a reader or a full disk has prevented it."""
        self._database.wipe()

    def ages(self, owner: str | None, ended_by: Sequence[str], kept_by: str) -> list[RoomAge]:
        """Of one owner's rooms, or everybody's, without reading their logs."""
        with self._database.read() as connection:
            return ages(connection, owner, ended_by, kept_by)

    def delete_rooms(self, room_ids: Sequence[str]) -> None:
        """Events, commands, pictures and drafts go with the rooms, and their remnants out of the files. Those that are
        gone already do no harm. Raises ``NotSaved``."""
        if not room_ids:
            return
        with self._database.write() as connection:
            connection.execute(delete(tables.room).where(tables.room.c.id.in_(sorted(room_ids))))
            self._database.mark_erased(connection)
        self._database.wipe()

    def _one_room(self, condition: Any) -> RoomRow | None:
        with self._database.read() as connection:
            row = connection.execute(select(tables.room).where(condition)).mappings().one_or_none()
        return None if row is None else RoomRow(**row)

    def _store(self, appends: Sequence[Append]) -> list[NotStored | None]:
        with self._database.write() as connection:
            heads = _heads(connection, {append.room_id for append in appends})
            outcomes = [_advance(heads, append) for append in appends]
            accepted = [append for append, refused in zip(appends, outcomes, strict=True) if refused is None]
            insert_rows(connection, accepted)
            erase_rows(connection, accepted)
            if any(append.erases for append in accepted):
                self._database.mark_erased(connection)
        return outcomes

    def _store_singly(self, appends: Sequence[Append]) -> list[NotStored | None]:
        """One transaction each, so that only the room in conflict fails."""
        outcomes: list[NotStored | None] = []
        failed: set[str] = set()
        for append in appends:
            outcome = _stale(append) if append.room_id in failed else self._store_one(append)
            if outcome is not None:
                failed.add(append.room_id)
            outcomes.append(outcome)
        return outcomes

    def _store_one(self, append: Append) -> NotStored | None:
        try:
            return self._store([append])[0]
        except IntegrityError as error:
            return _conflict(append, error)
        except NotSaved as failure:
            return failure


def _heads(connection: Connection, room_ids: set[str]) -> dict[str, int]:
    """The last seq of each room; 0 where there is none."""
    room, event = tables.room, tables.event
    last = select(func.max(event.c.seq)).where(event.c.room_id == room.c.id).scalar_subquery()
    found = connection.execute(select(room.c.id, last).where(room.c.id.in_(sorted(room_ids))))
    return defaultdict(int, found.all())


def _advance(heads: dict[str, int], append: Append) -> NotStored | None:
    if heads[append.room_id] != append.expected:
        heads[append.room_id] = BROKEN
        return _stale(append)
    heads[append.room_id] = append.last_seq
    return None


def _stale(append: Append) -> SeqTaken:
    return SeqTaken(f"The room's last event is not number {append.expected} any more.")


def _conflict(append: Append, error: IntegrityError) -> NotStored:
    # SQLite names the column, PostgreSQL the constraint.
    if append.room is not None and re.search(r"\broom[._]code\b", str(error.orig)):
        return CodeTaken(f"Another room has the code {append.room.code}.")
    return _stale(append)


def _listed(row: Mapping[Any, Any]) -> ListedRoom:
    fields = dict(row)
    return ListedRoom(ended=bool(fields.pop("ended")), room=RoomRow(**fields))
