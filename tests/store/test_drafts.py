"""Drafts: the last one counts, and they go with their room or person."""

from __future__ import annotations

import pytest

from facilitator.store.drafts import Draft
from facilitator.store.errors import NotSaved
from facilitator.store.log import DraftKey
from facilitator.store.open import Store
from tests.store.rows import append, opening


def draft(room_id: str, participant: str, slot: str, body: bytes | None, at: int = 1) -> Draft:
    return Draft(room_id=room_id, participant=participant, slot=slot, body=body, at=at)


@pytest.fixture(autouse=True)
def rooms(store: Store) -> None:
    store.log.append_all([opening("r1"), opening("r2")])


def test_the_last_saved_counts(store: Store) -> None:
    store.drafts.save([draft("r1", "p2", "answer", b"b"), draft("r1", "p1", "answer", b"old")])
    store.drafts.save([draft("r1", "p1", "answer", b"newer", 2), draft("r1", "p1", "answer", b"newest", 3)])
    store.drafts.save([draft("r1", "p1", "note", b"n"), draft("r2", "p1", "answer", b"elsewhere")])
    assert store.drafts.load("r1") == [
        draft("r1", "p1", "answer", b"newest", 3),
        draft("r1", "p1", "note", b"n"),
        draft("r1", "p2", "answer", b"b"),
    ]
    assert store.drafts.load("r3") == []


def test_a_draft_without_body_is_gone(store: Store) -> None:
    store.drafts.save([draft("r1", "p1", "answer", b"x"), draft("r1", "p1", "note", b"y")])
    store.drafts.save([draft("r1", "p1", "answer", None), draft("r1", "p9", "answer", None)])
    assert store.drafts.load("r1") == [draft("r1", "p1", "note", b"y")]


def test_saving_none_is_no_error(store: Store) -> None:
    store.drafts.save([])


def test_drafts_go_with_their_room_and_do_not_come_back(store: Store) -> None:
    store.drafts.save([draft("r1", "p1", "answer", b"x")])
    store.log.delete_rooms(["r1"])
    store.drafts.save([draft("r1", "p1", "answer", b"late"), draft("r2", "p1", "answer", b"fine")])
    assert store.drafts.load("r1") == []
    assert store.drafts.load("r2") == [draft("r2", "p1", "answer", b"fine")]


def test_an_append_drops_one_draft_or_all_of_a_person(store: Store) -> None:
    store.drafts.save([draft("r1", person, slot, b"x") for person in ("p1", "p2") for slot in ("answer", "note")])
    store.drafts.save([draft("r2", "p2", "answer", b"x")])
    store.log.append_all([append("r1", 1, b"handed in", drop_drafts=(DraftKey(participant="p1", slot="answer"),))])
    store.log.append_all([append("r1", 2, b"erased", drop_drafts=(DraftKey(participant="p2"),))])
    assert store.drafts.load("r1") == [draft("r1", "p1", "note", b"x")]
    assert store.drafts.load("r2") == [draft("r2", "p2", "answer", b"x")]


def test_a_refused_append_drops_nothing(store: Store) -> None:
    store.drafts.save([draft("r1", "p1", "answer", b"x")])
    store.log.append_all([append("r1", 7, b"stale", drop_drafts=(DraftKey(participant="p1"),))])
    assert len(store.drafts.load("r1")) == 1


def test_a_malformed_draft_is_a_bug_and_spoils_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="NUL"):
        store.drafts.save([draft("r1", "p1", "answer", b"x"), draft("r1", "p1", "\0", b"x")])
    assert store.drafts.load("r1") == []


def test_a_closed_store_saves_no_drafts(store: Store) -> None:
    store.close()
    with pytest.raises(NotSaved):
        store.drafts.save([draft("r1", "p1", "answer", b"x")])
