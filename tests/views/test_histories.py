"""Whatever happens in a room, patches lead to what a fresh snapshot shows, and nobody sees what is not theirs to see.

The checks are in ``contract``, ``leaks`` and ``noticing``; each is run over a whole lesson and over random rooms.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.discussion.events import AnyEvent
from tests.views.contract import CONTRACT, touched_between
from tests.views.leaks import LEAKS
from tests.views.lesson import whole_lesson
from tests.views.noticing import NOTICED_BY
from tests.views.planting import Told, told
from tests.views.telling import history, random_history

CHECKS = (*CONTRACT, *LEAKS)


@cache
def a_whole_lesson() -> Told:
    return told(history(whole_lesson))


@pytest.mark.parametrize("check", CHECKS)
def test_in_a_whole_lesson(check: Callable[[Told], None]) -> None:
    check(a_whole_lesson())


@given(st.integers(min_value=0))
@settings(max_examples=15, phases=(Phase.reuse, Phase.generate))
def test_in_rooms_that_nobody_thought_of(seed: int) -> None:
    """Not shrunk: of another seed comes another room, not a smaller one."""
    room = told(random_history(seed))
    for check in CHECKS:
        check(room)


def test_the_whole_lesson_is_whole() -> None:
    happened = {type(entry.event) for moment in a_whole_lesson().moments for entry in moment.entries}
    assert happened == set(get_args(AnyEvent)) == set(NOTICED_BY)


def test_no_kind_of_event_touches_groups_in_vain() -> None:
    touching: set[type] = set()
    changing: set[type] = set()
    for before, after in pairwise(a_whole_lesson().moments):
        kinds = {type(entry.event) for entry in after.entries}
        named = {stream for stream in touched_between([before, after]) if stream.startswith("group:")}
        touching |= kinds if named else set()
        changing |= kinds if any(before.views.get(stream) != after.views[stream] for stream in named) else set()
    assert touching - changing == set()
