"""What one client knows of the room: its streams at their versions, put together from snapshots and patches.

The contract is the protocol's: a patch that starts later than where we are means that something is missing, and the
stream is asked for again. Nothing is guessed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar, cast, overload

from msgspec import Struct

from facilitator.simulate.hearing import Heard, Kind, Patch, Snapshot, StreamsChanged, Welcome
from facilitator.views import entities as en

E = TypeVar("E", bound=en.Entity)
T = TypeVar("T")


class Stream(Struct, kw_only=True):
    version: int
    entities: dict[Kind, dict[str, en.Entity]]


class Missing(Struct, frozen=True, kw_only=True):
    """What to ask the server for."""

    stream: str
    have: int


class Sight:
    def __init__(self) -> None:
        self._streams: dict[str, Stream] = {}
        self._mine: frozenset[str] = frozenset()
        self._waiting: list[tuple[Callable[[], object], asyncio.Future[None]]] = []

    @property
    def have(self) -> dict[str, int]:
        return {name: stream.version for name, stream in self._streams.items()}

    def all(self, kind: type[E]) -> Mapping[str, E]:
        """The entities of that kind by id, as they are now; none while they are not known."""
        for stream in self._streams.values():
            found = stream.entities.get(kind)
            if found:
                return cast(Mapping[str, E], found)
        return {}

    def one(self, kind: type[E]) -> E | None:
        """The only entity of its kind."""
        return next(iter(self.all(kind).values()), None)

    def take(self, heard: Heard) -> Missing | None:
        """Take in what was heard. What is missing is to be asked for."""
        missing = self._take(heard)
        self._wake()
        return missing

    def _take(self, heard: Heard) -> Missing | None:
        match heard:
            case Patch():
                return self._patch(heard)
            case Snapshot():
                self._replace(heard)
            case StreamsChanged(join=join, leave=leave):
                self._only(self._mine - set(leave))
                self._mine |= {each.stream for each in join}
                for each in join:
                    self._replace(each)
            case Welcome(streams=streams):
                self._only(frozenset(streams))
        return None

    def _patch(self, patch: Patch) -> Missing | None:
        if patch.stream not in self._mine:
            return None
        stream = self._streams.get(patch.stream)
        if stream is None:
            # Its snapshot is on the way: nobody is told of a stream's changes before they have it.
            return None
        if patch.after <= stream.version:
            return None
        if patch.before > stream.version:
            return Missing(stream=patch.stream, have=stream.version)
        for kind, key in patch.drop:
            stream.entities.get(kind, {}).pop(key, None)
        for kind, key, entity in patch.set:
            stream.entities.setdefault(kind, {})[key] = entity
        stream.version = patch.after
        return None

    def _replace(self, snapshot: Snapshot) -> None:
        if snapshot.stream in self._mine:
            entities = {kind: dict(found) for kind, found in snapshot.entities.items()}
            self._streams[snapshot.stream] = Stream(version=snapshot.version, entities=entities)

    def _only(self, streams: frozenset[str]) -> None:
        self._mine = streams
        self._streams = {name: stream for name, stream in self._streams.items() if name in streams}

    # --- waiting

    @overload
    async def until(self, found: Callable[[], T | None]) -> T: ...

    @overload
    async def until(self, found: Callable[[], T | None], seconds: float | None) -> T | None: ...

    async def until(self, found: Callable[[], T | None], seconds: float | None = None) -> T | None:
        """What ``found`` finds (anything true) as soon as it does; None when the time is over."""
        try:
            async with asyncio.timeout(seconds):
                while not (result := found()):
                    await self._change(found)
                return result
        except TimeoutError:
            return None

    async def _change(self, found: Callable[[], object]) -> None:
        changed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (found, changed)
        self._waiting.append(entry)
        try:
            await changed
        finally:
            if entry in self._waiting:
                self._waiting.remove(entry)

    def _wake(self) -> None:
        for entry in [entry for entry in self._waiting if entry[0]()]:
            self._waiting.remove(entry)
            if not entry[1].done():
                entry[1].set_result(None)
