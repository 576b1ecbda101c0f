from __future__ import annotations

import asyncio

import msgspec
import pytest

from facilitator.discussion import commands as c
from facilitator.live import messages as m
from facilitator.live.channel import Channel
from facilitator.simulate.hearing import INSTRUCTOR, STUDENT, Ears, Patch, Snapshot, StreamsChanged, Welcome
from facilitator.simulate.sight import Missing, Sight
from facilitator.views import entities as en
from tests.discussion.given import LESSON
from tests.discussion.scenario import Scenario


def message(event: str, body: object) -> bytes:
    return msgspec.json.encode([event, body])


def person(name: str) -> en.PersonInfo:
    return en.PersonInfo(name=name)


def snapshot(stream: str, version: int, **people: en.Entity) -> Snapshot:
    return Snapshot(stream=stream, version=version, entities={en.PersonInfo: people})


def patch(before: int, after: int, drop: tuple[str, ...] = (), **people: en.Entity) -> Patch:
    return Patch(
        stream="class",
        before=before,
        after=after,
        set=tuple((en.PersonInfo, key, each) for key, each in people.items()),
        drop=tuple((en.PersonInfo, key) for key in drop),
    )


@pytest.fixture
def sight() -> Sight:
    sight = Sight()
    sight.take(Welcome(streams=("class", "own:p2")))
    sight.take(snapshot("class", 5, p2=person("Mika")))
    return sight


def names(sight: Sight) -> dict[str, str | None]:
    return {key: each.name for key, each in sight.all(en.PersonInfo).items()}


def test_a_patch_that_follows_is_applied(sight: Sight) -> None:
    assert sight.take(patch(5, 8, p3=person("Ren"))) is None
    assert names(sight) == {"p2": "Mika", "p3": "Ren"}
    assert sight.have == {"class": 8}


def test_a_patch_that_begins_earlier_is_applied(sight: Sight) -> None:
    assert sight.take(patch(3, 9, drop=("p2",), p3=person("Ren"))) is None
    assert names(sight) == {"p3": "Ren"}


def test_a_patch_that_is_known_changes_nothing(sight: Sight) -> None:
    assert sight.take(patch(3, 5, drop=("p2",))) is None
    assert names(sight) == {"p2": "Mika"}


def test_after_a_gap_nothing_is_guessed(sight: Sight) -> None:
    assert sight.take(patch(6, 7, p3=person("Ren"))) == Missing(stream="class", have=5)
    assert names(sight) == {"p2": "Mika"}
    assert sight.have == {"class": 5}


def test_a_snapshot_replaces_what_there_was(sight: Sight) -> None:
    sight.take(snapshot("class", 9, p3=person("Ren")))
    assert names(sight) == {"p3": "Ren"}


def test_streams_that_are_left_are_forgotten_and_others_come_whole(sight: Sight) -> None:
    sight.take(StreamsChanged(join=(snapshot("group:g1", 9, p3=person("Ren")),), leave=("class",)))
    assert names(sight) == {"p3": "Ren"}
    assert sight.take(patch(5, 8, p2=person("Mika"))) is None
    assert sight.have == {"group:g1": 9}


def test_a_welcome_drops_the_streams_that_it_does_not_name(sight: Sight) -> None:
    sight.take(Welcome(streams=("own:p2",)))
    assert sight.have == {}


def test_what_one_client_does_with_a_snapshot_no_other_client_sees() -> None:
    one, other = Sight(), Sight()
    shared = snapshot("class", 5, p2=person("Mika"))
    for each in (one, other):
        each.take(Welcome(streams=("class",)))
        each.take(shared)
    one.take(patch(5, 6, drop=("p2",)))
    assert names(other) == {"p2": "Mika"}


def test_waiting_ends_with_the_change_or_with_the_time(sight: Sight) -> None:
    async def whole() -> tuple[object, object]:
        waiting = asyncio.create_task(sight.until(lambda: names(sight).get("p3")))
        await asyncio.sleep(0)
        sight.take(patch(5, 6, p3=person("Ren")))
        return await waiting, await sight.until(lambda: names(sight).get("p4"), 0.01)

    assert asyncio.run(whole()) == ("Ren", None)


# --- what the real server says


@pytest.mark.parametrize(
    ("ears", "stream", "wanted"),
    [(STUDENT, "class", en.VisitInfo), (INSTRUCTOR, "instructor", en.PhaseGuide)],
)
def test_snapshot_and_patches_of_a_real_room_are_understood(ears: Ears, stream: str, wanted: type[en.Entity]) -> None:
    room = Scenario(LESSON, checks=())
    [mika] = room.join("Mika")
    room.go("pose")
    channel, sight = Channel(stream, room.room), Sight()
    sight.take(ears.hear(message("welcome", {"streams": [stream], "you": {}, "protocol": 1})))
    sight.take(ears.hear(message("snapshot", channel.snapshot())))
    room.says(mika, "note", "Two sizes of pieces.")
    room.lead(c.Pause())
    room.go("think")
    sight.take(ears.hear(message("patch", channel.advance(room.room))))
    assert sight.have == {stream: channel.version}
    fresh = Sight()
    fresh.take(Welcome(streams=(stream,)))
    fresh.take(ears.hear(message("snapshot", Channel(stream, room.room).snapshot())))
    for kind in (wanted, en.RoomInfo, en.PhaseInfo, en.VisitInfo):
        assert sight.all(kind)
        assert sight.all(kind) == fresh.all(kind)


def test_a_broadcast_is_decoded_once() -> None:
    room = Scenario(LESSON, checks=())
    said = message("snapshot", Channel("class", room.room).snapshot())
    assert STUDENT.hear(bytes(bytearray(said))) is STUDENT.hear(said)


def test_drafts_and_presence_are_nothing_to_us() -> None:
    assert STUDENT.hear(message("drafts", m.Drafts(stream="own:p2", whole=True, set={}, drop=()))) is None
