"""Stored events: today's are read as they are, older ones upcast, newer and unknown ones never guessed at."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facilitator.discussion.events import ContributionHandedIn, RoomEnded, RoomLocked
from facilitator.discussion.upcast import (
    UPCASTERS,
    VERSIONS,
    Body,
    UnknownEvent,
    Upcaster,
    from_stored,
    to_stored,
    version_of,
)


def test_an_event_is_stored_with_its_type_and_version() -> None:
    assert to_stored(RoomLocked(locked=True)) == ("RoomLocked", 1, b'{"type":"RoomLocked","locked":true}')
    assert from_stored("RoomLocked", 1, b'{"type":"RoomLocked","locked":true}') == RoomLocked(locked=True)


def test_words_survive_being_stored_to_the_character() -> None:
    event = ContributionHandedIn(
        contribution="c1",
        kind="note",
        author="p1",
        visit="v1",
        prompt="1",
        text='\x00\u2028\u202e"\\e\u0301🙂 حل\u200c',
    )
    assert from_stored(*to_stored(event)) == event


def test_an_older_version_is_upcast_step_by_step() -> None:
    """An invented past: version 1 said ``open``, version 2 said ``state``."""

    def from_open(body: Body) -> Body:
        return {"type": body["type"], "state": "open" if body["open"] else "locked"}

    def from_state(body: Body) -> Body:
        return {"type": body["type"], "locked": body["state"] == "locked"}

    upcasters: Mapping[tuple[str, int], Upcaster] = {("RoomLocked", 1): from_open, ("RoomLocked", 2): from_state}
    for version, body in (
        (1, b'{"type":"RoomLocked","open":false}'),
        (2, b'{"type":"RoomLocked","state":"locked"}'),
        (3, b'{"type":"RoomLocked","locked":true}'),
    ):
        assert from_stored("RoomLocked", version, body, upcasters) == RoomLocked(locked=True)
    assert from_stored("RoomEnded", 1, b'{"type":"RoomEnded"}', upcasters) == RoomEnded()
    with pytest.raises(UnknownEvent, match="version 4 is newer"):
        from_stored("RoomLocked", 4, b'{"type":"RoomLocked","locked":true}', upcasters)


@pytest.mark.parametrize(
    ("event_type", "version", "body"),
    [
        ("RoomLocked", 2, b'{"type":"RoomLocked","locked":true}'),
        ("RoomPainted", 1, b'{"type":"RoomPainted","colour":"red"}'),
        ("RoomLocked", 1, b'{"type":"RoomLocked"}'),
        ("RoomLocked", 1, b'{"type":"RoomLocked","locked":"yes"}'),
        ("RoomLocked", 1, b""),
        ("RoomLocked", 1, b"\xff"),
    ],
)
def test_what_this_program_does_not_know_it_does_not_read(event_type: str, version: int, body: bytes) -> None:
    with pytest.raises(UnknownEvent, match=event_type):
        from_stored(event_type, version, body)


def test_every_step_from_version_1_to_the_present_is_there() -> None:
    needed = {(event_type, step) for event_type, present in VERSIONS.items() for step in range(1, present)}
    assert set(UPCASTERS) == needed
    assert all(version_of(event_type) == present > 1 for event_type, present in VERSIONS.items())
