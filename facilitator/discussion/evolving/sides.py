"""Sides: given, taken by one, changed over, put away; and which group has which of a phase's questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.discussion.sides import Sides, changed_over

SideEvent = e.SidesGiven | e.SideTaken | e.SidesSwapped | e.SidesPutAway | e.QuestionsGiven


def evolve(room: Room, event: SideEvent) -> Room:
    match event:
        case e.SidesGiven():
            of = Map({each.participant: each.side for each in event.sides})
            return replace(room, sides=Sides(by=event.by, of=of))
        case e.SideTaken():
            return _with(room, lambda sides: replace(sides, of=sides.of.set(event.participant, event.side)))
        case e.SidesSwapped():
            return _with(room, lambda sides: changed_over(sides, len(room.plan.sides), event.visit))
        case e.SidesPutAway():
            return replace(room, sides=None)
        case e.QuestionsGiven():
            return _given(room, event)
        case _:
            assert_never(event)


def _with(room: Room, change: Callable[[Sides], Sides]) -> Room:
    return replace(room, sides=change(room.sides)) if room.sides is not None else room


def without_side(room: Room, participant: str) -> Room:
    """Nobody knows any more on which side they were."""
    if room.sides is None or participant not in room.sides.of:
        return room
    return replace(room, sides=replace(room.sides, of=room.sides.of.delete(participant)))


def _given(room: Room, event: e.QuestionsGiven) -> Room:
    """Earlier ones are kept: what was written for them still counts."""
    questions = room.given_questions.mutate()
    for each in event.questions:
        key = (event.visit, each.group)
        earlier = tuple(prompt for prompt in questions.get(key, ()) if prompt != each.prompt)
        questions[key] = (*earlier, each.prompt)
    return replace(room, given_questions=questions.finish())
