"""The instructor's lesson notes in a transcript: of the whole or with their phase, and gone once removed."""

from __future__ import annotations

from datetime import UTC

from facilitator.discussion import commands as c
from facilitator.transcript import model as m
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.manner import Manner
from tests.discussion.given import MINUTE
from tests.transcript.lesson import led

DAY = 24 * 60 * MINUTE
TRICKY = "# They *guessed* first\n<b>2 < 3</b>"


def noted() -> m.Transcript:
    """Of the whole, of the visit in which they thought, and one that was removed."""
    lesson = led()
    think = lesson.visits["think"]
    lesson.room.later(DAY).lead(c.WriteLessonNote(note="whole", text=TRICKY))
    lesson.room.lead(c.WriteLessonNote(note="gone", text="never to be read"))
    lesson.room.later(MINUTE).lead(c.WriteLessonNote(note="think", visit=think, text="Give them the strips."))
    lesson.room.lead(c.RemoveLessonNote(note="gone"))
    return build(lesson.log)


def test_the_transcript_has_them_with_their_time() -> None:
    found = noted().lesson_notes
    assert [(each.id, each.text) for each in found] == [("whole", TRICKY), ("think", "Give them the strips.")]
    assert found[0].at < found[1].at
    assert b"never to be read" not in as_json(noted())


def test_documents_have_those_of_the_whole_apart_from_those_of_a_phase() -> None:
    transcript = noted()
    found = document(transcript, Manner(zone=UTC))
    [whole] = found.lesson_notes
    assert (whole.id, whole.text) == ("whole", TRICKY)
    of_phases = {section.visit.id: section.lesson_notes for section in found.sections if section.lesson_notes}
    assert {phase: [note.id for note in notes] for phase, notes in of_phases.items()} == {"think": ["think"]}
    ended, written = transcript.room.ended_at, transcript.lesson_notes[0].at
    assert ended is not None
    assert ended[:10] < written[:10]
    day = int(written[8:10])
    assert str(day) in whole.when
    assert written[11:16] in whole.when


def test_the_markdown_says_when_they_were_written_and_keeps_their_words() -> None:
    text = as_markdown(noted(), "shown", "en")
    assert text.index("## Lesson notes") < text.index("They \\*guessed\\*") < text.index("## 1. ")
    assert text.count("*Written by the instructor: ") == 2
    assert "> Give them the strips." in text
    assert "never to be read" not in text
