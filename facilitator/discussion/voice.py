"""What people say with a tap, and what the class says in the end: parts of a room."""

from __future__ import annotations

from msgspec import Struct


class Position(Struct, frozen=True, kw_only=True):
    """What convinces a student at one asking; ``card`` None is "not sure yet"."""

    card: str | None
    at: int
    seq: int
    because: str = ""


class Vote(Struct, frozen=True, kw_only=True):
    choice: int
    seq: int


class Since(Struct, frozen=True, kw_only=True):
    """A raised hand or a call for the instructor."""

    at: int
    seq: int


class Nudge(Struct, frozen=True, kw_only=True):
    """A sentence of the instructor to the whole class."""

    text: str
    at: int
    seq: int


class Conclusion(Struct, frozen=True, kw_only=True):
    """What the class can say now, and on whose ideas it stands."""

    id: str
    seq: int
    at: int
    visit: str
    text: str
    proposals: tuple[str, ...]
    credits: tuple[str, ...]
