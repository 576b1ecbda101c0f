"""What each step of one contribution costs, in a class of a thousand: the real functions, one after another.

Not what a phone waits for: on the server the steps of many contributions overlap, and the disk works beside the rest.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from bench.summary import median
from facilitator.discussion import commands as c
from facilitator.discussion.decide import decide, open_room
from facilitator.discussion.deciding.context import Now
from facilitator.discussion.events import Actor, AnyEvent, Entry
from facilitator.discussion.evolve import evolve, fold
from facilitator.discussion.model import Room
from facilitator.live.messages import Accepted, Patch
from facilitator.live.room import body_hash, command_row, numbered, to_row
from facilitator.live.sockets import read_command
from facilitator.live.transport import wire
from facilitator.live.transport.websocket import text_frame
from facilitator.plans.load import library, render
from facilitator.store.log import Append, RoomRow
from facilitator.store.open import open_store
from facilitator.views.patch import Difference, difference
from facilitator.views.streams import view_of
from facilitator.views.visibility import INSTRUCTOR_STREAM, own_stream

PROMPTS: Final = Path(__file__).parent.parent / "prompts"
PLAN: Final = "adding-unlike-fractions"
PHONES: Final = 1000
BATCH: Final = 256
AT: Final = 1_800_000_000_000
TEXT: Final = "Fifths and halves both fit into tenths: six tenths and five tenths are eleven tenths. " * 2
LEADER: Final = Actor("instructor", "i1")

Steps = dict[str, float]
"""Microseconds for each contribution, by step."""


class Lesson:
    """A class that has been asked, and the log that led there."""

    def __init__(self, phones: int) -> None:
        plan = render(library(PROMPTS).plans[PLAN], {}, lambda kind: kind)
        command = c.OpenRoom(room="r1", code="ABCDEF", plan=plan)
        self.entries = numbered(open_room(command, LEADER), 0, AT, LEADER)
        self.room = fold(self.entries)
        for number in range(phones):
            self.do(c.Join(name=f"Student {number}", seat=f"seat {number}"), Actor("guest"))
        self.do(c.Start(), LEADER)
        assert self.room.visit is not None
        self.do(c.GoTo(visit=self.room.visit.id, phase="think"), LEADER)
        self.students = [Actor("student", participant) for participant in self.room.participants]

    def do(self, command: c.Command, actor: Actor) -> None:
        entries = entries_of(decide(self.room, command, actor, Now(at=AT)), self.room, actor)
        self.entries += entries
        self.room = fold(entries, self.room)


def entries_of(events: Sequence[AnyEvent], room: Room, actor: Actor) -> list[Entry]:
    return numbered(events, room.seq, AT, actor)


def steps(phones: int = PHONES, repeats: int = 5) -> Steps:
    """The median of some repetitions of each step."""
    lesson = Lesson(phones)
    rounds = [_steps_once(lesson) for _ in range(repeats)]
    return {name: median([each[name] for each in rounds]) for name in rounds[0]}


def _steps_once(lesson: Lesson) -> Steps:
    found: Steps = {}
    count = len(lesson.students)
    assert lesson.room.visit is not None
    visit = lesson.room.visit.id
    prompt = lesson.room.phase_of(visit).prompts[0].id

    def timed(name: str, act: Callable[[], None], times: int = count) -> None:
        started = time.perf_counter()
        act()
        found[name] = (time.perf_counter() - started) / times * 1e6

    hand_in = {"type": "HandIn", "kind": "answer", "visit": visit, "prompt": prompt, "text": TEXT}
    # Without the first character: that one is Engine.IO's.
    texts = [wire.event("command", {"id": f"{number:022}", **hand_in}).decode()[1:] for number in range(count)]
    commands: list[c.Command] = []
    rows: list[Append] = []
    rooms: list[Room] = [lesson.room]
    entries: list[list[Entry]] = []

    def read() -> None:
        for text in texts:
            event = wire.parse(text)
            assert isinstance(event, wire.Event)
            commands.append(read_command(event.body)[1])

    def decided() -> None:
        for command, student in zip(commands, lesson.students, strict=True):
            decide(lesson.room, command, student, Now(at=AT))

    def made() -> None:
        for number, (command, student) in enumerate(zip(commands, lesson.students, strict=True)):
            before = rooms[number].seq
            rows.append(
                Append(
                    room_id=lesson.room.id,
                    expected=before,
                    events=tuple(map(to_row, entries[number])),
                    command=command_row(student, f"{number:022}", body_hash(command), before, 1),
                )
            )

    def folded() -> None:
        # Each is decided and evolved where the one before has left the room, as on the server.
        for command, student in zip(commands, lesson.students, strict=True):
            room = rooms[-1]
            entries.append(entries_of(decide(room, command, student, Now(at=AT)), room, student))
            rooms.append(evolve(room, entries[-1][0]))

    timed("read", read)
    timed("decide", decided)
    timed("decide and evolve", folded)
    found["evolve"] = max(0.0, found.pop("decide and evolve") - found["decide"])
    timed("make the rows", made)
    with _log(lesson) as append_all:
        timed("store, 256 in one commit", lambda: _stored(append_all, rows, BATCH))
    with _log(lesson) as append_all:
        timed("store, alone in its commit", lambda: _stored(append_all, rows[:50], 1), times=50)
    _told(lesson, rooms[-1], found, timed)
    return found


def _told(lesson: Lesson, after: Room, found: Steps, timed: Callable[..., None]) -> None:
    own: list[Difference] = []

    def see_own() -> None:
        for student in lesson.students:
            stream = own_stream(student.id)
            own.append(difference(view_of(lesson.room, stream), view_of(after, stream)))

    def acknowledged() -> None:
        for number in range(len(lesson.students)):
            text_frame(wire.ack("1", Accepted(seq=number)))

    def encoded() -> None:
        for student, each in zip(lesson.students, own, strict=True):
            stream = own_stream(student.id)
            patch = Patch(stream=stream, from_=lesson.room.seq, to=after.seq, set=each.set, drop=each.drop)
            text_frame(wire.event("patch", patch))

    before = view_of(lesson.room, INSTRUCTOR_STREAM)
    timed("view of the student's own, before and after", see_own)
    timed("view of the console, its share", lambda: _seen(difference(before, view_of(after, INSTRUCTOR_STREAM))))
    timed("encode the acknowledgement", acknowledged)
    timed("encode the student's patch", encoded)
    with _connection() as client:
        frame = text_frame(wire.ack("1", Accepted(seq=1)))
        timed("write to a phone that sleeps", lambda: _written(client, frame, len(lesson.students)))


def _seen(changed: Difference) -> None:
    msgspec.json.encode(changed)


def _written(client: socket.socket, frame: bytes, times: int) -> None:
    for _ in range(times):
        client.send(frame)


def _stored(append_all: Callable[[Sequence[Append]], Sequence[object]], rows: Sequence[Append], batch: int) -> None:
    for start in range(0, len(rows), batch):
        outcomes = append_all(rows[start : start + batch])
        assert all(outcome is None for outcome in outcomes)


@contextmanager
def _log(lesson: Lesson) -> Iterator[Callable[[Sequence[Append]], Sequence[object]]]:
    """A new log that holds the lesson so far."""
    with TemporaryDirectory() as folder:
        store = open_store(None, Path(folder))
        try:
            room = lesson.room
            row = RoomRow(
                id=room.id, code=room.code, owner=LEADER.id, plan_id=PLAN, title="", language="en", opened_at=AT
            )
            rows = tuple(map(to_row, lesson.entries))
            outcomes = store.log.append_all([Append(room_id=room.id, expected=0, events=rows, command=None, room=row)])
            assert outcomes == [None]
            yield store.log.append_all
        finally:
            store.close()


@contextmanager
def _connection() -> Iterator[socket.socket]:
    """One end of a connection over loopback whose other end is never read; what is written fits into its buffers."""
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as client:
        server, _ = listener.accept()
        with server:
            yield client


def table(found: Steps) -> str:
    rows = [
        ("step of one contribution", "µs"),
        ("---", "--:"),
        *((name, f"{cost:,.0f}") for name, cost in found.items()),
    ]
    return "\n".join(f"| {name} | {cost} |" for name, cost in rows)
