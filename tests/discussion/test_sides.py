"""Sides: given at random and evenly, changed over all at once, and what was said is said from a side."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.sides import Sided, dealt_to_groups, dealt_to_persons, numbers
from tests.discussion.given import DEBATE, GUEST, INSTRUCTOR
from tests.discussion.scenario import Scenario

NAMES = ("Mika", "Yuki", "Noa", "Ali")


def debating(*names: str) -> tuple[Scenario, list[Actor]]:
    room = Scenario(DEBATE)
    students = room.join(*(names or NAMES))
    room.go("think")
    return room, students


def side_of(room: Scenario, who: Actor) -> int | None:
    assert room.room.sides is not None
    return room.room.sides.of.get(who.id)


def on_sides(room: Scenario, *sides: tuple[Actor, int]) -> None:
    """Exactly so."""
    room.lead(c.GiveSides(by="persons"))
    for who, side in sides:
        room.lead(c.MoveToSide(side=side, participant=who.id))


@given(st.integers(1, 60), st.integers(2, 5), st.integers(0, 2**63))
def test_persons_are_dealt_evenly(people: int, count: int, seed: int) -> None:
    dealt = dealt_to_persons([f"p{n}" for n in range(people)], count, seed)
    on_side = [Counter(dealt.values())[side] for side in range(count)]
    assert sum(on_side) == people
    assert max(on_side) - min(on_side) <= 1


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40), st.integers(2, 4), st.integers(0, 2**63))
def test_groups_stay_whole_and_sides_about_even(placed: list[int], count: int, seed: int) -> None:
    """Group 0 is none at all. No side is ahead by more than the largest group."""
    groups = {f"p{n}": f"g{group}" for n, group in enumerate(placed) if group}
    dealt = dealt_to_groups([f"p{n}" for n in range(len(placed))], groups, count, seed)
    assert len(dealt) == len(placed)
    assert all(len({dealt[who] for who in groups if groups[who] == group}) == 1 for group in groups.values())
    on_side = [Counter(dealt.values())[side] for side in range(count)]
    assert max(on_side) - min(on_side) <= max([1, *Counter(groups.values()).values()])


def test_everybody_here_gets_a_side() -> None:
    room, (mika, yuki, noa, ali) = debating()
    room.when(ali, c.Leave())
    [event] = room.lead(c.GiveSides(), seed=4)
    assert isinstance(event, e.SidesGiven)
    assert (event.by, event.seed) == ("persons", 4)
    assert [each.participant for each in event.sides] == [mika.id, yuki.id, noa.id]
    assert sorted(numbers(room.room)) == [1, 2]
    assert len({tuple(room.lead(c.GiveSides(), seed=seed)) for seed in range(9)}) > 1


def test_by_groups_where_there_are_any() -> None:
    room, students = debating()
    assert room.refused(INSTRUCTOR, c.GiveSides(by="groups")) == ("not-found", "no-such-group")
    room.grouped(students[:2], students[2:])
    [event] = room.lead(c.GiveSides())
    assert isinstance(event, e.SidesGiven)
    assert event.by == "groups"
    assert side_of(room, students[0]) == side_of(room, students[1]) != side_of(room, students[2])
    [event] = room.lead(c.GiveSides(by="persons"))
    assert isinstance(event, e.SidesGiven)
    assert event.by == "persons"


def test_only_where_the_plan_has_sides_and_somebody_is_here() -> None:
    assert Scenario().refused(INSTRUCTOR, c.GiveSides()) == ("not-now", "no-sides")
    assert Scenario(DEBATE).refused(INSTRUCTOR, c.GiveSides()) == ("not-now", "nobody-here")


@pytest.mark.parametrize("command", [c.MoveToSide(side=0, participant="p2"), c.SwapSides(swaps=0)])
def test_not_before_sides_were_given(command: c.Command) -> None:
    room, _ = debating()
    assert room.refused(INSTRUCTOR, command) == ("not-now", "sides-not-given")


def test_moving_one_or_a_group() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [group, _] = room.grouped([mika, yuki], [noa, ali])
    on_sides(room, (mika, 0), (yuki, 1), (noa, 1), (ali, 0))
    assert room.lead(c.MoveToSide(side=1, participant=mika.id)) == [e.SideTaken(participant=mika.id, side=1)]
    assert room.lead(c.MoveToSide(side=1, participant=mika.id)) == []
    room.lead(c.MoveToSide(side=0, participant=yuki.id))
    assert room.lead(c.MoveToSide(side=0, group=group)) == [e.SideTaken(participant=mika.id, side=0)]


def test_what_cannot_be_moved() -> None:
    room, (mika, *_) = debating()
    room.lead(c.GiveSides())
    refused = room.refused
    assert refused(INSTRUCTOR, c.MoveToSide(side=2, participant=mika.id)) == ("not-found", "no-such-side")
    assert refused(INSTRUCTOR, c.MoveToSide(side=1)) == ("malformed", "person-or-group")
    assert refused(INSTRUCTOR, c.MoveToSide(side=1, participant=mika.id, group="g1")) == (
        "malformed",
        "person-or-group",
    )
    assert refused(INSTRUCTOR, c.MoveToSide(side=1, participant="p99")) == ("not-found", "no-such-participant")
    assert refused(INSTRUCTOR, c.MoveToSide(side=1, group="g99")) == ("not-found", "no-such-group")


def test_changing_over_takes_everybody_to_the_next_side_once() -> None:
    room, (mika, yuki, noa, ali) = debating()
    on_sides(room, (mika, 0), (yuki, 1), (noa, 0), (ali, 1))
    assert room.lead(c.SwapSides(swaps=0)) == [e.SidesSwapped(visit=room.visit)]
    assert [side_of(room, who) for who in (mika, yuki, noa, ali)] == [1, 0, 1, 0]
    assert room.lead(c.SwapSides(swaps=0)) == []
    room.lead(c.SwapSides(swaps=1))
    assert [side_of(room, who) for who in (mika, yuki)] == [0, 1]
    assert room.room.sides is not None
    assert (room.room.sides.swaps, room.room.sides.swapped_in) == (2, room.visit)


def test_of_three_sides_each_goes_to_the_next() -> None:
    room = Scenario(replace(DEBATE, sides=("a", "b", "c")))
    students = room.join("Mika", "Yuki", "Noa")
    room.lead(c.GiveSides())
    before = [side_of(room, who) or 0 for who in students]
    assert room.lead(c.SwapSides(swaps=0)) == [e.SidesSwapped(visit="")]
    assert [side_of(room, who) for who in students] == [(side + 1) % 3 for side in before]


def test_a_phase_changes_sides_over_when_it_begins_once_in_each_visit() -> None:
    room, (mika, *_) = debating()
    first = room.lead(c.GoTo(visit=room.visit, phase="other-side"))
    assert [type(event) for event in first] == [e.PhaseEnded, e.PhaseStarted]
    room.go("think")
    on_sides(room, (mika, 0))
    room.go("other-side")
    assert side_of(room, mika) == 1
    assert room.room.sides is not None
    assert room.room.sides.swapped_in == room.visit
    room.go("discuss")
    assert side_of(room, mika) == 1
    room.go("other-side")
    assert side_of(room, mika) == 0


def test_who_comes_later_is_put_on_the_smaller_side() -> None:
    room, (mika, yuki, noa, ali) = debating()
    room.when(ali, c.Leave())
    on_sides(room, (mika, 0), (yuki, 0), (noa, 1))
    new = f"p{room.room.seq + 1}"
    assert room.when(GUEST, c.Join(name="Late", seat="late"))[1:] == [e.SideTaken(participant=new, side=1)]
    assert room.lead(c.AddParticipant(name="Later"))[1].side == 0  # type: ignore[union-attr]
    assert room.when(ali, c.Return())[1:] == [e.SideTaken(participant=ali.id, side=1)]
    room.lead(c.Remove(participant=noa.id))
    assert room.lead(c.Restore(participant=noa.id)) == [e.ParticipantRestored(participant=noa.id)]
    assert side_of(room, noa) == 1
    assert room.lead(c.Restore(participant=noa.id)) == []


def test_who_comes_to_a_group_takes_its_side() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [first, second] = room.grouped([mika, yuki], [noa])
    room.lead(c.GiveSides(by="groups"))
    side = side_of(room, mika) or 0
    room.lead(c.MoveToSide(side=1 - side, participant=ali.id))
    placed = room.lead(c.MoveMember(participant=ali.id, group=first))
    assert placed == [e.MemberMoved(participant=ali.id, group=first), e.SideTaken(participant=ali.id, side=side)]
    assert room.lead(c.MoveMember(participant=ali.id)) == [e.MemberMoved(participant=ali.id)]
    room.lead(c.MoveToSide(side=side, participant=noa.id))
    room.lead(c.MoveToSide(side=1 - side, participant=ali.id))
    placed = room.lead(c.PlaceUngrouped())
    assert placed == [e.MemberMoved(participant=ali.id, group=second), e.SideTaken(participant=ali.id, side=side)]


def test_a_group_that_is_on_both_sides_takes_nobody_over() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [first, _] = room.grouped([mika, yuki], [noa, ali])
    room.lead(c.GiveSides(by="groups"))
    room.lead(c.MoveToSide(side=1 - (side_of(room, mika) or 0), participant=mika.id))
    assert len(room.lead(c.MoveMember(participant=ali.id, group=first))) == 1
    room.lead(c.GiveSides(by="persons"))
    assert len(room.lead(c.MoveMember(participant=noa.id, group=first))) == 1


def test_putting_away() -> None:
    room, _ = debating()
    assert room.lead(c.PutSidesAway()) == []
    room.lead(c.GiveSides())
    assert room.lead(c.PutSidesAway()) == [e.SidesPutAway()]
    assert room.room.sides is None
    room.given(e.SideTaken(participant="p2", side=0))
    assert room.room.sides is None


def test_what_is_said_is_said_from_a_side_also_when_it_comes_later() -> None:
    room, (mika, yuki, noa, ali) = debating()
    before = room.says(ali, "answer", "before sides were given")
    on_sides(room, (mika, 0), (yuki, 1), (noa, 0))
    argued = room.visit
    room.says(mika, "answer", "in defence")
    room.go("other-side")
    late = room.says(noa, "answer", "also in defence", visit=argued)
    now = room.says(noa, "answer", "and against")
    by_id = room.room.contributions
    assert [by_id[each].side for each in (before, late, now)] == [None, 0, 1]
    room.go("pose")
    note = room.says(mika, "note", "I notice")
    assert room.room.contributions[note].side is None


def test_a_group_speaks_from_a_side_where_all_are_on_it() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [first, second] = room.grouped([mika, yuki], [noa, ali])
    on_sides(room, (mika, 1), (yuki, 1), (noa, 1), (ali, 0))
    room.go("meet")
    for who, group in ((mika, first), (noa, second)):
        room.when(who, c.TakePen(group=group))
    one = room.says(mika, "group-answer", "ours", group=first)
    both = room.says(noa, "group-answer", "of us all", group=second)
    assert [room.room.contributions[each].side for each in (one, both)] == [1, None]


def test_who_is_erased_was_on_no_side() -> None:
    room, (mika, yuki, *_) = debating()
    room.lead(c.Erase(participant=yuki.id))
    room.lead(c.GiveSides())
    room.lead(c.Erase(participant=mika.id))
    assert room.room.sides is not None
    assert set(room.room.sides.of) == {"p4", "p5"}


def test_sides_make_groups() -> None:
    room, students = debating("Mika", "Yuki", "Noa", "Ali", "Ren", "Sora")
    room.lead(c.GiveSides())
    [mixed] = room.lead(c.FormGroups(form="mixed", size=2))
    assert isinstance(mixed, e.GroupsFormed)
    assert [group.reason_of for group in mixed.groups] == [("side:0", "side:1")] * 3
    [alike] = room.lead(c.FormGroups(form="alike", size=2))
    assert isinstance(alike, e.GroupsFormed)
    assert sorted(group.reason_of for group in alike.groups) == [("side:0",), ("side:1",)]
    assert sorted(len(group.members) for group in alike.groups) == [3, 3]
    assert len(students) == 6


def test_sided_is_what_the_event_says() -> None:
    room, [mika] = debating("Mika")
    [event] = room.lead(c.GiveSides(), seed=1)
    assert event == e.SidesGiven(by="persons", seed=1, sides=(Sided(participant=mika.id, side=1),))
