"""The instructor's lesson notes as documents show them: each with the day and time of its latest writing."""

from __future__ import annotations

from datetime import datetime, tzinfo

from babel.dates import format_date
from msgspec import Struct

from facilitator.languages import translate
from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


class LessonNote(Struct, frozen=True, kw_only=True):
    id: str
    when: str
    """In words: day and time."""
    head: str
    """The same in a sentence: whether it was written during the lesson or added afterwards."""
    text: str


def noted(reading: Reading, visit: m.PhaseRecord | None) -> tuple[LessonNote, ...]:
    """Those about a visit; None: about the whole."""
    about, ended = visit.visit if visit is not None else None, reading.transcript.room.ended_at
    return tuple(
        LessonNote(
            id=each.id,
            when=when(each.at, reading.language, reading.zone),
            head=head(each.at, ended, reading.language, reading.zone),
            text=each.text,
        )
        for each in reading.transcript.lesson_notes
        if each.visit == about
    )


def when(at: str, language: str, zone: tzinfo | None) -> str:
    """Known also where no other time of the lesson is. ``zone`` None: this machine's."""
    local = datetime.fromisoformat(at).astimezone(zone)
    return f"{format_date(local, 'full', locale=language)}, {local:%H:%M}"


def head(at: str, ended_at: str | None, language: str, zone: tzinfo | None) -> str:
    """``ended_at``: the room's."""
    after = ended_at is not None and at > ended_at
    text_id = "transcript.lesson-note.after" if after else "transcript.lesson-note.during"
    return translate(language, text_id, when=when(at, language, zone))
