"""Everybody who is connected to one room, and what each of them is told.

What was committed is told in patches, one per stream and flush. Flushes are spaced by what they cost, so that telling a
large class never takes the server's whole time; the first one after a quiet moment goes out at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from facilitator.discussion.events import Actor, Entry, ParticipantErased
from facilitator.discussion.model import Room
from facilitator.engine import Engine
from facilitator.live import asides
from facilitator.live.channel import Channel
from facilitator.live.drafts import LiveDrafts
from facilitator.live.messages import PROTOCOL, Draft, Snapshot, StreamsChanged, Welcome, You
from facilitator.live.presence import Presence
from facilitator.live.room import LiveRoom
from facilitator.store.drafts import Draft as StoredDraft
from facilitator.views import visibility
from facilitator.views.streams import touched
from facilitator.views.visibility import Watcher

QUIET_SECONDS = 0.02
"""At least this long between two flushes of a room."""
TABS_EACH = 10
LONGEST_REST_SECONDS = 0.5
COST_FACTOR = 3
"""And at least so many times what the last one took."""
ACKNOWLEDGE_FIRST_SECONDS = 0.25
"""While much is being handed in at once, telling may wait so long for it to be stored and acknowledged."""
MANY_PENDING = 8
LOOK_SECONDS = 0.005


class Door(Protocol):
    """The part of the transport that telling needs. Nothing in it waits."""

    def send(self, sid: str, event: str, data: object) -> None: ...

    def encoded(self, event: str, data: object) -> object: ...

    def send_encoded(self, sid: str, message: Any) -> None: ...

    def broadcast(self, channel: str, event: str, data: object) -> None: ...

    def enter(self, sid: str, channel: str) -> None: ...

    def leave(self, sid: str, channel: str) -> None: ...

    def close(self, sid: str) -> None: ...


class Client(Struct, kw_only=True, eq=False):
    """One connection. ``streams`` are those it has now."""

    sid: str
    watcher: Watcher
    actor: Actor | None
    language: str
    streams: frozenset[str] = frozenset()


class Audience:
    """Of one room. The lock keeps engine threads apart."""

    def __init__(
        self, live: LiveRoom, door: Door, engine: Engine, clock: Callable[[], int], stored: Sequence[StoredDraft]
    ) -> None:
        self._live = live
        self._door = door
        self._engine = engine
        self._clock = clock
        self._lock = engine.lock()
        self._channels: dict[str, Channel] = {}
        self._snapshots: dict[str, tuple[int, object]] = {}
        self._people: set[str] = set()
        self._groups: set[str] = set()
        self._erased = False
        self._due = False
        self._rest_until = 0.0
        self._moved: set[str] = set()
        self.clients: dict[str, Client] = {}
        self.presence = Presence(clock())
        self.drafts = LiveDrafts(live.told, stored)

    # --- coming and going

    def admit(self, client: Client, have: Mapping[str, int]) -> None:
        """Welcome a client and give it each of its streams, from what it still has."""
        with self._lock:
            self._move_between_streams(self._people)
            self._make_room_for(client)
            self.clients[client.sid] = client
            streams = visibility.streams_for(self._live.told, client.watcher)
            self._door.send(client.sid, "welcome", self._welcome(client, streams))
            client.streams = frozenset(streams)
            for stream in streams:
                self._bring_up(client, self._enter(client, stream), have.get(stream))
            self._tell_asides(client, streams)
            if client.watcher.kind == "student" and self.presence.came(client.watcher.id, client.sid):
                self._moved.add(client.watcher.id)
                self._schedule()

    def snapshots(self, watcher: Watcher) -> tuple[Snapshot, ...]:
        """What a page can carry, so that it shows something before it is connected: each of the watcher's streams."""
        with self._lock:
            self._move_between_streams(self._people)
            streams = visibility.streams_for(self._live.told, watcher)
            return tuple(self._current(stream).snapshot() for stream in streams)

    def _make_room_for(self, client: Client) -> None:
        """So many connections a seat, and the oldest goes: one student must not fill the server's memory."""
        same = [each.sid for each in self.clients.values() if each.actor == client.actor and each.actor is not None]
        if client.watcher.kind == "student" and len(same) >= TABS_EACH:
            self._door.close(same[0])

    def _welcome(self, client: Client, streams: tuple[str, ...]) -> Welcome:
        you = You(kind=client.watcher.kind, participant=client.watcher.id or None)
        return Welcome(you=you, protocol=PROTOCOL, server_time=self._clock(), language=client.language, streams=streams)

    def dismiss(self, sid: str) -> None:
        with self._lock:
            client = self.clients.pop(sid, None)
            if client is None:
                return
            for stream in client.streams:
                self._channels[stream].watchers.discard(sid)
            who = client.watcher
            if who.kind == "student" and self.presence.went(who.id, sid, self._clock()):
                self._moved.add(who.id)
                self._schedule()

    def resync(self, client: Client, stream: str, have: int) -> None:
        """A client missed something: what it lacks, if that stream is still its own."""
        with self._lock:
            self._move_between_streams(self._people)
            if stream not in client.streams:
                return
            self._bring_up(client, self._current(stream), have)

    def _bring_up(self, client: Client, channel: Channel, have: int | None) -> None:
        missing = channel.since(have)
        if isinstance(missing, Snapshot):
            self._door.send_encoded(client.sid, self._encoded(channel, missing))
        elif missing is not None:
            self._door.send(client.sid, "patch", missing)

    def _encoded(self, channel: Channel, snapshot: Snapshot) -> object:
        """The snapshot of a stream that many have, encoded once for all who come before its next change."""
        if channel.stream not in (visibility.CLASS_STREAM, visibility.SCREEN_STREAM):
            return self._door.encoded("snapshot", snapshot)
        version, message = self._snapshots.get(channel.stream, (0, None))
        if version != channel.version:
            message = self._door.encoded("snapshot", snapshot)
            self._snapshots[channel.stream] = (channel.version, message)
        return message

    # --- telling

    def told(self, before: Room, entries: Sequence[Entry]) -> None:
        with self._lock:
            changed = touched(before, self._live.told, entries)
            self._people |= changed.people
            self._groups |= changed.groups
            groups = self._live.told.group_of
            self._moved |= {each for each in changed.people if before.group_of.get(each) != groups.get(each)}
            self._erased |= any(isinstance(entry.event, ParticipantErased) for entry in entries)
            self.drafts.handed_in(self._live.told, entries)
            self._schedule()

    def write_draft(self, participant: str, draft: Draft) -> None:
        with self._lock:
            self.drafts.write(self._live.told, participant, draft, self._clock())
            if self.drafts.untold:
                self._schedule()

    def _schedule(self) -> None:
        if not self._due:
            self._due = True
            self._engine.spawn(self._flush_when_rested)

    def _flush_when_rested(self) -> None:
        rest = self._rest_until - time.monotonic()
        if rest > 0:
            self._engine.sleep(rest)
        latest = time.monotonic() + ACKNOWLEDGE_FIRST_SECONDS
        while self._live.pending > MANY_PENDING and time.monotonic() < latest:
            self._engine.sleep(LOOK_SECONDS)
        with self._lock:
            started = time.thread_time()
            self._due = False
            self._flush()
            cost = time.thread_time() - started
            rest = min(LONGEST_REST_SECONDS, max(QUIET_SECONDS, COST_FACTOR * cost))
            self._rest_until = time.monotonic() + rest

    def _flush(self) -> None:
        people, self._people = self._people, set()
        groups, self._groups = self._groups, set()
        erased, self._erased = self._erased, False
        self._move_between_streams(people)
        # First what most are waiting for.
        streams = (
            visibility.CLASS_STREAM,
            visibility.SCREEN_STREAM,
            *map(visibility.group_stream, groups),
            *map(visibility.own_stream, people),
            visibility.INSTRUCTOR_STREAM,
        )
        for stream in streams:
            if stream in self._channels and self._channels[stream].watchers:
                self._current(stream)
        if erased:
            self._start_afresh()
        self._flush_asides()

    def _current(self, stream: str) -> Channel:
        """The channel as the room is now. Whoever already watches it is told what changed."""
        room = self._live.told
        channel = self._channels.get(stream)
        if channel is None:
            channel = self._channels[stream] = Channel(stream, room)
            return channel
        patch = channel.advance(room)
        if patch is not None and channel.watchers:
            self._door.broadcast(self._name(stream), "patch", patch)
        return channel

    def _start_afresh(self) -> None:
        """After an erasure: nobody can step back behind it, everybody gets all anew, and nothing here remembers."""
        self._snapshots.clear()
        self._channels = {name: channel for name, channel in self._channels.items() if channel.watchers}
        for channel in self._channels.values():
            self._current(channel.stream)
            channel.forget()
            self._door.broadcast(self._name(channel.stream), "snapshot", channel.snapshot())

    def _move_between_streams(self, people: set[str]) -> None:
        """Before anything else is told: nobody gets what came after they had to leave a stream."""
        for client in list(self.clients.values()):
            if client.watcher.kind == "student" and client.watcher.id in people:
                self._move(client)

    def _move(self, client: Client) -> None:
        streams = visibility.streams_for(self._live.told, client.watcher)
        leave = client.streams - set(streams)
        join = [stream for stream in streams if stream not in client.streams]
        if not leave and not join:
            return
        for stream in leave:
            self._door.leave(client.sid, self._name(stream))
            self._channels[stream].watchers.discard(client.sid)
        client.streams = frozenset(streams)
        snapshots = tuple(self._enter(client, stream).snapshot() for stream in join)
        self._door.send(client.sid, "streams", StreamsChanged(join=snapshots, leave=tuple(sorted(leave))))
        self._tell_asides(client, join)

    def _enter(self, client: Client, stream: str) -> Channel:
        channel = self._current(stream)
        channel.watchers.add(client.sid)
        self._door.enter(client.sid, self._name(stream))
        return channel

    def _name(self, stream: str) -> str:
        return f"{self._live.id}/{stream}"

    # --- drafts and presence

    def _tell_asides(self, client: Client, streams: Iterable[str]) -> None:
        for each in streams:
            for _, event, message in asides.whole(self._live.told, each, self.drafts, self.presence):
                self._door.send(client.sid, event, message)

    def _flush_asides(self) -> None:
        room = self._live.told
        keys, self.drafts.untold = self.drafts.untold, set()
        moved, self._moved = self._moved, set()
        drafts = asides.draft_changes(room, keys, self.drafts)
        for stream, event, message in (*drafts, *asides.presence_changes(room, moved, self.presence)):
            if stream in self._channels and self._channels[stream].watchers:
                self._door.broadcast(self._name(stream), event, message)
