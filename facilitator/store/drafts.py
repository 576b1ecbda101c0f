"""What is being written and not handed in yet: not truth. The last seconds may be lost; no transcript reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError

from . import tables
from .checks import check_text
from .database import Database
from .errors import NotSaved


class Draft(Struct, frozen=True, kw_only=True):
    """One draft as it stands; ``body`` None: it is gone. ``at`` in milliseconds since 1970, UTC."""

    room_id: str
    participant: str
    slot: str
    body: bytes | None
    at: int


class Drafts:
    """Blocks: call it from real threads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, drafts: Sequence[Draft]) -> None:
        """All in one transaction; of one draft the last counts; those of a deleted room do not. Raises ``NotSaved``."""
        latest = {_key(draft): draft for draft in drafts}
        for texts in latest:
            for text in texts:
                check_text(text)
        if not latest:
            return
        try:
            self._replace(latest)
        except IntegrityError as error:
            # Another process deleted a room, or saved the same draft, between our two statements.
            raise NotSaved("The drafts changed meanwhile.", unknown=False) from error

    def load(self, room_id: str) -> list[Draft]:
        draft = tables.draft
        query = select(draft).where(draft.c.room_id == room_id).order_by(draft.c.participant, draft.c.slot)
        with self._database.read() as connection:
            return [Draft(**row) for row in connection.execute(query).mappings()]

    def _replace(self, latest: dict[tuple[str, str, str], Draft]) -> None:
        draft, room = tables.draft.c, tables.room.c
        keys = {"room_id": draft.room_id, "participant": draft.participant, "slot": draft.slot}
        same = [column == bindparam(f"the_{name}") for name, column in keys.items()]
        with self._database.write() as connection:
            known = set(connection.scalars(select(room.id).where(room.id.in_({key[0] for key in latest}))))
            connection.execute(delete(tables.draft).where(*same), [_the(row) for row in latest.values()])
            kept = [asdict(row) for row in latest.values() if row.body is not None and row.room_id in known]
            if kept:
                connection.execute(insert(tables.draft), kept)


def _key(draft: Draft) -> tuple[str, str, str]:
    return draft.room_id, draft.participant, draft.slot


def _the(draft: Draft) -> dict[str, Any]:
    return {"the_room_id": draft.room_id, "the_participant": draft.participant, "the_slot": draft.slot}
