"""An earlier snapshot and the patches since are the snapshot of now: for every stream, from every moment.

And nothing changes but what ``touched`` names: a stream that it forgets is never told.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion.events import AnyEvent
from facilitator.live.contract import VIEWS
from facilitator.views.patch import apply, difference, merged
from facilitator.views.streams import touched
from tests.views.lesson import whole_lesson
from tests.views.telling import Moment, history, random_history, told

EVERY = 6
"""From every so many-th moment to the last: all of them would take long and find no more."""
COMMITS_AT_ONCE = (1, 2, 7)
"""How many commits one flush may tell together."""


def patches_lead_from_every_moment_to_the_last(moments: Sequence[Moment]) -> None:
    for stream, now in moments[-1].views.items():
        views = [moment.views[stream] for moment in moments if stream in moment.views]
        steps = [difference(earlier, later) for earlier, later in pairwise(views)]
        assert all(apply(view, step) == after for view, step, after in zip(views, steps, views[1:], strict=False))
        for place in range(0, len(views), EVERY):
            assert apply(views[place], merged([step for step in steps[place:] if step])) == now
            assert apply(views[place], difference(views[place], now)) == now


def what_is_not_touched_stays(moments: Sequence[Moment]) -> None:
    for size in COMMITS_AT_ONCE:
        for place in range(len(moments) - size):
            between = moments[place : place + size + 1]
            before, after = between[0], between[-1]
            named = _touched(between)
            changed = {stream for stream, view in before.views.items() if after.views[stream] != view}
            assert changed <= named, [type(entry.event) for moment in between[1:] for entry in moment.entries]


def _touched(between: Sequence[Moment]) -> set[str]:
    entries = [entry for moment in between[1:] for entry in moment.entries]
    found = touched(between[0].room, between[-1].room, entries)
    people, groups = (f"own:{person}" for person in found.people), (f"group:{group}" for group in found.groups)
    return {"class", "screen", "instructor", *people, *groups}


def own_streams_are_not_touched_in_vain(moments: Sequence[Moment]) -> None:
    """But for those of the erased, which nobody sees."""
    for before, after in pairwise(moments):
        there = [person.id for person in after.room.participants.values() if person.state != "erased"]
        streams = {f"own:{person}" for person in there}
        changed = {stream for stream in streams if before.views.get(stream) != after.views[stream]}
        assert _touched([before, after]) & streams == changed, after.entries


def views_are_made_of_what_the_wire_knows(moments: Sequence[Moment]) -> None:
    for moment in moments:
        for stream, view in moment.views.items():
            kinds = {collection: {type(each) for each in entities.values()} for collection, entities in view.items()}
            known = next(known for kind, known in VIEWS.items() if kind == stream.partition(":")[0])
            assert all(kinds[collection] == {known[collection]} for collection in kinds)


CHECKS = (
    patches_lead_from_every_moment_to_the_last,
    what_is_not_touched_stays,
    own_streams_are_not_touched_in_vain,
    views_are_made_of_what_the_wire_knows,
)


@pytest.mark.parametrize("check", CHECKS)
def test_in_a_whole_lesson(check: object) -> None:
    assert callable(check)
    check(told(history(whole_lesson)))


@given(st.integers(min_value=0))
@settings(max_examples=40)
def test_in_rooms_that_nobody_thought_of(seed: int) -> None:
    moments = told(random_history(seed))
    for check in CHECKS:
        check(moments)


def test_the_whole_lesson_is_whole() -> None:
    happened = {type(entry.event) for commit in history(whole_lesson) for entry in commit}
    assert happened == set(get_args(AnyEvent))


def test_no_kind_of_event_touches_groups_in_vain() -> None:
    touching: set[type] = set()
    changing: set[type] = set()
    for before, after in pairwise(told(history(whole_lesson))):
        kinds = {type(entry.event) for entry in after.entries}
        named = {stream for stream in _touched([before, after]) if stream.startswith("group:")}
        touching |= kinds if named else set()
        changing |= kinds if any(before.views.get(stream) != after.views[stream] for stream in named) else set()
    assert touching - changing == set()
