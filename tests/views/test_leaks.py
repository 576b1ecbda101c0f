"""Nobody sees what is not theirs to see, whatever happens."""

from __future__ import annotations
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.views.leaks import LEAK_CHECKS
from tests.views.lesson import whole_lesson
from tests.views.planting import Planting
from tests.views.telling import history, random_history, told


def test_in_a_whole_lesson() -> None:
    planting = Planting(history(whole_lesson))
    moments = told(planting.history)
    for check in LEAK_CHECKS:
        check(moments, planting.secrets)


@given(st.integers(min_value=0))
@settings(max_examples=40, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_in_rooms_that_nobody_thought_of(seed: int) -> None:
    planting = Planting(random_history(seed))
    moments = told(planting.history)
    for check in LEAK_CHECKS:
        check(moments, planting.secrets)
