"""Rooms are deleted once their date has come, by the server itself or when it is asked: looked for at its start and
every hour. Two servers that do it at once delete the same rooms, and that is all."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from facilitator.discussion.events import RoomKeptUntil
from facilitator.discussion.retention import due_at
from facilitator.discussion.upcast import from_stored
from facilitator.importing.room import PLAN as IMPORTED
from facilitator.live.clock import Clock
from facilitator.live.codes import ENDED_BY
from facilitator.live.rooms import KEPT_BY, Rooms
from facilitator.store.ages import RoomAge
from facilitator.store.errors import StoreError
from facilitator.store.log import Log

_log: Final = logging.getLogger(__name__)
EVERY_MS = 3_600_000
AT_ONCE = 100
"""Rooms in one transaction: everybody's writing waits for it."""


class Expiry:
    """``keep_days``: the server's rule, if it has one."""

    def __init__(self, log: Log, rooms: Rooms, clock: Clock, keep_days: int | None) -> None:
        self._log = log
        self._rooms = rooms
        self._clock = clock
        self.keep_days = keep_days
        self._next = 0

    def tidy(self) -> None:
        """If it is time again. A database that is away is asked an hour later."""
        if self._clock.now() < self._next:
            return
        self._next = self._clock.now() + EVERY_MS
        try:
            codes = self.delete_due()
        except StoreError as fault:
            _log.warning("Rooms whose date has come could not be deleted: %s", fault)
        else:
            if codes:
                _log.info("Deleted, for their date had come: %s", ", ".join(codes))

    def delete_due(self) -> list[str]:
        """The codes of all rooms that were due. May wait. Raises NotSaved, NotRead."""
        codes: list[str] = []
        while some := self._delete_some():
            codes += some
        return codes

    def _delete_some(self) -> list[str]:
        found: list[RoomAge] = []

        def which() -> list[str]:
            found.extend(due(self._log, self._clock.now(), self.keep_days)[:AT_ONCE])
            return [each.id for each in found]

        self._rooms.delete_those(which)
        return [each.code for each in found]

    def kept_until(self, owner: str) -> Mapping[str, int]:
        """Code -> when it will be deleted, of an owner's rooms that have a date. Blocks."""
        return dates(self._log, owner, self.keep_days)


def due(log: Log, now: int, keep_days: int | None) -> Sequence[RoomAge]:
    """The rooms whose date has come. Blocks."""
    found = ((each, _date(each, keep_days)) for each in log.ages(None, ENDED_BY, KEPT_BY))
    return [each for each, date in found if date is not None and date <= now]


def dates(log: Log, owner: str | None, keep_days: int | None) -> dict[str, int]:
    """Code -> when it will be deleted, of one owner's rooms or everybody's. Blocks."""
    found = {each.code: _date(each, keep_days) for each in log.ages(owner, ENDED_BY, KEPT_BY)}
    return {code: date for code, date in found.items() if date is not None}


def _date(age: RoomAge, keep_days: int | None) -> int | None:
    said = from_stored(KEPT_BY, *age.kept) if age.kept is not None else None
    own = said.until if isinstance(said, RoomKeptUntil) else None
    # One that was brought in was held long ago, perhaps; when it came here nobody has written down.
    return due_at(age.over_at, own, keep_days if age.plan_id != IMPORTED else None)
