"""Lesson notes are the instructor's, at any time. What is already so is asked for nothing."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, begun_visit, words
from facilitator.discussion.lesson_note import LessonNote
from facilitator.discussion.limits import LESSON_NOTE, LESSON_NOTES
from facilitator.discussion.refused import Refused


def write(case: Case, command: c.WriteLessonNote) -> list[e.AnyEvent]:
    """A new one, or a known one anew."""
    text = words(command.text, LESSON_NOTE)
    visit = begun_visit(case.room, command.visit).id if command.visit is not None else None
    before = case.room.lesson_notes.get(command.note)
    if before is None and len(case.room.lesson_notes) >= LESSON_NOTES:
        raise Refused("too-large", "too-many-lesson-notes", most=LESSON_NOTES)
    if before is not None and (before.visit, before.text) == (visit, text):
        return []
    _read(before, command.over)
    return [e.LessonNoteWritten(note=command.note, visit=visit, text=text)]


def remove(case: Case, command: c.RemoveLessonNote) -> list[e.AnyEvent]:
    before = case.room.lesson_notes.get(command.note)
    if before is None:
        return []
    _read(before, command.over)
    return [e.LessonNoteRemoved(note=command.note)]


def _read(before: LessonNote | None, over: int | None) -> None:
    """Refused where what is to go is not what its reader saw."""
    if over not in (None, before.seq if before is not None else 0):
        raise Refused("not-now", "lesson-note-changed")


RULES: dict[type[c.Command], Rule] = {c.WriteLessonNote: write, c.RemoveLessonNote: remove}
