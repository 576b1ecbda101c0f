"""Until when a room is kept: by its own date and by the server's rule, whichever comes first."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.retention import DAY_MS, due_at
from tests.discussion.given import INSTRUCTOR, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario


def test_the_earlier_of_both_rules_counts() -> None:
    assert due_at(1_000, None, None) is None
    assert due_at(1_000, 5_000, None) == 5_000
    assert due_at(1_000, None, 2) == 1_000 + 2 * DAY_MS
    assert due_at(1_000, 5_000, 2) == 5_000
    assert due_at(1_000, 1_000 + 3 * DAY_MS, 2) == 1_000 + 2 * DAY_MS


def test_the_instructor_says_until_when_in_the_lesson_and_after_it() -> None:
    room, day = Scenario(), NINE_O_CLOCK + DAY_MS
    assert room.lead(c.KeepUntil(until=day)) == [e.RoomKeptUntil(until=day)]
    assert room.room.kept_until == day
    assert room.lead(c.KeepUntil(until=day)) == []
    room.lead(c.EndRoom())
    assert room.lead(c.KeepUntil(until=day + 1)) == [e.RoomKeptUntil(until=day + 1)]
    assert room.lead(c.KeepUntil()) == [e.RoomKeptUntil()]
    assert room.room.kept_until is None


def test_no_room_is_deleted_by_a_date_that_is_over() -> None:
    room = Scenario().later(MINUTE)
    for past in (room.at, room.at - 1, 0, -1):
        assert room.refused(INSTRUCTOR, c.KeepUntil(until=past)) == ("not-now", "kept-past")


def test_only_the_instructor_says_so() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.refused(mika, c.KeepUntil(until=room.at + DAY_MS)) == ("not-yours", "not-your-part")
