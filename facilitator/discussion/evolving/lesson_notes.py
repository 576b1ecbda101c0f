"""Lesson notes: the latest writing counts, and what was removed is not there."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.lesson_note import LessonNote
from facilitator.discussion.model import Room

LessonNoteEvent = e.LessonNoteWritten | e.LessonNoteRemoved


def evolve(room: Room, event: LessonNoteEvent, entry: e.Entry) -> Room:
    match event:
        case e.LessonNoteWritten():
            note = LessonNote(id=event.note, seq=entry.seq, at=entry.at, visit=event.visit, text=event.text)
            return replace(room, lesson_notes=room.lesson_notes.set(note.id, note))
        case e.LessonNoteRemoved():
            return replace(room, lesson_notes=room.lesson_notes.delete(event.note))
        case _:
            assert_never(event)
