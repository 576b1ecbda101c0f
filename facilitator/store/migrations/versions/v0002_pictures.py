"""Photos."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, LargeBinary, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "picture",
        Column("room_id", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
        Column("name", Text, primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )
