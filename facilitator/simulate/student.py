"""One simulated student: follows the visits of a room, says what is to be said in each, and looks around.

What it says in the name of a lesson is stored unaltered, one turn after the other, each after the acknowledgement of
the one before; every other text begins with ``sim:``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from random import Random
from typing import Final

from msgspec import Struct, structs

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.live import messages as m
from facilitator.simulate.lesson import SAID_IN
from facilitator.simulate.noticing import Situation, notice
from facilitator.simulate.outbox import new_id
from facilitator.simulate.pace import Pace, share
from facilitator.simulate.phone import Phone
from facilitator.simulate.saying import made_up, replied, said, worded
from facilitator.simulate.sketches import sketch
from facilitator.simulate.tally import Acknowledged, Tally, now
from facilitator.simulate.voices import Speech, voices_of
from facilitator.views import entities as en

_SPEAK: Final[Mapping[ContributionKind, float]] = {"note": 0.5, "point": 0.5, "proposal": 0.25, "reflection": 0.8}
"""How many of a class say something of that kind; everybody answers."""
STROKE: Final = 1.2
"""Seconds from one state of a draft to the next."""
_DRAW: Final = 0.4
"""How many draw besides."""
_SECOND: Final = 0.3
"""How many of those change their answer, or answer somebody's point."""


class Place(Struct, frozen=True, kw_only=True):
    """A student's place in the simulation. ``number`` from 0."""

    number: int
    name: str
    room: str
    participant: str
    students: int
    seed: int
    believable: bool = False
    """Whether the texts are those of a class that thinks about this plan, where there are such."""


