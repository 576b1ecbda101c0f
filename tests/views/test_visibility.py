"""Who has which streams, and who sees drafts and presence."""

from __future__ import annotations

import pytest

from facilitator.discussion import commands as c
from facilitator.views.visibility import (
    Watcher,
    draft_streams,
    people_with_presence,
    presence_streams,
    streams_for,
)
from tests.views.telling import watched


def test_the_instructor_and_the_screen_have_one_stream_each() -> None:
    room = watched().room
    assert streams_for(room, Watcher("instructor")) == ("instructor",)
    assert streams_for(room, Watcher("screen")) == ("screen",)


def test_a_student_has_the_classs_their_own_and_their_groups() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    watcher = Watcher("student", mika.id)
    assert streams_for(room.room, watcher) == ("class", f"own:{mika.id}")
    one, two = room.grouped([mika], [yuki])
    assert streams_for(room.room, watcher) == ("class", f"own:{mika.id}", f"group:{one}")
    room.lead(c.MoveMember(participant=mika.id, group=two))
    assert streams_for(room.room, watcher) == ("class", f"own:{mika.id}", f"group:{two}")
    room.grouped([yuki])
    assert streams_for(room.room, watcher) == ("class", f"own:{mika.id}")


@pytest.mark.parametrize("gone", ["left", "removed", "erased"])
def test_who_is_gone_keeps_their_own_and_who_was_erased_nothing(gone: str) -> None:
    room = watched()
    [mika] = room.join("Mika")
    room.lead(c.Start())
    room.grouped([mika])
    match gone:
        case "left":
            room.when(mika, c.Leave())
        case "removed":
            room.lead(c.Remove(participant=mika.id))
        case _:
            room.lead(c.Erase(participant=mika.id))
    allowed = () if gone == "erased" else (f"own:{mika.id}",)
    assert streams_for(room.room, Watcher("student", mika.id)) == allowed


def test_who_left_has_the_classs_again_after_the_end_and_who_was_removed_has_not() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    room.grouped([mika, yuki])
    room.when(mika, c.Leave())
    room.lead(c.Remove(participant=yuki.id))
    room.lead(c.EndRoom())
    assert streams_for(room.room, Watcher("student", mika.id)) == ("class", f"own:{mika.id}")
    assert streams_for(room.room, Watcher("student", yuki.id)) == (f"own:{yuki.id}",)


def test_a_stranger_has_no_stream() -> None:
    room = watched()
    room.join("Mika")
    assert streams_for(room.room, Watcher("student", "p99")) == ()
    assert streams_for(room.room, Watcher("student")) == ()


def test_drafts_of_the_pen_go_to_its_group_and_no_others() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    ours = ("own:" + mika.id, "instructor")
    assert draft_streams(room.room, mika.id, "group-answer", group) == (*ours, f"group:{group}")
    assert draft_streams(room.room, yuki.id, "group-answer", group) == ("own:" + yuki.id, "instructor")
    assert draft_streams(room.room, mika.id, "group-answer", None) == ours
    assert draft_streams(room.room, mika.id, "group-answer", "g99-1") == ours
    assert draft_streams(room.room, mika.id, "answer", group) == ours


@pytest.mark.parametrize("how", ["left", "moved", "removed"])
def test_what_was_begun_with_the_pen_stays_with_the_group_when_its_holder_goes(how: str) -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    match how:
        case "left":
            room.when(mika, c.Leave())
        case "moved":
            room.lead(c.MoveMember(participant=mika.id))
        case _:
            room.lead(c.Remove(participant=mika.id))
    shared = f"group:{group}"
    assert shared in draft_streams(room.room, mika.id, "group-answer", group)
    assert room.room.groups[group].begun_by == mika.id
    room.when(yuki, c.TakePen(group=group))
    assert shared not in draft_streams(room.room, mika.id, "group-answer", group)
    assert shared in draft_streams(room.room, yuki.id, "group-answer", group)


def test_presence_goes_to_the_instructor_and_the_own_group() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    sam = room.without_device("Sam")
    room.lead(c.Start())
    one, two = room.grouped([mika], [yuki])
    room.lead(c.MoveMember(participant=sam, group=two))
    assert presence_streams(room.room, mika.id) == ("instructor", f"group:{one}")
    assert presence_streams(room.room, noa.id) == ("instructor",)
    assert presence_streams(room.room, sam) == ()
    assert set(people_with_presence(room.room, "instructor")) == {mika.id, yuki.id, noa.id}
    assert people_with_presence(room.room, f"group:{two}") == [yuki.id]
    assert people_with_presence(room.room, "class") == []
