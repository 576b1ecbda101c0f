"""Sides are the instructor's to give, to change over and to put away; who comes later is put on the smaller one."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, known_group, participant_here
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Phase
from facilitator.discussion.refused import Refused
from facilitator.discussion.sides import (
    Sided,
    Sides,
    dealt_to_groups,
    dealt_to_persons,
    numbers,
    side_of_group,
)


def give(case: Case, command: c.GiveSides) -> list[e.AnyEvent]:
    room, seed = case.room, case.now.seed
    people, count = [person.id for person in room.here()], len(room.plan.sides)
    if not count:
        raise Refused("not-now", "no-sides")
    if not people:
        raise Refused("not-now", "nobody-here")
    by = command.by or ("groups" if room.group_of else "persons")
    if by == "groups" and not room.group_of:
        raise Refused("not-found", "no-such-group")
    dealt = (
        dealt_to_groups(people, room.group_of, count, seed) if by == "groups" else dealt_to_persons(people, count, seed)
    )
    sides = tuple(Sided(participant=who, side=side) for who, side in sorted(dealt.items()))
    return [e.SidesGiven(by=by, seed=seed, sides=sides)]


def move(case: Case, command: c.MoveToSide) -> list[e.AnyEvent]:
    given = _given(case.room)
    if command.side >= len(case.room.plan.sides):
        raise Refused("not-found", "no-such-side")
    if (command.participant is None) == (command.group is None):
        raise Refused("malformed", "person-or-group")
    if command.participant is not None:
        people: tuple[str, ...] = (participant_here(case.room, command.participant).id,)
    else:
        people = known_group(case.room, command.group or "").members
    return [e.SideTaken(participant=who, side=command.side) for who in people if given.of.get(who) != command.side]


def swap(case: Case, command: c.SwapSides) -> list[e.AnyEvent]:
    """Whoever has not seen the last change over means that one."""
    if command.swaps != _given(case.room).swaps:
        return []
    return [e.SidesSwapped(visit=case.room.visit.id if case.room.visit is not None else "")]


def put_away(case: Case, command: c.PutSidesAway) -> list[e.AnyEvent]:
    return [e.SidesPutAway()] if case.room.sides is not None else []


def _given(room: Room) -> Sides:
    if room.sides is None:
        raise Refused("not-now", "sides-not-given")
    return room.sides


def swapped_at_start(room: Room, phase: Phase, visit: str) -> list[e.AnyEvent]:
    """What the plan says of a phase, once in each visit."""
    return [e.SidesSwapped(visit=visit)] if phase.swap and room.sides is not None else []


def side_for(room: Room, participant: str) -> list[e.AnyEvent]:
    """Of those on which sides were given already, the smallest, for whoever has none."""
    if room.sides is None or participant in room.sides.of:
        return []
    on_side = numbers(room)
    return [e.SideTaken(participant=participant, side=on_side.index(min(on_side)))]


def side_with(room: Room, participant: str, group: str) -> list[e.AnyEvent]:
    """Whoever comes to a group that is on one side takes it."""
    side = side_of_group(room, group)
    if side is None or room.sides is None or room.sides.of.get(participant) == side:
        return []
    return [e.SideTaken(participant=participant, side=side)]


RULES: dict[type[c.Command], Rule] = {
    c.GiveSides: give,
    c.MoveToSide: move,
    c.SwapSides: swap,
    c.PutSidesAway: put_away,
}
