"""What a transcript says of itself before anything else: for whom it is, what is not in it, and what was told
to all before the first phase."""

from __future__ import annotations

from collections.abc import Iterator

from babel.lists import format_list

from facilitator.transcript.model import NudgeRecord
from facilitator.transcript.reading import Reading
from facilitator.transcript.removed import removed_notice


def notices(reading: Reading) -> Iterator[str]:
    """Sentences, people's names in the format's writing."""
    transcript = reading.transcript
    if transcript.room.imported:
        yield reading.says("transcript.imported", file=reading.edit(transcript.room.imported))
    elif transcript.reader == "instructor":
        yield reading.says("transcript.for-instructor")
    if transcript.room.ended_at is None:
        yield reading.says("page.transcript.open")
    if not transcript.phases:
        yield reading.says("page.transcript.nothing")
    if transcript.reader == "class":
        yield reading.says("transcript.for-class")
    if transcript.student is not None:
        yield reading.says("transcript.for-student", name=reading.name(transcript.student))
    if reading.pseudonyms:
        yield reading.says("transcript.pseudonyms")
    if transcript.left_out:
        parts = [reading.says(f"transcript.part.{part}") for part in transcript.left_out]
        yield reading.says("transcript.left-out", parts=format_list(parts, locale=reading.language))
    yield from removed_notice(reading)


def told_before(reading: Reading) -> list[NudgeRecord]:
    """What the instructor told all before the first phase."""
    return [nudge for nudge in reading.transcript.nudges if reading.visit_at(nudge.seq) is None]
