"""The class that a room is of."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("room", Column("class_name", Text, nullable=False, server_default=""))
