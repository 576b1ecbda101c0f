"""The log's promises, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event

from facilitator.store.errors import CodeTaken, NotSaved, SeqTaken
from facilitator.store.log import Append, Rewrite
from facilitator.store.open import Store
from tests.store.rows import append, command_row, events, opening, room_row

MALFORMED = "seqs|first append|two rooms|earlier|NUL|surrogates"


@contextmanager
def counted_commits() -> Iterator[list[Connection]]:
    commits: list[Connection] = []
    note = commits.append
    event.listen(Engine, "commit", note)
    try:
        yield commits
    finally:
        event.remove(Engine, "commit", note)


def bodies(store: Store, room_id: str) -> list[bytes]:
    return [row.body for row in store.log.events_after(room_id, 0)]


def test_events_come_back_whole_and_in_order(store: Store) -> None:
    first = opening("r1", b"\x00\xff bytes", b"two")
    second = append("r1", 2, "三".encode())
    assert store.log.append_all([first]) == [None]
    assert store.log.append_all([second]) == [None]
    assert store.log.events_after("r1", 0) == [*first.events, *second.events]
    assert store.log.events_after("r1", 2) == [*second.events]
    assert store.log.events_after("r1", 3) == []
    assert store.log.events_after("elsewhere", 0) == []


def test_a_batch_is_one_commit_in_the_order_given(store: Store) -> None:
    with counted_commits() as commits:
        outcomes = store.log.append_all(
            [
                opening("r2"),
                opening("r1", b"a"),
                append("r1", 1, b"b", b"c"),
                append("r2", 1, b"x"),
                append("r1", 3, b"d"),
            ]
        )
    assert outcomes == [None] * 5
    assert len(commits) == 1
    assert bodies(store, "r1") == [b"a", b"b", b"c", b"d"]
    assert bodies(store, "r2") == [b"{}", b"x"]


def test_no_appends_is_no_error(store: Store) -> None:
    assert store.log.append_all([]) == []


def test_a_stale_append_fails_with_all_that_follows_in_its_room_and_no_other(store: Store) -> None:
    store.log.append_all([opening("r1", b"1", b"2"), opening("r2")])
    outcomes = store.log.append_all(
        [append("r1", 1, b"stale"), append("r2", 1, b"fine"), append("r1", 3, b"ahead"), append("r1", 2, b"apart")]
    )
    assert [type(outcome) for outcome in outcomes] == [SeqTaken, type(None), SeqTaken, SeqTaken]
    assert store.log.append_all([append("r1", 3, b"ahead")])[0] is not None
    assert bodies(store, "r1") == [b"1", b"2"]
    assert bodies(store, "r2") == [b"{}", b"fine"]


def test_an_append_to_no_room_is_stale(store: Store) -> None:
    assert [type(outcome) for outcome in store.log.append_all([append("nowhere", 3, b"x")])] == [SeqTaken]


def test_a_room_is_opened_once(store: Store) -> None:
    assert store.log.append_all([opening("r1", b"first")]) == [None]
    assert isinstance(store.log.append_all([opening("r1", b"second", code="other")])[0], SeqTaken)
    assert bodies(store, "r1") == [b"first"]


def test_a_code_belongs_to_one_room(store: Store) -> None:
    store.log.append_all([opening("r1", code="ABC234")])
    outcomes = store.log.append_all(
        [opening("r2", code="ABC234"), append("r2", 1, b"builds on it"), opening("r3"), append("r1", 1, b"goes on")]
    )
    assert [type(outcome) for outcome in outcomes] == [CodeTaken, SeqTaken, type(None), type(None)]
    assert store.log.room("r2") is None
    assert store.log.events_after("r2", 0) == []
    assert bodies(store, "r1") == [b"{}", b"goes on"]
    assert store.log.find_room("ABC234") == store.log.room("r1") == room_row("r1", code="ABC234")


def test_a_command_is_stored_once_and_found_again(store: Store) -> None:
    store.log.append_all(
        [opening("r1"), append("r1", 1, b"x", b"y", command_id="c1"), append("r1", 3, command_id="c2")]
    )
    again = [append("r1", 3, b"again", command_id="c1"), append("r1", 3, b"other", command_id="c3")]
    assert [type(outcome) for outcome in store.log.append_all(again)] == [SeqTaken, SeqTaken]
    assert store.log.commands("r1") == [command_row("c1", 2, 3), command_row("c2", 4, 3)]
    assert bodies(store, "r1") == [b"{}", b"x", b"y"]


def test_a_command_id_belongs_to_its_actor_and_room(store: Store) -> None:
    other_actor = Append(room_id="r1", expected=1, events=(), command=command_row("c1", 2, 1, actor="p2"))
    outcomes = store.log.append_all(
        [opening("r1"), opening("r2"), append("r1", 1, command_id="c1"), other_actor, append("r2", 1, command_id="c1")]
    )
    assert outcomes == [None] * 5


def test_rewriting_blanks_in_place(store: Store) -> None:
    store.log.append_all([opening("r1", b"a", b"b", b"c"), opening("r2", b"a", b"b")])
    assert store.log.append_all([append("r1", 3, b"erased", rewrites=(Rewrite(seq=2, version=7, body=b"-"),))]) == [
        None
    ]
    assert bodies(store, "r1") == [b"a", b"-", b"c", b"erased"]
    assert [row.version for row in store.log.events_after("r1", 0)] == [1, 7, 1, 1]
    assert bodies(store, "r2") == [b"a", b"b"]


def test_a_refused_append_rewrites_nothing(store: Store) -> None:
    store.log.append_all([opening("r1", b"a", b"b", b"c")])
    outcome = store.log.append_all([append("r1", 2, b"erased", rewrites=(Rewrite(seq=2, version=1, body=b"-"),))])[0]
    assert isinstance(outcome, SeqTaken)
    assert bodies(store, "r1") == [b"a", b"b", b"c"]


def test_rooms_are_listed_by_owner_newest_first(store: Store) -> None:
    store.log.append_all(
        [opening("r1", opened_at=1), opening("r2", owner="i2", opened_at=3), opening("r3", opened_at=2)]
    )
    store.log.append_all([append("r1", 1, b"x", type="RoomEnded"), append("r2", 1, b"x", type="RoomWithdrawn")])

    def listed(owner: str | None, *types: str) -> list[tuple[str, bool]]:
        return [(row.room.id, row.ended) for row in store.log.rooms(owner, types)]

    assert listed(None, "RoomEnded", "RoomWithdrawn") == [("r2", True), ("r3", False), ("r1", True)]
    assert listed("i1", "RoomEnded") == [("r3", False), ("r1", True)]
    assert listed(None) == [("r2", False), ("r3", False), ("r1", False)]
    assert listed("nobody", "RoomEnded") == []


def test_a_deleted_room_is_gone_and_no_other(store: Store) -> None:
    store.log.append_all([opening("r1"), append("r1", 1, b"x", command_id="c1"), opening("r2")])
    store.log.delete_rooms(["r1"])
    assert store.log.room("r1") is None
    assert store.log.events_after("r1", 0) == []
    assert store.log.commands("r1") == []
    assert [row.room.id for row in store.log.rooms(None, [])] == ["r2"]
    assert isinstance(store.log.append_all([append("r1", 2, b"late")])[0], SeqTaken)
    store.log.delete_rooms(["r1"])


def test_random_appends_store_what_was_acknowledged(store: Store) -> None:
    """Against a model of lists: some appends are stale, some repeat a command."""
    rng = random.Random(7)
    rooms = [f"r{number}" for number in range(5)]
    model: dict[str, list[bytes]] = {room: [b"{}"] for room in rooms}
    store.log.append_all([opening(room) for room in rooms])
    refused = 0
    for number in range(60):
        heads = {room: len(events) for room, events in model.items()}
        batch = []
        for place in range(rng.randrange(1, 6)):
            room = rng.choice(rooms)
            wrong = rng.random() < 0.1
            body = f"{number}.{place}".encode()
            command_id = f"c{rng.randrange(1000)}"
            batch.append(append(room, max(1, heads[room] - wrong), *[body] * rng.randrange(3), command_id=command_id))
            heads[room] = batch[-1].last_seq
        for added, outcome in zip(batch, store.log.append_all(batch), strict=True):
            if outcome is None:
                assert added.expected == len(model[added.room_id])
                model[added.room_id] += [event.body for event in added.events]
            refused += outcome is not None
    assert {room: bodies(store, room) for room in rooms} == model
    assert refused > 10
    assert all(len(stored) > 10 for stored in model.values())


@pytest.mark.parametrize(
    "malformed",
    [
        Append(room_id="r1", expected=1, events=events(2, b"gap"), command=None),
        Append(room_id="r1", expected=1, events=events(0, b"back"), command=None),
        Append(room_id="r1", expected=0, events=events(0, b"no row"), command=None),
        Append(room_id="r1", expected=1, events=events(1, b"row too late"), command=None, room=room_row("r1")),
        Append(room_id="r1", expected=0, events=(), command=None, room=room_row("r1")),
        Append(room_id="r1", expected=0, events=events(0, b"x"), command=None, room=room_row("r2")),
        append("r1", 1, b"x", rewrites=(Rewrite(seq=2, version=1, body=b"itself"),)),
        append("r1", 1, b"x", command_id="NUL \0"),
        append("r1", 1, b"x", command_id="half \ud83d"),
        opening("r1", code="NUL \0"),
    ],
)
def test_a_malformed_append_is_a_bug_and_spoils_no_commit(store: Store, malformed: Append) -> None:
    store.log.append_all([opening("r1")])
    with pytest.raises(ValueError, match=MALFORMED):
        store.log.append_all([append("r1", 1, b"fine"), malformed])
    assert bodies(store, "r1") == [b"{}"]


def test_a_closed_store_saves_nothing(store: Store) -> None:
    store.close()
    (outcome,) = store.log.append_all([opening("r1")])
    assert isinstance(outcome, NotSaved)
    assert not outcome.unknown
