"""Lesson notes are the instructor's, at any time. What is already so is asked for nothing."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, begun_visit, words
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
    if command.over is not None and (before is None or before.seq != command.over):
        raise Refused("not-now", "lesson-note-changed")
    return [e.LessonNoteWritten(note=command.note, visit=visit, text=text)]


def remove(case: Case, command: c.RemoveLessonNote) -> list[e.AnyEvent]:
    return [e.LessonNoteRemoved(note=command.note)] if command.note in case.room.lesson_notes else []


RULES: dict[type[c.Command], Rule] = {c.WriteLessonNote: write, c.RemoveLessonNote: remove}
