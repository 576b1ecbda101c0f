"""Garbage in cycles is found, but not in the middle of something."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from facilitator.live.garbage import ALL_MS, PATIENCE_MS, Garbage

SECOND = 1000


class Knot:
    """Refers to itself: only the collector can let it go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    threshold = gc.get_threshold()
    garbage = Garbage()
    garbage.begin(0)
    yield garbage
    gc.set_threshold(*threshold)
    gc.unfreeze()


def aged() -> weakref.ref[Knot]:
    """A knot that has outlived the collector's quick looks, and is tied to nothing any more."""
    knot = Knot()
    gc.collect(1)
    gc.collect(1)
    return weakref.ref(knot)


def test_nothing_is_looked_through_in_the_middle_of_something(garbage: Garbage) -> None:
    knot = aged()
    garbage.tidy(SECOND, quiet=False)
    garbage.tidy(PATIENCE_MS, quiet=False)
    assert knot() is not None


def test_a_quiet_moment_is_used(garbage: Garbage) -> None:
    knot = aged()
    garbage.tidy(SECOND, quiet=True)
    assert knot() is None


def test_without_a_quiet_moment_any_will_do_in_the_end(garbage: Garbage) -> None:
    knot = aged()
    garbage.tidy(PATIENCE_MS + SECOND, quiet=False)
    assert knot() is None


def test_where_nothing_has_piled_up_nothing_is_looked_through(garbage: Garbage) -> None:
    knot = weakref.ref(Knot())
    gc.collect(2)
    frozen = gc.get_freeze_count()
    garbage.tidy(SECOND, quiet=True)
    assert gc.get_freeze_count() == frozen
    assert knot() is None


def test_what_was_set_aside_alive_is_let_go_later(garbage: Garbage) -> None:
    knot = Knot()
    garbage.begin(0)
    seen = weakref.ref(knot)
    del knot
    gc.collect(1)
    garbage.tidy(ALL_MS - SECOND, quiet=True)
    assert seen() is not None
    gc.collect(1)
    garbage.tidy(ALL_MS + SECOND, quiet=True)
    assert seen() is None
