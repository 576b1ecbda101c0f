"""Events to and from their stored form, and from older versions of that form to today's.

A stored event is its JSON body with the type and version beside it. An upcaster takes the body of version n and gives
that of n + 1; reading runs them one after another, so that ``evolve`` knows only today's shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from facilitator.discussion.events import AnyEvent

Body = dict[str, Any]
Upcaster = Callable[[Body], Body]

VERSIONS: dict[str, int] = {}
"""Event types whose shape has changed since version 1, with their present version."""

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(type, version) -> the way to version + 1"""

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


class UnknownEvent(Exception):
    """The log holds what this program cannot read: most likely it was written by a newer one."""


def version_of(event_type: str) -> int:
    return VERSIONS.get(event_type, 1)


def to_stored(event: AnyEvent) -> tuple[str, int, bytes]:
    """(type, version, body)"""
    event_type = type(event).__name__
    return event_type, version_of(event_type), _encoder.encode(event)


def from_stored(
    event_type: str, version: int, body: bytes, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS
) -> AnyEvent:
    """The event as today's program knows it. UnknownEvent if it does not."""
    present = max([version_of(event_type), *(v + 1 for t, v in upcasters if t == event_type)])
    if version > present:
        raise UnknownEvent(f"{event_type} version {version} is newer than this program")
    try:
        if version == present:
            return _decoder.decode(body)
        shape: Body = msgspec.json.decode(body)
        for step in range(version, present):
            shape = upcasters[event_type, step](shape)
        event: AnyEvent = msgspec.convert(shape, AnyEvent)
        return event
    except msgspec.DecodeError as wrong:
        raise UnknownEvent(f"{event_type} version {version}: {wrong}") from wrong
