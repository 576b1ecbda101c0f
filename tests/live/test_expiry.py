"""Rooms whose date has come are deleted, and no others; the clock is the test's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.retention import DAY_MS
from facilitator.importing.room import PLAN
from facilitator.live.codes import ENDED_BY
from facilitator.live.expiry import AT_ONCE, EVERY_MS, Expiry, dates, due
from facilitator.live.room import LiveRoom
from facilitator.live.rooms import KEPT_BY
from facilitator.store.errors import NotSaved
from tests.discussion.given import GUEST, INSTRUCTOR, LESSON, NINE_O_CLOCK
from tests.live.erasing import in_files
from tests.live.inside import Inside, SetClock
from tests.live.test_housekeeping import Turns, housekeeping

DAYS = 30


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    inside = Inside(tmp_path / "data")
    yield inside
    inside.close()


def expiry(inside: Inside, keep_days: int | None = DAYS) -> Expiry:
    return Expiry(inside.log, inside.rooms, inside.clock, keep_days)


def later(inside: Inside, ms: int) -> None:
    assert isinstance(inside.clock, SetClock)
    inside.clock.time += ms


def held(inside: Inside, *, ended: bool = True) -> LiveRoom:
    """A room with somebody in it."""
    live = inside.rooms.open(LESSON, INSTRUCTOR.id, inside.new_id())
    inside.join(live, "Mika")
    if ended:
        inside.ask(live, c.EndRoom())
    return live


def codes(inside: Inside) -> set[str]:
    return {each.room.code for each in inside.log.rooms(None, ENDED_BY)}


def test_nothing_is_deleted_where_nobody_has_said_so(inside: Inside) -> None:
    room = held(inside)
    later(inside, 10_000 * DAY_MS)
    assert expiry(inside, None).delete_due() == []
    assert codes(inside) == {room.told.code}
    assert dates(inside.log, None, None) == {}


def test_a_room_is_kept_so_many_days_after_its_end(inside: Inside) -> None:
    room = held(inside, ended=False)
    later(inside, DAY_MS)
    inside.ask(room, c.EndRoom())
    later(inside, DAYS * DAY_MS - 1)
    assert expiry(inside).delete_due() == []
    later(inside, 1)
    assert expiry(inside).delete_due() == [room.told.code]
    assert codes(inside) == set()


def test_one_that_never_ended_counts_from_the_last_that_happened_in_it(inside: Inside) -> None:
    room = held(inside, ended=False)
    later(inside, 5 * DAY_MS)
    inside.ask(room, c.Start())
    later(inside, (DAYS - 5) * DAY_MS)
    assert expiry(inside).delete_due() == []
    later(inside, 5 * DAY_MS)
    assert expiry(inside).delete_due() == [room.told.code]


def test_what_happens_after_the_end_keeps_no_room_longer(inside: Inside) -> None:
    room = held(inside)
    later(inside, (DAYS - 1) * DAY_MS)
    inside.ask(room, c.Erase(participant="p2"))
    later(inside, DAY_MS)
    assert expiry(inside).delete_due() == [room.told.code]


def test_a_rooms_own_date_counts_as_it_was_said_last(inside: Inside) -> None:
    sooner, again, never = held(inside), held(inside), held(inside)
    for room, days in ((sooner, 2), (again, 1), (again, 3), (never, 1), (never, None)):
        until = NINE_O_CLOCK + days * DAY_MS if days is not None else None
        inside.ask(room, c.KeepUntil(until=until))
    later(inside, 2 * DAY_MS)
    assert expiry(inside, None).delete_due() == [sooner.told.code]
    later(inside, 1_000 * DAY_MS)
    assert expiry(inside, None).delete_due() == [again.told.code]
    assert codes(inside) == {never.told.code}


def test_the_earlier_of_both_counts(inside: Inside) -> None:
    sooner, later_than_the_rule = held(inside), held(inside)
    inside.ask(sooner, c.KeepUntil(until=NINE_O_CLOCK + DAY_MS))
    inside.ask(later_than_the_rule, c.KeepUntil(until=NINE_O_CLOCK + 90 * DAY_MS))
    assert dates(inside.log, INSTRUCTOR.id, DAYS) == {
        sooner.told.code: NINE_O_CLOCK + DAY_MS,
        later_than_the_rule.told.code: NINE_O_CLOCK + DAYS * DAY_MS,
    }
    assert dates(inside.log, "somebody else", DAYS) == {}


def test_the_rule_is_not_for_what_was_held_elsewhere_and_brought_in(inside: Inside) -> None:
    """It may be years old on the day on which it comes. Its own date counts."""
    brought = inside.rooms.open(replace(LESSON, id=PLAN), INSTRUCTOR.id, inside.new_id())
    inside.ask(brought, c.EndRoom())
    later(inside, 1_000 * DAY_MS)
    assert expiry(inside).delete_due() == []
    inside.ask(brought, c.KeepUntil(until=inside.clock.now() + 1))
    later(inside, 1)
    assert expiry(inside).delete_due() == [brought.told.code]


def test_a_deletion_by_date_is_a_deletion(inside: Inside, tmp_path: Path) -> None:
    """Whoever looks is sent away, the memory forgets it, and not a byte stays."""
    room = held(inside)
    inside.connect(room, INSTRUCTOR, "instructor")
    code, wanted = room.told.code, (b"Mika", room.id.encode(), room.told.code.encode())
    assert len(in_files(tmp_path / "data", tmp_path / "copy", wanted)) == 3
    later(inside, DAYS * DAY_MS)
    expiry(inside).delete_due()
    assert room.gone
    assert inside.door.to("instructor")[-1][0] == "closed"
    assert inside.rooms.find(code) is None
    inside.writer.flush()
    assert in_files(tmp_path / "data", tmp_path / "copy", wanted) == {}


def test_a_room_that_is_not_in_memory_is_deleted_without_being_read(inside: Inside) -> None:
    room = held(inside)
    inside.rooms.sweep(NINE_O_CLOCK + 1, lambda _: False)
    assert room.gone
    later(inside, DAYS * DAY_MS)
    assert expiry(inside).delete_due() == [room.told.code]


def test_what_is_said_while_it_is_looked_for_counts(inside: Inside) -> None:
    """The rooms are looked for when all that was asked before is written."""
    room = held(inside)
    inside.ask(room, c.KeepUntil(until=NINE_O_CLOCK + DAY_MS))
    later(inside, DAY_MS)
    inside.log.gate.clear()
    answers = inside.submit(room, c.KeepUntil(until=NINE_O_CLOCK + 9 * DAY_MS))
    found: list[list[str]] = []
    inside.engine.spawn(lambda: found.append(expiry(inside, None).delete_due()))
    inside.log.gate.set()
    inside.writer.flush()
    inside.writer.flush()
    assert answers == [room.told.seq]
    assert codes(inside) == {room.told.code}


def test_two_servers_that_delete_at_once_do_no_harm(inside: Inside, tmp_path: Path) -> None:
    gone, stays = held(inside), held(inside)
    inside.ask(stays, c.KeepUntil(until=NINE_O_CLOCK + 90 * DAY_MS))
    inside.ask(gone, c.KeepUntil(until=NINE_O_CLOCK + DAY_MS))
    later(inside, 2 * DAY_MS)
    other = Inside(tmp_path / "data", inside.clock)
    other.rooms.find(gone.told.code)
    seen_by_both = [each.id for each in due(inside.log, inside.clock.now(), None)]
    assert expiry(inside, None).delete_due() == [gone.told.code]
    assert other.rooms.delete_those(lambda: seen_by_both) == seen_by_both
    assert expiry(other, None).delete_due() == []
    assert codes(other) == {stays.told.code}
    assert other.rooms.find(gone.told.code) is None
    other.close()


def test_many_go_in_several_transactions(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.live.expiry.AT_ONCE", 2)
    those = {held(inside).told.code for _ in range(5)}
    later(inside, DAYS * DAY_MS)
    assert set(expiry(inside).delete_due()) == those
    assert AT_ONCE > 2


def test_one_that_is_being_read_meanwhile_does_not_come_back(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    room = held(inside)
    code = room.told.code
    inside.rooms.sweep(NINE_O_CLOCK + 1, lambda _: False)
    load = inside.store.drafts.load

    def deleted_meanwhile(room_id: str) -> Any:
        found = load(room_id)
        inside.rooms.delete_those(lambda: [room_id])
        return found

    monkeypatch.setattr(inside.store.drafts, "load", deleted_meanwhile)
    assert inside.rooms.find(code) is None
    assert inside.rooms.find(code) is None


def test_the_server_looks_at_its_start_and_every_hour(inside: Inside) -> None:
    room = held(inside)
    own = expiry(inside)
    own.tidy()
    assert codes(inside) == {room.told.code}
    later(inside, DAYS * DAY_MS)
    second = held(inside)
    own.tidy()
    assert codes(inside) == {second.told.code}
    later(inside, DAYS * DAY_MS)
    third = held(inside)
    own.tidy()
    later(inside, EVERY_MS - 1)
    inside.ask(third, c.KeepUntil(until=inside.clock.now() + 1))
    own.tidy()
    assert codes(inside) == {third.told.code}
    later(inside, 1)
    own.tidy()
    assert codes(inside) == set()


def test_housekeeping_does_it(inside: Inside) -> None:
    held(inside)
    later(inside, DAYS * DAY_MS)
    housekeeping(inside, Turns(1), keep_days=DAYS).start()
    assert codes(inside) == set()


def test_a_database_that_is_away_is_asked_again_an_hour_later(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    room, own = held(inside), expiry(inside)
    later(inside, DAYS * DAY_MS)

    def fails(_ids: object) -> None:
        raise NotSaved("the disk is full", unknown=False)

    with monkeypatch.context() as broken:
        broken.setattr(inside.log, "delete_rooms", fails)
        own.tidy()
    assert codes(inside) == {room.told.code}
    assert not room.gone
    inside.ask(room, c.Erase(participant="p2"))
    own.tidy()
    assert codes(inside) == {room.told.code}
    later(inside, EVERY_MS)
    own.tidy()
    assert codes(inside) == set()


def test_whose_date_comes_tells_nobody_who_asks_of_it(inside: Inside) -> None:
    """Somebody who joins at that moment is answered."""
    room = held(inside, ended=False)
    later(inside, DAYS * DAY_MS)
    expiry(inside).delete_due()
    [answer] = inside.submit(room, c.Join(name="Late", seat="seat-of-late"), GUEST)
    assert getattr(answer, "code", None) == "not-found"


def test_the_log_is_asked_by_types_that_exist() -> None:
    from facilitator.discussion import events as e

    assert e.RoomKeptUntil.__name__ == KEPT_BY
    assert (e.RoomEnded.__name__,) == ENDED_BY
