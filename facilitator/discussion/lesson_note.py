"""What the instructor writes down about a lesson, during it or long after: never shown to the class."""

from __future__ import annotations

from msgspec import Struct


class LessonNote(Struct, frozen=True, kw_only=True):
    """``visit`` None: about the whole. ``seq`` and ``at`` are of the latest writing."""

    id: str
    seq: int
    at: int
    visit: str | None
    text: str
