"""A whole simulation: students come in, a lesson is led or followed, and all that was acknowledged is looked for.

With a room's code only students come, at a human pace, and somebody else leads.
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from msgspec import Struct

from facilitator.simulate import hearing, words
from facilitator.simulate.instructor import Instructor, course
from facilitator.simulate.lesson import Turn, cut, read
from facilitator.simulate.pace import HUMAN, Pace, led
from facilitator.simulate.patience import Patience
from facilitator.simulate.phone import Identity, Phone
from facilitator.simulate.problems import CannotSimulate
from facilitator.simulate.server import Seat, Server, server_file
from facilitator.simulate.student import Place, Student
from facilitator.simulate.tally import Result, Tally, lost_of, now, shortened
from facilitator.simulate.tips import advise
from facilitator.simulate.web import address_of
from facilitator.views import entities as en

_FILES_BESIDES: Final = 64

E = TypeVar("E", bound=en.Entity)


class Order(Struct, frozen=True, kw_only=True):
    """What is to be simulated. Without ``room`` one is opened with ``plan`` and led, which needs ``data_dir``; with it,
    ``data_dir`` only lets us look into the transcript. ``seconds`` None: until the room ends."""

    url: str | None
    data_dir: Path | None
    room: str | None
    plan: str | None
    students: int
    lesson: Path | None
    seconds: float | None
    seed: int
    acks: Path | None
    arrive: float = 0
    """Over how many seconds the students come in."""
    believable: bool = False
    tips: str | None = None
    """The language in which to tell, phase by phase, what the person who leads could try."""


class Outcome(Struct, frozen=True, kw_only=True):
    """``problems``: why this is no success, a line each."""

    result: Result
    problems: tuple[str, ...]


def run(order: Order, tell: Callable[[str], None]) -> Outcome:
    """``tell`` is told, line by line, what goes on. Raises CannotSimulate."""
    turns = read(order.lesson, order.students) if order.lesson is not None else []
    _allow_many_files(order.students)
    with Tally(order.acks) as tally:
        return asyncio.run(Simulation(order, turns, tally, tell).run())


class Simulation:
    def __init__(self, order: Order, turns: Sequence[Turn], tally: Tally, tell: Callable[[str], None]) -> None:
        self._order = order
        self._turns = turns
        self._tally = tally
        self._tell = tell
        self._patience = Patience()
        self._students: list[Student] = []
        self._room = order.room or ""
        self._running: list[asyncio.Task[None]] = []

    async def run(self) -> Outcome:
        try:
            async with asyncio.TaskGroup() as self._tasks:
                self._go_on(self._patience.run_out(self._missing))
                outcome = await self._whole()
                for task in self._running:
                    task.cancel()
        except BaseExceptionGroup as group:
            expected, bugs = group.split(CannotSimulate)
            if expected is None or bugs is not None:
                raise
            raise _first(expected) from None
        return outcome

    def _go_on(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Beside everything else, until the end."""
        task = self._tasks.create_task(work)
        self._running.append(task)
        return task

    async def _whole(self) -> Outcome:
        order = self._order
        self._server = Server(address_of(_url(order)), self._patience)
        await self._server.reach()
        if order.data_dir is not None:
            await self._server.sign_in(order.data_dir)
        if order.room is None:
            await self._led()
        else:
            await self._followed()
        return await self._outcome()

    # --- the two kinds of lesson

    async def _led(self) -> None:
        assert self._order.plan is not None
        assert self._order.seconds is not None
        self._room = await self._server.open_room(self._order.plan)
        self._tell(f"Room {self._room}: {self._order.plan}, {self._order.students} students")
        phone = Phone(
            self._server.address,
            Identity(room=self._room, headers=self._server.cookie),
            hearing.INSTRUCTOR,
            self._patience,
        )
        self._go_on(phone.stay())
        room = await self._known(phone, en.RoomInfo)
        phases = len(course(phone.sight))
        phase_seconds = self._order.seconds / phases
        instructor = Instructor(phone, self._patience, phase_seconds, self._tally, self._order.seed)
        await self._come_in(led(phase_seconds))
        following = [self._go_on(student.follow(phases)) for student in self._students]
        await instructor.lead(self._tell)
        self._tell("Waiting until everything is acknowledged")
        with self._patience.waiting():
            await asyncio.gather(*following)
        await instructor.end()
        self._tell(f"{room.title}: the room has ended")

    async def _followed(self) -> None:
        await self._come_in(HUMAN)
        if self._order.tips is not None:
            self._go_on(advise(self._students[0].sight, self._tell, self._order.tips))
        following = [self._go_on(student.follow()) for student in self._students]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._order.seconds):
                await asyncio.gather(*following)

    # --- the class

    async def _come_in(self, pace: Pace) -> None:
        started = now()
        # Who speaks in a lesson takes a seat in turn: student k of the lesson is the k-th participant of the room.
        in_turn = max((turn.student + 1 for turn in self._turns), default=0)
        seats = [await self._seat(number) for number in range(in_turn)]
        coming = (self._join(number, pace, seats) for number in range(self._order.students))
        self._students = list(await asyncio.gather(*coming))
        self._tally.join_ms = (now() - started) * 1000
        self._tell(f"{len(self._students)} students are in after {self._tally.join_ms / 1000:.1f} s")
        phases = [(phase_id, phase.kind) for phase_id, phase in course(self._students[0].sight)]
        for student, script in zip(self._students, cut(self._turns, phases, len(self._students)), strict=True):
            student.script = script

    async def _seat(self, number: int) -> Seat:
        return await self._server.join(self._room, words.name(number))

    async def _join(self, number: int, pace: Pace, seats: Sequence[Seat]) -> Student:
        await asyncio.sleep(self._order.arrive * Random(f"{self._order.seed}/{number}/arrive").random())
        seat = seats[number] if number < len(seats) else await self._seat(number)
        phone = Phone(
            self._server.address, Identity(room=self._room, token=seat.token), hearing.STUDENT, self._patience
        )
        self._go_on(phone.stay())
        await self._known(phone, en.MeInfo)
        self._room = (await self._known(phone, en.RoomInfo)).code
        place = Place(
            number=number,
            name=words.name(number),
            room=self._room,
            participant=seat.participant,
            students=self._order.students,
            seed=self._order.seed,
            believable=self._order.believable,
        )
        student = Student(place, phone, pace, self._tally)
        self._go_on(student.watch())
        return student

    async def _known(self, phone: Phone, kind: type[E]) -> E:
        """The only entity of its kind, as soon as it is there."""
        with self._patience.waiting():
            return await phone.sight.until(lambda: phone.sight.one(kind))

    # --- what became of it

    async def _outcome(self) -> Outcome:
        problems = self._unaccepted()
        lost = None
        if self._server.cookie:
            gone = lost_of(self._tally.acknowledged, await self._server.transcript(self._room))
            lost = len(gone)
            problems += _in_one_line("acknowledged but not in the transcript", [ack.text for ack in gone])
        return Outcome(result=self._tally.result(self._room, len(self._students), lost), problems=tuple(problems))

    def _unaccepted(self) -> list[str]:
        """Where somebody else leads, what is made up may come to nothing: a room can end at any time."""
        unsaid = [text for student in self._students for text in student.unsaid()]
        refused = self._tally.refusals if self._order.room is None or self._turns else []
        return [*_in_one_line("never accepted", unsaid), *_in_one_line("refused", refused)]

    def _missing(self) -> str:
        """While we still wait."""
        if len(self._students) < self._order.students:
            return "not all students could come in"
        return "; ".join(self._unaccepted()) or "nothing of the lesson is missing"


def _url(order: Order) -> str:
    if order.url is not None:
        return order.url
    assert order.data_dir is not None
    return server_file(order.data_dir).url


def _in_one_line(what: str, texts: Sequence[str]) -> list[str]:
    """Nothing for nothing."""
    return [f"{len(texts)} {what}, first: {shortened(texts[0])}"] if texts else []


def _first(group: BaseExceptionGroup[CannotSimulate]) -> CannotSimulate:
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found


def _allow_many_files(students: int) -> None:
    """Every student is one open file; the soft limit is often 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = students + _FILES_BESIDES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else hard, hard))
