"""The tables as the newest migration leaves them; a test holds the two together.

Rows of ``event`` and ``command`` are only ever added, except that a person's words are blanked and whole rooms deleted.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _room_id() -> Column[str]:
    return Column("room_id", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True)


room = Table(
    "room",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("class_name", Text, nullable=False, server_default=""),
    UniqueConstraint("code", name="room_code"),
)

event = Table(
    "event",
    metadata,
    _room_id(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("event_type", "type", "room_id"),
)

command = Table(
    "command",
    metadata,
    _room_id(),
    Column("actor", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    Column("body_hash", LargeBinary, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
)

picture = Table(
    "picture",
    metadata,
    _room_id(),
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    _room_id(),
    Column("participant", Text, primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)
