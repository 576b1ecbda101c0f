"""The instructor's notes on a lesson: written and removed at any time, and for no student to see."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.lesson_note import LessonNote
from tests.discussion.given import INSTRUCTOR, MINUTE
from tests.discussion.scenario import Scenario


def refused(room: Scenario, command: c.Command) -> tuple[str, str]:
    return room.refused(INSTRUCTOR, command)


def test_a_note_is_written_changed_and_removed() -> None:
    room = Scenario()
    assert room.lead(c.WriteLessonNote(note="n-1", text="Too fast.")) == [
        e.LessonNoteWritten(note="n-1", text="Too fast.")
    ]
    visit = room.later(MINUTE).go("think")
    assert room.lead(c.WriteLessonNote(note="n-1", visit=visit, text="Too fast here.")) == [
        e.LessonNoteWritten(note="n-1", visit=visit, text="Too fast here.")
    ]
    note = LessonNote(id="n-1", seq=room.room.seq, at=room.at, visit=visit, text="Too fast here.")
    assert dict(room.room.lesson_notes) == {"n-1": note}
    assert room.lead(c.RemoveLessonNote(note="n-1")) == [e.LessonNoteRemoved(note="n-1")]
    assert not room.room.lesson_notes


def test_what_is_already_so_makes_no_event() -> None:
    room = Scenario()
    room.lead(c.WriteLessonNote(note="n-1", text="Once."))
    assert room.lead(c.WriteLessonNote(note="n-1", text="Once.")) == []
    assert room.lead(c.RemoveLessonNote(note="n-2")) == []


def test_what_was_not_read_is_not_written_over() -> None:
    room = Scenario()
    room.lead(c.WriteLessonNote(note="n-1", text="Too fast."))
    read = room.room.lesson_notes["n-1"].seq
    assert room.lead(c.WriteLessonNote(note="n-1", text="Too fast, I think.", over=read))
    for command in (
        c.WriteLessonNote(note="n-1", text="Much too fast.", over=read),
        c.WriteLessonNote(note="n-1", text="A new one, of another window.", over=0),
        c.WriteLessonNote(note="n-2", text="It was removed meanwhile.", over=read),
        c.RemoveLessonNote(note="n-1", over=read),
    ):
        assert refused(room, command) == ("not-now", "lesson-note-changed")
    assert room.lead(c.WriteLessonNote(note="n-1", text="Too fast, I think.", over=read)) == []
    assert room.lead(c.WriteLessonNote(note="n-1", text="Much too fast."))
    assert room.lead(c.WriteLessonNote(note="n-3", text="New.", over=0))
    assert room.lead(c.RemoveLessonNote(note="n-1", over=room.room.lesson_notes["n-1"].seq))


def test_it_is_the_instructors_alone_and_possible_after_the_end() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    write, remove = c.WriteLessonNote(note="n-1", text="Long after."), c.RemoveLessonNote(note="n-1")
    assert room.refused(mika, write) == ("not-yours", "not-your-part")
    assert room.refused(mika, remove) == ("not-yours", "not-your-part")
    room.lead(c.EndRoom())
    room.later(90 * 24 * 60 * MINUTE)
    assert room.lead(write)
    assert room.lead(remove)


def test_what_cannot_be_a_note_is_refused() -> None:
    room = Scenario()
    assert refused(room, c.WriteLessonNote(note="n-1", text=" \n")) == ("malformed", "empty")
    assert refused(room, c.WriteLessonNote(note="n-1", text="\ud83d")) == ("malformed", "half-a-character")
    assert refused(room, c.WriteLessonNote(note="n-1", text="x" * 8_001)) == ("too-large", "too-long")
    assert refused(room, c.WriteLessonNote(note="n-1", visit="v9", text="x")) == ("not-now", "not-begun")
    assert room.lead(c.WriteLessonNote(note="n-1", text="x" * 8_000))


def test_there_are_not_too_many() -> None:
    room = Scenario(checks=())
    for number in range(200):
        room.lead(c.WriteLessonNote(note=f"n-{number}", text="x"))
    assert refused(room, c.WriteLessonNote(note="more", text="x")) == ("too-large", "too-many-lesson-notes")
    assert room.lead(c.WriteLessonNote(note="n-7", text="changed"))
    room.lead(c.RemoveLessonNote(note="n-7"))
    assert room.lead(c.WriteLessonNote(note="more", text="x"))
