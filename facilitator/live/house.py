"""The audiences of all rooms in memory; what the registry and the rooms tell, each audience gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facilitator.discussion.events import Entry
from facilitator.discussion.model import Room
from facilitator.engine import Engine
from facilitator.live.audience import Audience, Door
from facilitator.live.clock import Clock
from facilitator.live.room import LiveRoom
from facilitator.store.drafts import Draft


class House:
    def __init__(self, door: Door, engine: Engine, clock: Clock) -> None:
        self._door = door
        self._engine = engine
        self._clock = clock
        self._audiences: dict[str, Audience] = {}

    def __iter__(self) -> Iterator[Audience]:
        return iter(list(self._audiences.values()))

    def of(self, live: LiveRoom) -> Audience:
        return self._audiences[live.id]

    def opened(self, live: LiveRoom, drafts: Sequence[Draft]) -> None:
        self._audiences[live.id] = Audience(live, self._door, self._engine, self._clock.now, drafts)

    def closed(self, live: LiveRoom) -> None:
        """The room is gone from memory; whoever still looks at it is sent away."""
        audience = self._audiences.pop(live.id, None)
        for sid in list(audience.clients) if audience is not None else ():
            self._door.close(sid)

    def told(self, live: LiveRoom, before: Room, entries: Sequence[Entry]) -> None:
        self._audiences[live.id].told(before, entries)

    def away(self, live: LiveRoom, now: int) -> Mapping[str, int]:
        return self._audiences[live.id].presence.away(now)

    def watched(self, live: LiveRoom) -> bool:
        return bool(self._audiences[live.id].clients)
