"""What the server does by itself, turn by turn: the test says when a turn comes, and how many there are."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.discussion import commands as c
from facilitator.engine import Event
from facilitator.engine.on_threads import ThreadsEngine
from facilitator.live.expiry import Expiry
from facilitator.live.garbage import Garbage
from facilitator.live.housekeeping import SAVE_SECONDS, Housekeeping
from facilitator.live.messages import Draft
from facilitator.store.errors import NotSaved
from tests.live.inside import Inside


class Turns(ThreadsEngine):
    """Each wait is over at once, and written down; what is spawned runs to its end."""

    def __init__(self, turns: int) -> None:
        self.waits: list[float | None] = []
        self._turns = turns

    def event(self) -> Event:
        return self

    def set(self) -> None:
        self._turns = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout)
        return len(self.waits) > self._turns

    def spawn(self, task: Any) -> None:
        task()


class Untidy:
    def tidy(self) -> None:
        """There are no sockets."""


@pytest.fixture(autouse=True)
def own_collector() -> Iterator[None]:
    """What the program sets for its whole process does not hold for the tests that follow."""
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    inside = Inside(tmp_path)
    yield inside
    inside.close()


def housekeeping(inside: Inside, turns: Turns, keep_days: int | None = None) -> Housekeeping:
    sockets: Any = Untidy()
    expiry = Expiry(inside.log, inside.rooms, inside.clock, keep_days)
    at = inside.store, inside.writer, turns, inside.clock, inside.house, inside.rooms, sockets
    return Housekeeping(*at, Garbage(), expiry)


def writing(inside: Inside) -> str:
    """A room in which a student has begun to write: the room's id."""
    live = inside.open()
    student = inside.join(live, "Mika")
    inside.ask(live, c.Start())
    inside.ask(live, c.Next(visit=live.told.visits[-1].id))
    draft = Draft(kind="answer", visit=live.told.visits[-1].id, text="half a thought")
    inside.house.of(live).write_draft(student.id, draft)
    return live.id


def saved(inside: Inside, room_id: str) -> list[bytes]:
    return [draft.body for draft in inside.store.drafts.load(room_id) if draft.body is not None]


def test_a_draft_is_at_most_two_seconds_old_after_a_crash(inside: Inside) -> None:
    """It is saved at the next turn, and a turn comes every second."""
    room_id, turns = writing(inside), Turns(1)
    housekeeping(inside, turns).start()
    assert [b"half a thought" in body for body in saved(inside, room_id)] == [True]
    assert turns.waits == [SAVE_SECONDS] * 2
    assert 2 * SAVE_SECONDS <= 2


def test_a_draft_that_could_not_be_saved_is_saved_at_the_next_turn(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_id = writing(inside)

    def fails(_drafts: object) -> None:
        raise NotSaved("the disk is full", unknown=False)

    with monkeypatch.context() as broken:
        broken.setattr(inside.store.drafts, "save", fails)
        housekeeping(inside, Turns(1)).start()
    assert saved(inside, room_id) == []
    housekeeping(inside, Turns(1)).start()
    assert [b"half a thought" in body for body in saved(inside, room_id)] == [True]
