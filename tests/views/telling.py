"""A history as it is told: after every commit the room, and what each of its streams shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from facilitator.discussion.events import Entry
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.plan import NamesRule, Plan
from facilitator.discussion.returning import OfClass
from facilitator.views.entities import View
from facilitator.views.patch import apply, difference
from facilitator.views.streams import touched, view_of
from tests.discussion.given import CLASS, DEBATE, LESSON, TO_READ, WHOLE
from tests.discussion.random_room import random_room
from tests.discussion.scenario import CHECKS, Scenario, Step

Commit = tuple[Entry, ...]
History = Sequence[Commit]
"""What was committed; the first commit opens the room. Words that were erased later are still in it."""


class Moment(Struct, frozen=True, kw_only=True):
    """The room after one commit."""

    entries: Commit
    room: Room
    views: dict[str, View]


def watched(plan: Plan = LESSON, of_class: OfClass | None = None) -> Scenario:
    """A room whose every step is also checked for what is told of it."""
    return Scenario(plan, checks=(*CHECKS, tells_what_changes), of_class=of_class)


def tells_what_changes(step: Step) -> None:
    """The last view sent is the view computed anew, also of streams of which nothing was sent."""
    named = touched_streams(step.before, step.after, step.entries)
    for stream in streams_of(step.before):
        before, after = view_of(step.before, stream), view_of(step.after, stream)
        assert (apply(before, difference(before, after)) if stream in named else before) == after, stream


def touched_streams(before: Room, after: Room, entries: Sequence[Entry]) -> set[str]:
    found = touched(before, after, entries)
    people, groups = (f"own:{person}" for person in found.people), (f"group:{group}" for group in found.groups)
    return {"class", "screen", "instructor", *people, *groups}


def history(play: Callable[[Scenario], None]) -> History:
    steps: list[Step] = []
    room = Scenario(WHOLE, checks=(steps.append,), of_class=CLASS)
    play(room)
    return _commits(room, steps)


def random_history(seed: int) -> History:
    random = Random(seed)
    plan = replace(random.choice((TO_READ, DEBATE)), names=random.choice(get_args(NamesRule)))
    steps: list[Step] = []
    return _commits(random_room(random, steps=150, plan=plan, checks=(steps.append,)), steps)


def _commits(room: Scenario, steps: list[Step]) -> History:
    return [(room.log[0],), *(step.entries for step in steps if step.entries)]


def moments_of(commits: History) -> list[Moment]:
    moments: list[Moment] = []
    for entries in commits:
        room = fold(entries, moments[-1].room if moments else None)
        views = {stream: view_of(room, stream) for stream in streams_of(room)}
        moments.append(Moment(entries=entries, room=room, views=views))
    return moments


def streams_of(room: Room) -> list[str]:
    """Every stream that there is, whether or not somebody may still see it."""
    people = (f"own:{person}" for person in room.participants)
    return ["class", "screen", "instructor", *people, *(f"group:{group}" for group in room.groups)]
