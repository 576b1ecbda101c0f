"""Folding a log, where it begins, and what a room answers about itself."""

from __future__ import annotations

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor, Entry
from facilitator.discussion.evolve import evolve, fold, opened
from facilitator.discussion.model import Room
from tests.discussion.given import INSTRUCTOR, LESSON, NINE_O_CLOCK
from tests.discussion.scenario import Scenario


def test_an_opened_room_is_a_lobby_with_its_plan() -> None:
    assert Scenario().room == Room(id="r1", code="ABC234", instructor="i1", plan=LESSON, opened_at=NINE_O_CLOCK, seq=1)


def test_a_log_begins_with_the_opening() -> None:
    other = Entry(seq=1, at=0, actor=INSTRUCTOR, event=e.RoomEnded())
    with pytest.raises(ValueError, match="begins with RoomOpened"):
        opened(other)
    with pytest.raises(ValueError, match="begins with RoomOpened"):
        fold([])


def test_a_room_is_opened_once_and_resumed_only_from_a_pause() -> None:
    """Never decided, but evolve refuses nothing."""
    room = Scenario()
    room.lead(c.Start())
    again = Entry(seq=3, at=0, actor=INSTRUCTOR, event=room.log[0].event)
    assert evolve(room.room, again).visits == room.room.visits
    resumed = Entry(seq=3, at=0, actor=INSTRUCTOR, event=e.RoomResumed())
    assert evolve(room.room, resumed).visits == room.room.visits


def test_folding_may_go_on_from_a_room() -> None:
    room = Scenario()
    room.join("Mika", "Yuki")
    halfway = fold(room.log[:2])
    assert fold(room.log[2:], halfway) == room.room
    assert fold([], halfway) is halfway


def test_a_room_knows_its_visits() -> None:
    room = Scenario()
    assert room.room.visit is None
    visit = room.go("think")
    assert room.room.phase_of(visit).id == "think"
    assert room.room.visit_of(visit) == room.room.visit
    assert room.room.visit_of("v99") is None


@pytest.mark.parametrize(
    "actor",
    [Actor("guest"), Actor("student", "p1"), Actor("instructor", "i:1"), Actor("program"), Actor("student", "")],
)
def test_an_actor_is_read_as_it_was_written(actor: Actor) -> None:
    assert Actor.parse(str(actor)) == actor


@pytest.mark.parametrize("text", ["", "teacher:i1", ":p1", "students:p1"])
def test_no_actor(text: str) -> None:
    with pytest.raises(ValueError, match="no actor"):
        Actor.parse(text)
