"""The instructor's lesson notes as documents show them: each with the day and time of its latest writing."""

from __future__ import annotations

from msgspec import Struct

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


class LessonNote(Struct, frozen=True, kw_only=True):
    id: str
    when: str
    """In words: day and time."""
    text: str


def noted(reading: Reading, visit: m.PhaseRecord | None) -> tuple[LessonNote, ...]:
    """Those about a visit; None: about the whole."""
    about = visit.visit if visit is not None else None
    return tuple(
        LessonNote(id=each.id, when=f"{reading.day(each.at)}, {reading.clock(each.at)}", text=each.text)
        for each in reading.transcript.lesson_notes
        if each.visit == about
    )
