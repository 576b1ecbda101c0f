"""Rooms, their events, the commands that made these, and drafts."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Text, UniqueConstraint

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "room",
        Column("id", Text, primary_key=True),
        Column("code", Text, nullable=False),
        Column("owner", Text, nullable=False),
        Column("plan_id", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("opened_at", BigInteger, nullable=False),
        UniqueConstraint("code", name="room_code"),
    )
    op.create_table(
        "event",
        _room_id(),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("at", BigInteger, nullable=False),
        Column("actor", Text, nullable=False),
        Column("type", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    op.create_index("event_type", "event", ["type", "room_id"])
    op.create_table(
        "command",
        _room_id(),
        Column("actor", Text, primary_key=True),
        Column("command_id", Text, primary_key=True),
        Column("body_hash", LargeBinary, nullable=False),
        Column("first_seq", Integer, nullable=False),
        Column("last_seq", Integer, nullable=False),
    )
    op.create_table(
        "draft",
        _room_id(),
        Column("participant", Text, primary_key=True),
        Column("slot", Text, primary_key=True),
        Column("body", LargeBinary, nullable=False),
        Column("at", BigInteger, nullable=False),
    )


def _room_id() -> Column[str]:
    return Column("room_id", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True)
