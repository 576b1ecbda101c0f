"""A channel brings a client from any version it may have to this one; a client only sets and drops what it is told."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from facilitator.discussion import commands as c
from facilitator.live.channel import REMEMBERED, Channel
from facilitator.live.messages import Patch, Snapshot
from facilitator.views.streams import view_of
from tests.discussion.scenario import Scenario
from tests.views.lesson import whole_lesson
from tests.views.telling import history, moments_of, streams_of


class Client:
    """What a phone has of one stream. It knows the wire and no rule."""

    def __init__(self) -> None:
        self.version: int | None = None
        self.view: dict[str, dict[str, Any]] = {}

    def hear(self, message: Snapshot | Patch | None) -> None:
        told = json.loads(msgspec.json.encode(message))
        if isinstance(message, Snapshot):
            self.version, self.view = told["version"], told["view"]
        elif message is not None and told["from"] <= (self.version or 0) < told["to"]:
            for collection, key in told["drop"]:
                self.view.get(collection, {}).pop(key, None)
            for collection, key, entity in told["set"]:
                self.view.setdefault(collection, {})[key] = entity
            self.view = {collection: entities for collection, entities in self.view.items() if entities}
            self.version = told["to"]

    def has(self, channel: Channel) -> bool:
        now = channel.snapshot()
        return (self.version, self.view) == (now.version, json.loads(msgspec.json.encode(now.view)))


def noted(room: Scenario, times: int) -> None:
    """So many things that the class notices."""
    for _ in range(times):
        room.lead(c.Nudge(text=f"after {room.room.seq}"))


def test_clients_that_hear_every_patch_or_come_back_at_any_time_have_the_same() -> None:
    moments = moments_of(history(whole_lesson))
    channels: dict[str, Channel] = {}
    steady: dict[str, Client] = {}
    away: dict[str, list[Client]] = {}
    for moment in moments:
        for stream in streams_of(moment.room):
            if stream not in channels:
                channels[stream] = Channel(stream, moment.room)
                steady[stream] = Client()
                steady[stream].hear(channels[stream].since(None))
            else:
                steady[stream].hear(channels[stream].advance(moment.room))
            gone = Client()
            gone.hear(channels[stream].snapshot())
            away.setdefault(stream, []).append(gone)
    for stream, channel in channels.items():
        assert steady[stream].has(channel)
        assert channel.snapshot().view == view_of(moments[-1].room, stream)
        for client in away[stream]:
            client.hear(channel.since(client.version))
            assert client.has(channel)


def test_nothing_is_told_when_nothing_has_changed() -> None:
    room = Scenario(checks=())
    [mika] = room.join("Mika")
    channel = Channel("screen", room.room)
    room.when(mika, c.CallInstructor(calling=True))
    assert channel.advance(room.room) is None
    assert channel.version == room.room.seq - 1
    assert channel.since(channel.version) is None
    assert channel.since(room.room.seq) == channel.snapshot()


def test_since_any_version() -> None:
    room = Scenario(checks=())
    noted(room, 1)
    channel = Channel("class", room.room)
    versions = [channel.version]
    for _ in range(3):
        noted(room, 2)
        channel.advance(room.room)
        versions.append(channel.version)
    known = {have: type(channel.since(have)) for have in range(room.room.seq + 3)}
    assert known == {
        have: Patch if have in versions[:-1] else type(None) if have == versions[-1] else Snapshot for have in known
    }
    assert isinstance(channel.since(None), Snapshot)
    patch = channel.since(versions[1])
    assert isinstance(patch, Patch)
    assert (patch.from_, patch.to) == (versions[1], versions[-1])
    assert [collection for collection, _, _ in patch.set] == ["room"]


@pytest.mark.parametrize(("steps", "kind"), [(REMEMBERED, Patch), (REMEMBERED + 1, Snapshot)])
def test_only_so_many_steps_are_remembered(steps: int, kind: type) -> None:
    room = Scenario(checks=())
    channel = Channel("class", room.room)
    client = Client()
    client.hear(channel.snapshot())
    for _ in range(steps):
        noted(room, 1)
        channel.advance(room.room)
    missing = channel.since(client.version)
    assert type(missing) is kind
    client.hear(missing)
    assert client.has(channel)


def test_what_was_erased_is_in_no_patch_and_no_snapshot_ever_after() -> None:
    room = Scenario(checks=())
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    channels = [Channel(stream, room.room) for stream in streams_of(room.room)]
    versions: set[int | None] = {None}

    def advance() -> None:
        for channel in channels:
            channel.advance(room.room)
            versions.add(channel.version)

    card = room.card(room.says(mika, "answer", "my secret"))
    advance()
    room.says(mika, "answer", "my other secret")
    room.lead(c.RevealName(card=card, shown=True))
    advance()
    room.when(yuki, c.CallInstructor(calling=True))
    room.lead(c.Erase(participant=mika.id))
    advance()
    for channel in channels:
        channel.forget()
    room.lead(c.StrikeThrough(card=card, struck=True))
    advance()
    for channel in channels:
        messages = [channel.snapshot(), *map(channel.since, sorted(have or 0 for have in versions))]
        text = msgspec.json.encode(messages)
        assert b"secret" not in text
        assert b"Mika" not in text


def test_after_forgetting_only_later_steps_can_be_taken() -> None:
    room = Scenario(checks=())
    channel = Channel("class", room.room)
    noted(room, 1)
    channel.advance(room.room)
    before = channel.version
    channel.forget()
    assert channel.since(before) is None
    assert isinstance(channel.since(before - 1), Snapshot)
    noted(room, 1)
    channel.advance(room.room)
    assert isinstance(channel.since(before), Patch)
