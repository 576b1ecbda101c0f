"""What the server does by itself, again and again: saves drafts, wipes, forgets idle rooms, deletes those whose
date has come, looks for garbage."""

from __future__ import annotations

from facilitator.engine import Engine
from facilitator.live.audience import Audience
from facilitator.live.clock import Clock
from facilitator.live.expiry import Expiry
from facilitator.live.garbage import Garbage
from facilitator.live.house import House
from facilitator.live.rooms import Rooms
from facilitator.live.sockets import Sockets
from facilitator.store.drafts import Draft
from facilitator.store.errors import NotSaved
from facilitator.store.open import Store
from facilitator.store.writer import Writer

SAVE_SECONDS = 1.0
"""A draft is at most two of these old after a crash."""
QUIET_MS = 1000
"""A moment is quiet when nothing has been asked for so long."""
IDLE_MS = 10 * 60_000
"""A room that nobody has looked at for so long is forgotten; the log has it."""


class Housekeeping:
    def __init__(
        self,
        store: Store,
        writer: Writer,
        engine: Engine,
        clock: Clock,
        house: House,
        rooms: Rooms,
        sockets: Sockets,
        garbage: Garbage,
        expiry: Expiry,
    ) -> None:
        self._store = store
        self._writer = writer
        self._engine = engine
        self._clock = clock
        self._house = house
        self._rooms = rooms
        self._sockets = sockets
        self._garbage = garbage
        self._expiry = expiry
        self._stopped = engine.event()

    def start(self) -> None:
        self._garbage.begin(self._clock.now())
        self._engine.spawn(self._run)

    def stop(self) -> None:
        """The drafts that are not saved yet are saved now."""
        self._stopped.set()
        self.save_drafts()

    def _run(self) -> None:
        while not self._stopped.wait(SAVE_SECONDS):
            self.save_drafts()
            self._writer.run(self._store.log.wipe)
            self._rooms.sweep(self._clock.now() - IDLE_MS, self._house.watched)
            self._sockets.tidy()
            self._expiry.tidy()
            now = self._clock.now()
            self._garbage.tidy(now, quiet=now - self._rooms.used_at() > QUIET_MS)

    def save_drafts(self) -> None:
        """Each room's drafts are taken when it is their turn to be written: what was erased before is gone by then."""
        for audience in self._house:
            if audience.drafts.unsaved:
                self._save_drafts(audience)

    def _save_drafts(self, audience: Audience) -> None:
        taken: list[Draft] = []

        def take() -> list[Draft]:
            taken.extend(audience.drafts.take_unsaved(self._clock.now()))
            return taken

        try:
            self._writer.run_with(take, self._store.drafts.save)
        except NotSaved:
            audience.drafts.not_saved(taken)
