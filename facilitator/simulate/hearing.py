"""What clients make of the server's messages: only the collections that they use, each message decoded once.

A broadcast reaches a thousand simulated phones as the same bytes: the first to hear it decodes it, the others find it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct, field

from facilitator.views import entities as en

REMEMBERED: Final = 64

Kind = type[en.Entity]


class Welcome(Struct, frozen=True, kw_only=True):
    streams: tuple[str, ...]


class Snapshot(Struct, frozen=True, kw_only=True):
    stream: str
    version: int
    entities: Mapping[Kind, Mapping[str, en.Entity]]


class Patch(Struct, frozen=True, kw_only=True):
    stream: str
    before: int
    after: int
    set: tuple[tuple[Kind, str, en.Entity], ...]
    drop: tuple[tuple[Kind, str], ...]


class StreamsChanged(Struct, frozen=True, kw_only=True):
    join: tuple[Snapshot, ...]
    leave: tuple[str, ...]


Heard = Welcome | Snapshot | Patch | StreamsChanged | None


class _Snapshot(Struct, frozen=True, kw_only=True):
    stream: str
    version: int
    view: dict[str, Raw]


class _Patch(Struct, frozen=True, kw_only=True):
    stream: str
    before: int = field(name="from")
    after: int = field(name="to")
    set: tuple[tuple[str, str, Raw], ...]
    drop: tuple[tuple[str, str], ...]


class _Streams(Struct, frozen=True, kw_only=True):
    join: tuple[_Snapshot, ...]
    leave: tuple[str, ...]


_event: Final = msgspec.json.Decoder(tuple[str, Raw])
_welcome: Final = msgspec.json.Decoder(Welcome)
_snapshot: Final = msgspec.json.Decoder(_Snapshot)
_patch: Final = msgspec.json.Decoder(_Patch)
_streams: Final = msgspec.json.Decoder(_Streams)


class Ears:
    """``wanted``: the collections that this kind of client uses, and what their entities are."""

    def __init__(self, wanted: Mapping[en.Collection, Kind]) -> None:
        self._kinds: dict[str, Kind] = {name: kind for name, kind in wanted.items()}  # noqa: C416 - str, not Literal
        self._one: dict[str, Any] = {name: msgspec.json.Decoder(kind) for name, kind in wanted.items()}
        self._all: dict[str, Any] = {
            # mypy cannot follow a type that is made here.
            name: msgspec.json.Decoder(dict[str, kind])  # type: ignore[valid-type]
            for name, kind in wanted.items()
        }
        self.hear = lru_cache(REMEMBERED)(self._hear)

    def _hear(self, message: bytes) -> Heard:
        """``message``: the JSON array of an event. None for what these clients do not use. Raises DecodeError."""
        name, body = _event.decode(message)
        match name:
            case "patch":
                return self._as_patch(_patch.decode(body))
            case "snapshot":
                return self._as_snapshot(_snapshot.decode(body))
            case "streams":
                changed = _streams.decode(body)
                return StreamsChanged(join=tuple(map(self._as_snapshot, changed.join)), leave=changed.leave)
            case "welcome":
                return _welcome.decode(body)
        return None

    def _as_patch(self, patch: _Patch) -> Patch:
        return Patch(
            stream=patch.stream,
            before=patch.before,
            after=patch.after,
            set=tuple(
                (self._kinds[name], key, self._one[name].decode(entity))
                for name, key, entity in patch.set
                if name in self._kinds
            ),
            drop=tuple((self._kinds[name], key) for name, key in patch.drop if name in self._kinds),
        )

    def _as_snapshot(self, snapshot: _Snapshot) -> Snapshot:
        entities = {
            self._kinds[name]: self._all[name].decode(found)
            for name, found in snapshot.view.items()
            if name in self._kinds
        }
        return Snapshot(stream=snapshot.stream, version=snapshot.version, entities=entities)


STUDENT: Final = Ears(
    {
        "room": en.RoomInfo,
        "phases": en.PhaseInfo,
        "visits": en.VisitInfo,
        "cards": en.CardInfo,
        "points": en.PointInfo,
        "proposals": en.ProposalInfo,
        "me": en.MeInfo,
        "group": en.GroupDetail,
    }
)
INSTRUCTOR: Final = Ears(
    {
        "room": en.RoomInfo,
        "phases": en.PhaseInfo,
        "guides": en.PhaseGuide,
        "visits": en.VisitInfo,
        "sides": en.SidesInfo,
        "participants": en.ParticipantInfo,
        "contributions": en.ContributionInfo,
        "groups": en.GroupDetail,
        "board": en.CardDetail,
        "proposals": en.ProposalInfo,
    }
)
