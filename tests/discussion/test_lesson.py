"""The course of the lesson: forward, back, skip, longer, pause, nudge; and whether the prompt is clear."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.model import Room, Visit, by_seq
from facilitator.discussion.voice import Nudge
from tests.discussion.given import INSTRUCTOR, LESSON, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario


def left(room: Room, at: int) -> int:
    """How long the timer of the open visit has still to go."""
    assert room.visit is not None
    return room.visit.ends_at - at


def test_the_lesson_starts_with_its_first_phase() -> None:
    room = Scenario()
    assert room.lead(c.Start()) == [e.PhaseStarted(visit="v2", phase="pose", minutes=5)]
    assert room.room.state == "running"
    assert room.room.visit == Visit(
        id="v2", seq=2, phase="pose", started_at=NINE_O_CLOCK, ends_at=NINE_O_CLOCK + 5 * MINUTE
    )
    assert room.lead(c.Start()) == []


def test_next_ends_one_visit_and_starts_another() -> None:
    room = Scenario()
    room.lead(c.Start())
    room.later(6 * MINUTE)
    events = room.lead(c.Next(visit="v2"))
    assert events == [e.PhaseEnded(visit="v2"), e.PhaseStarted(visit="v4", phase="think", minutes=10)]
    assert room.room.visits[0].ended_at == room.at
    assert room.visit == "v4"


def test_two_taps_move_on_once() -> None:
    room = Scenario()
    room.lead(c.Start())
    first = room.visit
    room.lead(c.Next(visit=first))
    for again in (
        c.Next(visit=first),
        c.Back(visit=first),
        c.GoTo(visit=first, phase="think"),
        c.GoTo(visit="", phase="think"),
    ):
        assert room.refused(INSTRUCTOR, again) == ("not-now", "moved-on")


def test_in_the_lobby_there_is_nothing_to_move_on_from() -> None:
    room = Scenario()
    assert room.refused(INSTRUCTOR, c.Next(visit="v2")) == ("not-now", "moved-on")
    assert room.refused(INSTRUCTOR, c.Lengthen(visit="v2", by_ms=1)) == ("not-now", "moved-on")


def test_going_through_all_phases_ends_at_the_last() -> None:
    room = Scenario()
    room.lead(c.Start())
    for _ in LESSON.phases[1:]:
        room.lead(c.Next(visit=room.visit))
    assert [visit.phase for visit in room.room.visits] == [phase.id for phase in LESSON.phases]
    assert room.refused(INSTRUCTOR, c.Next(visit=room.visit)) == ("not-now", "last-phase")


def test_back_is_a_new_visit() -> None:
    room = Scenario()
    room.lead(c.Start())
    assert room.refused(INSTRUCTOR, c.Back(visit=room.visit)) == ("not-now", "first-phase")
    room.lead(c.Next(visit=room.visit))
    room.lead(c.Back(visit=room.visit))
    assert [visit.phase for visit in room.room.visits] == ["pose", "think", "pose"]
    assert len({visit.id for visit in room.room.visits}) == 3


def test_go_to_any_phase_also_from_the_lobby_and_to_the_same() -> None:
    room = Scenario()
    room.go("think")
    room.go("reflect")
    room.go("reflect")
    assert [visit.phase for visit in room.room.visits] == ["think", "reflect", "reflect"]
    assert room.refused(INSTRUCTOR, c.GoTo(visit=room.visit, phase="lunch")) == ("not-found", "no-such-phase")


def test_skipped_phases_are_passed_over_both_ways() -> None:
    room = Scenario()
    assert room.lead(c.Skip(phase="pose", skipped=True)) == [e.PhaseSkipped(phase="pose", skipped=True)]
    assert room.lead(c.Skip(phase="pose", skipped=True)) == []
    room.lead(c.Skip(phase="compare", skipped=True))
    room.lead(c.Start())
    room.lead(c.Next(visit=room.visit))
    assert [visit.phase for visit in room.room.visits] == ["think", "discuss"]
    room.lead(c.Back(visit=room.visit))
    assert room.refused(INSTRUCTOR, c.Back(visit=room.visit)) == ("not-now", "first-phase")


def test_skipping_is_taken_back_by_asking_or_by_going_there() -> None:
    room = Scenario()
    room.lead(c.Skip(phase="think", skipped=True))
    assert room.lead(c.Skip(phase="think", skipped=False)) == [e.PhaseSkipped(phase="think", skipped=False)]
    assert room.lead(c.Skip(phase="think", skipped=False)) == []
    room.lead(c.Skip(phase="think", skipped=True))
    room.go("think")
    assert room.room.skipped == frozenset()
    assert room.refused(INSTRUCTOR, c.Skip(phase="think", skipped=True)) == ("not-now", "already-visited")
    assert room.refused(INSTRUCTOR, c.Skip(phase="lunch", skipped=True)) == ("not-found", "no-such-phase")


def test_nothing_to_start_where_all_is_skipped() -> None:
    room = Scenario()
    for phase in LESSON.phases:
        room.lead(c.Skip(phase=phase.id, skipped=True))
    assert room.refused(INSTRUCTOR, c.Start()) == ("not-now", "last-phase")


def test_a_timers_end_changes_nothing() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    room.later(60 * MINUTE)
    room.says(mika, "answer", "5/6")
    assert not room.room.contributions["c4"].late


@pytest.mark.parametrize(
    ("after", "by", "left_then"),
    [
        (0, 2 * MINUTE, 12 * MINUTE),
        (9 * MINUTE, -MINUTE // 2, MINUTE // 2),
        (9 * MINUTE, -5 * MINUTE, 0),
        (10 * MINUTE, MINUTE, MINUTE),
        (15 * MINUTE, MINUTE, MINUTE),
    ],
)
def test_more_or_less_time_for_all(after: int, by: int, left_then: int) -> None:
    room = Scenario()
    visit = room.go("think")
    room.later(after)
    room.lead(c.Lengthen(visit=visit, by_ms=by))
    assert left(room.room, room.at) == left_then


def test_less_than_no_time_changes_nothing() -> None:
    room = Scenario()
    visit = room.go("think")
    assert room.lead(c.Lengthen(visit=visit, by_ms=0)) == []
    room.later(11 * MINUTE)
    assert room.lead(c.Lengthen(visit=visit, by_ms=-MINUTE)) == []


def test_a_pause_takes_no_time_off_anybody() -> None:
    room = Scenario()
    room.go("think")
    room.later(MINUTE)
    assert room.lead(c.Pause()) == [e.RoomPaused()]
    assert room.room.paused_since == room.at
    room.later(3 * MINUTE)
    assert room.lead(c.Pause()) == []
    assert room.lead(c.Resume()) == [e.RoomResumed()]
    assert room.lead(c.Resume()) == []
    assert left(room.room, room.at) == 9 * MINUTE
    assert room.room.paused_since is None


def test_a_pause_that_began_in_the_phase_before_counts_from_the_new_one() -> None:
    room = Scenario()
    room.go("think")
    room.lead(c.Pause())
    room.later(MINUTE)
    room.go("compare")
    room.later(2 * MINUTE)
    room.lead(c.Resume())
    assert left(room.room, room.at) == 8 * MINUTE
    assert room.room.visits[0].ends_at == NINE_O_CLOCK + 10 * MINUTE


def test_pausing_in_the_lobby() -> None:
    room = Scenario()
    room.lead(c.Pause())
    room.later(MINUTE)
    room.lead(c.Resume())
    assert room.room.paused_since is None


def test_a_clock_set_back_in_a_pause_takes_no_time_either() -> None:
    room = Scenario()
    visit = room.go("think")
    room.lead(c.Pause())
    room.later(-MINUTE)
    room.lead(c.Resume())
    assert room.room.visits[0] == Visit(
        id=visit, seq=2, phase="think", started_at=NINE_O_CLOCK, ends_at=NINE_O_CLOCK + 10 * MINUTE
    )


@pytest.mark.parametrize(("by", "left_then"), [(-5 * MINUTE, 4 * MINUTE), (-20 * MINUTE, 0), (MINUTE, 10 * MINUTE)])
def test_the_timer_stands_while_paused_also_for_lengthening(by: int, left_then: int) -> None:
    room = Scenario()
    visit = room.go("think")
    room.later(MINUTE)
    room.lead(c.Pause())
    room.later(30 * MINUTE)
    room.lead(c.Lengthen(visit=visit, by_ms=by))
    room.later(MINUTE)
    room.lead(c.Resume())
    assert left(room.room, room.at) == left_then


def test_a_phase_begun_in_a_pause_is_shortened_from_its_begin() -> None:
    room = Scenario()
    room.lead(c.Pause())
    room.later(MINUTE)
    visit = room.go("think")
    room.later(MINUTE)
    room.lead(c.Lengthen(visit=visit, by_ms=-20 * MINUTE))
    room.lead(c.Resume())
    assert left(room.room, room.at) == 0


def test_the_end_of_the_room_ends_the_pause() -> None:
    room = Scenario()
    room.go("think")
    room.lead(c.Pause())
    room.lead(c.EndRoom())
    assert room.room.paused_since is None
    assert room.room.visit is None


def test_a_nudge_goes_with_its_phase() -> None:
    room = Scenario()
    room.go("think")
    assert room.lead(c.Nudge(text="Could you draw it?")) == [e.Nudged(text="Could you draw it?")]
    during = room.room
    room.go("compare")
    assert during.nudge == Nudge(text="Could you draw it?", at=NINE_O_CLOCK, seq=3)
    assert room.room.nudge is None
    assert room.refused(INSTRUCTOR, c.Nudge(text=" \n")) == ("malformed", "empty")
    assert room.refused(INSTRUCTOR, c.Nudge(text="x" * 201)) == ("too-large", "too-long")


def test_is_it_clear() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("pose")
    assert room.when(mika, c.MarkClear(visit=visit, clear=False)) == [
        e.ClearMarked(visit=visit, participant=mika.id, clear=False)
    ]
    assert room.when(mika, c.MarkClear(visit=visit, clear=False)) == []
    room.when(mika, c.MarkClear(visit=visit, clear=True))
    assert dict(room.room.clear) == {(visit, mika.id): True}
    think = room.go("think")
    assert room.refused(mika, c.MarkClear(visit=think, clear=True)) == ("not-now", "not-in-this-phase")
    assert room.refused(mika, c.MarkClear(visit="v99", clear=True)) == ("not-now", "not-begun")


def test_a_seminar_repeats_its_kinds_of_phases() -> None:
    second = [replace(phase, id=f"{phase.id}-2") for phase in LESSON.phases[1:4]]
    room = Scenario(replace(LESSON, phases=(*LESSON.phases[:4], *second)))
    [mika] = room.join("Mika")
    one = room.go("think")
    other = room.go("think-2")
    room.says(mika, "answer", "to the first", visit=one)
    room.says(mika, "answer", "to the second", visit=other)
    assert [(each.text, each.late) for each in by_seq(room.room.contributions.values())] == [
        ("to the first", True),
        ("to the second", False),
    ]


def test_what_the_end_found_unfinished_is_taken_for_a_minute() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    room.lead(c.EndRoom())
    room.later(MINUTE)
    finished = c.HandIn(kind="answer", visit=visit, prompt="1", text="5/6")
    assert room.refused(mika, finished) == ("ended", "ended")
    room.when(mika, c.HandIn(kind="answer", visit=visit, prompt="1", text="5/", unfinished=True))
    [answer] = room.room.contributions.values()
    assert (answer.unfinished, answer.late) == (True, False)
    room.later(1)
    again = c.HandIn(kind="answer", visit=visit, prompt="1", text="5/6", unfinished=True)
    assert room.refused(mika, again) == ("ended", "ended")
