"""A server's inside without its sockets: the real registry, rooms and audiences over a real store.

The clock is set by the test, the log fails when told to, and the door writes down what goes out.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import msgspec

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.refused import Refused
from facilitator.engine.on_threads import ThreadsEngine
from facilitator.live.audience import Client
from facilitator.live.clock import Clock
from facilitator.live.house import House
from facilitator.live.registry import Registry
from facilitator.live.room import LiveRoom
from facilitator.live.rooms import Rooms
from facilitator.live.tokens import seat_hash
from facilitator.store.errors import NotSaved, NotStored
from facilitator.store.log import Append, Log
from facilitator.store.open import Store, open_store
from facilitator.store.writer import Writer
from facilitator.views.visibility import Watcher
from tests.discussion.given import GUEST, INSTRUCTOR, LESSON, NINE_O_CLOCK
from tests.serving import PATIENCE


class SetClock(Clock):
    """Stands until the test moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.time = NINE_O_CLOCK

    def now(self) -> int:
        return self.time


class FaultyLog(Log):
    """``fail``: nothing is stored. ``lose``: it is stored, but the answer gets lost. ``gate``: commits wait for it."""

    fail = False
    lose = False

    def __init__(self, log: Log) -> None:
        super().__init__(log._database)
        self.gate = threading.Event()
        self.gate.set()
        self.batches: list[int] = []

    def append_all(self, appends: Sequence[Append]) -> list[NotStored | None]:
        assert self.gate.wait(PATIENCE)
        self.batches.append(len(appends))
        if self.fail:
            return [NotSaved("the disk is full", unknown=False) for _ in appends]
        outcomes = super().append_all(appends)
        if self.lose:
            return [NotSaved("the connection was lost", unknown=True) for _ in appends]
        return outcomes


class Door:
    """What was sent to whom: (sid or channel, event, body as JSON values)."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, object]] = []
        self.inside: dict[str, set[str]] = {}

    def send(self, sid: str, event: str, data: object) -> None:
        self.sent.append((sid, event, msgspec.to_builtins(data)))

    def encoded(self, event: str, data: object) -> tuple[str, object]:
        return event, msgspec.to_builtins(data)

    def send_encoded(self, sid: str, message: tuple[str, object]) -> None:
        self.sent.append((sid, *message))

    def broadcast(self, channel: str, event: str, data: object) -> None:
        for sid in sorted(self.inside.get(channel, ())):
            self.send(sid, event, data)

    def enter(self, sid: str, channel: str) -> None:
        self.inside.setdefault(channel, set()).add(sid)

    def leave(self, sid: str, channel: str) -> None:
        self.inside.get(channel, set()).discard(sid)

    def close(self, sid: str) -> None:
        self.sent.append((sid, "closed", None))

    def to(self, sid: str) -> list[tuple[str, object]]:
        return [(event, body) for who, event, body in list(self.sent) if who == sid]


class Inside:
    """One process's worth of server on a data directory."""

    def __init__(self, data_dir: Path, clock: Clock | None = None) -> None:
        opened = open_store(None, data_dir)
        self.log = FaultyLog(opened.log)
        self.store = Store(log=self.log, drafts=opened.drafts, close=opened.close)
        self.clock = clock or SetClock()
        self.engine = ThreadsEngine()
        self.door = Door()
        self.house = House(self.door, self.engine, self.clock)
        self.writer = Writer(self.log, self.engine)
        self.rooms = Rooms(self.store, self.writer, self.engine, self.clock, self.house)
        self.registry = Registry(self.store, self.writer, self.engine, self.clock, self.house)

    def close(self) -> None:
        self.log.gate.set()
        self.writer.flush()
        self.store.close()

    def open(self) -> LiveRoom:
        return self.rooms.open(LESSON, INSTRUCTOR.id, "open-1")

    def new_id(self) -> str:
        return uuid4().hex

    def ask(self, live: LiveRoom, command: c.Command, actor: Actor = INSTRUCTOR, command_id: str | None = None) -> int:
        return self.registry.ask(live, actor, command, command_id or self.new_id())

    def submit(
        self, live: LiveRoom, command: c.Command, actor: Actor = INSTRUCTOR, command_id: str | None = None
    ) -> list[int | Refused]:
        """The answers, as they come."""
        answers: list[int | Refused] = []
        self.registry.submit(live, actor, command, command_id or self.new_id(), answers.append)
        return answers

    def join(self, live: LiveRoom, name: str) -> Actor:
        seat = seat_hash(f"token of {name}")
        self.ask(live, c.Join(name=name, seat=seat), GUEST)
        return Actor("student", live.told.seats[seat])

    def connect(self, live: LiveRoom, actor: Actor, sid: str) -> Client:
        kind = Watcher("student", actor.id) if actor.kind == "student" else Watcher("instructor")
        client = Client(sid=sid, watcher=kind, actor=actor, language="en")
        self.house.of(live).admit(client, {})
        return client


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for a condition that another thread brings about."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.002)
