"""A round with a few phones on every server: each figure is measured, and could be what it says."""

from __future__ import annotations

import pytest

from bench.rounds import MESSAGE_BYTES, Size, measured
from bench.steps import steps
from bench.subjects import SUBJECTS, Subject
from bench.summary import MEASURES

SMALL = Size(phones=5, draft_seconds=1)


@pytest.mark.parametrize("subject", SUBJECTS, ids=[subject.name for subject in SUBJECTS])
def test_every_figure_is_measured(subject: Subject) -> None:
    done = measured(subject, SMALL, MESSAGE_BYTES)
    expected = {measure.name for measure in MEASURES} - (set() if subject.engine else {"console"})
    assert done.figures.keys() == expected
    # Between two looks the memory may shrink, and the console may be quicker than the last acknowledgement.
    assert all(done.figures[name] > 0 for name in expected - {"memory", "console"})
    assert done.figures["tell_median"] <= done.figures["tell_last"]
    assert done.figures["draft_median"] <= done.figures["draft_last"]
    if subject.engine is None:
        assert done.message_bytes == MESSAGE_BYTES


def test_every_step_has_its_cost() -> None:
    found = steps(phones=20, repeats=1)
    assert len(found) == 11
    assert all(cost >= 0 for cost in found.values())
    assert found["store, alone in its commit"] > found["store, 256 in one commit"]