class Student:
    def __init__(self, place: Place, phone: Phone, pace: Pace, tally: Tally) -> None:
        self.place = place
        self.script: dict[str, list[str]] = {}
        """Phase id -> the turns that are still to be said in it."""
        self._phone = phone
        self.sight = phone.sight
        self._pace = pace
        self._tally = tally
        self._behind = 0
        """The seq of the last visit that this student went through."""
        self._last_seen = 0

    def unsaid(self) -> list[str]:
        return [text for turns in self.script.values() for text in turns]

    # --- following the lesson

    async def watch(self) -> None:
        """Tell the tally when this student has a new visit."""
        while True:
            visit_id, visit = await self.sight.until(lambda: self._after(self._last_seen))
            self._last_seen = visit.seq
            self._tally.seen(visit_id)

    async def follow(self, visits: int | None = None) -> None:
        """Take part in so many visits, or until the room is over for this student."""
        if not self._pace.every_visit:
            self._behind = self._open_seq() - 1
        while visits is None or visits > 0:
            await self.sight.until(lambda: self._over() or self._after(self._behind))
            upcoming = self._after(self._behind)
            if self._over() or upcoming is None:
                return
            visit_id, visit = upcoming
            self._behind = visit.seq
            if visit.ended_at is None or self._pace.every_visit or visit.phase in self.script:
                await self._take_part(visit_id, visit)
            visits = visits - 1 if visits is not None else None

    def _after(self, seq: int) -> tuple[str, en.VisitInfo] | None:
        """The first visit that began later."""
        later = [found for found in self.sight.all(en.VisitInfo).items() if found[1].seq > seq]
        return min(later, key=lambda found: found[1].seq, default=None)

    def _open_seq(self) -> int:
        return max((visit.seq for visit in self.sight.all(en.VisitInfo).values()), default=1)

    def _over(self) -> bool:
        room, me = self.sight.one(en.RoomInfo), self.sight.one(en.MeInfo)
        return (room is not None and room.state == "ended") or (me is not None and me.state != "here")

    async def _unpaused(self, visit_id: str) -> None:
        """Eyes up: nobody writes until it goes on."""
        await self.sight.until(lambda: self._closed(visit_id) or not self._paused())

    def _paused(self) -> bool:
        room = self.sight.one(en.RoomInfo)
        return room is not None and room.paused_since is not None

    def _closed(self, visit_id: str) -> bool:
        visit = self.sight.all(en.VisitInfo).get(visit_id)
        return self._over() or visit is None or visit.ended_at is not None

    async def _while_open(self, visit_id: str, seconds: float) -> bool:
        """Wait as long as the visit is open; whether it still is."""
        return not await self.sight.until(lambda: self._closed(visit_id), seconds)

    # --- one visit

    async def _take_part(self, visit_id: str, visit: en.VisitInfo) -> None:
        room = await self.sight.until(lambda: self.sight.one(en.RoomInfo))
        at = Situation(
            visit_id=visit_id,
            visit=visit,
            sight=self.sight,
            me=self.place.participant,
            room=room,
            students=self.place.students,
            chance=self._chance(visit, "look"),
            memory={},
            speech=self._speech(room),
        )
        await asyncio.gather(self._speak(at), self._look_around(at))

    def _speech(self, room: en.RoomInfo) -> Speech:
        voices = voices_of(room.plan, room.language) if self.place.believable else None
        return Speech(self.place.number, room.language, room.family, voices)

    def _chance(self, visit: en.VisitInfo, what: str) -> Random:
        return Random(f"{self.place.seed}/{self.place.number}/{visit.phase}/{what}")

    async def _look_around(self, at: Situation) -> None:
        until = None if self._pace.look_for is None else now() + self._pace.look_for
        # A group has one answer for each question to write in the time of one.
        questions = len(at.visit.prompts) if at.visit.kind == "groups" else 1
        while await self._while_open(at.visit_id, at.chance.uniform(*self._pace.glance) / questions):
            if until is not None and now() > until:
                return
            if self._paused():
                continue
            command = notice(at)
            if isinstance(command, c.HandIn):
                await self._write(command, at.chance)
            elif command is not None:
                await self._phone.outbox.ask(command)

    async def _speak(self, at: Situation) -> None:
        turns = self.script.get(at.visit.phase)
        if turns:
            await self._say_turns(at, turns)
        elif at.visit.kind == "poll":
            await self._vote(at)
        elif at.visit.kind in SAID_IN:
            await self._say_something(at, SAID_IN[at.visit.kind])

    # --- a lesson's turns

    async def _say_turns(self, at: Situation, turns: list[str]) -> None:
        chance = self._chance(at.visit, "turns")
        kind = SAID_IN[at.visit.kind]
        if kind == "point":
            await self.sight.until(
                lambda: self._closed(at.visit_id) or self.sight.all(en.CardInfo), self._pace.turns / 2
            )
        gap = self._pace.turns / len(turns)
        for text in tuple(turns):
            await self._while_open(at.visit_id, gap * chance.uniform(0.4, 1))
            await self._hand_in(said(at, kind, text, chance))
            turns.pop(0)

    # --- what is made up

    async def _say_something(self, at: Situation, kind: ContributionKind) -> None:
        chance = self._chance(at.visit, "say")
        if chance.random() >= self._how_many(kind):
            return
        prompts = at.visit.prompts if kind == "answer" else at.visit.prompts[:1]
        for prompt in prompts:
            if not await self._while_open(at.visit_id, chance.uniform(*self._pace.begin) / len(prompts)):
                return
            command = structs.replace(said(at, kind, "", chance), prompt=prompt.id)
            await self._write(self._drawn(at, worded(at, command, chance)), chance)
        if kind not in ("answer", "point") or chance.random() >= _SECOND:
            return
        if await self._while_open(at.visit_id, chance.uniform(*self._pace.begin)):
            again = replied(at, chance) if kind == "point" else self._drawn(at, made_up(at, kind, chance))
            await self._write(again, chance)

    def _drawn(self, at: Situation, command: c.HandIn) -> c.HandIn:
        """Some show what they mean, where the plan asks for it."""
        chance = self._chance(at.visit, f"draw/{command.prompt}")
        if command.kind != "answer" or "drawing" not in at.visit.answer or chance.random() >= _DRAW:
            return command
        return structs.replace(command, drawing=sketch(chance))

    def _how_many(self, kind: ContributionKind) -> float:
        usual = _SPEAK.get(kind, 1)
        return usual if kind in ("answer", "reflection") else share(usual, self.place.students)

    async def _vote(self, at: Situation) -> None:
        chance = self._chance(at.visit, "vote")
        if not await self._while_open(at.visit_id, chance.uniform(*self._pace.begin)):
            return
        choice = chance.randrange(len(at.visit.choices))
        await self._phone.outbox.ask(c.CastVote(visit=at.visit_id, choice=choice))
        if at.visit.because:
            text = at.speech.text("reason", chance)
            await self._hand_in(c.HandIn(kind="reason", visit=at.visit_id, text=text, choice=choice))

    # --- on its way

    async def _write(self, command: c.HandIn, chance: Random) -> None:
        """Let the draft grow, then hand it in; what is not finished when the phase ends goes as it is, as phones do."""
        parts = max(2, round(self._pace.write * chance.uniform(0.6, 1.2) / STROKE)) if self._pace.write else 1
        for part in range(1, parts):
            so_far = _begun(command, part / parts)
            await self._unpaused(command.visit)
            self._phone.draft(_draft(so_far))
            if not await self._while_open(command.visit, self._pace.write * chance.uniform(0.5, 1) / parts):
                command = so_far
                break
        if not self._over():
            await self._hand_in(command)

    async def _hand_in(self, command: c.HandIn) -> None:
        """Until the server's last word on it, which is written down before anything else happens."""
        command_id, sent = new_id(), now()
        reply = await self._phone.outbox.ask(command, command_id)
        if not reply.ok:
            self._tally.refuse(self.place.name, command.text, reply.message)
            return
        ack = Acknowledged(
            room=self.place.room,
            participant=self.place.participant,
            command_id=command_id,
            seq=reply.seq,
            text=command.text,
        )
        self._tally.acknowledge(ack, (now() - sent) * 1000)


def _draft(command: c.HandIn) -> m.Draft:
    return m.Draft(
        kind=command.kind,
        visit=command.visit,
        text=command.text,
        prompt=command.prompt,
        about=command.group or command.card,
        drawing=command.drawing,
    )


def _begun(command: c.HandIn, share: float) -> c.HandIn:
    """So much of it."""
    text = command.text[: int(len(command.text) * share)]
    if command.drawing is None:
        return structs.replace(command, text=text, unfinished=True)
    strokes = command.drawing.strokes[: max(1, int(len(command.drawing.strokes) * share))]
    return structs.replace(
        command, text=text, drawing=structs.replace(command.drawing, strokes=strokes), unfinished=True
    )
