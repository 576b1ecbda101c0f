"""A room in memory alone, by the same rules as any other. What its rules refuse does not happen: a plan may be odd, and
is to be seen all the same."""

from __future__ import annotations

from typing import Any, Final

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.decide import decide, open_room
from facilitator.discussion.deciding.context import Now
from facilitator.discussion.events import Actor, AnyEvent, Entry
from facilitator.discussion.evolve import fold, opened
from facilitator.discussion.model import Room
from facilitator.discussion.phases import WHO
from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused

CODE: Final = "000000"
"""No room's code: codes have no 0."""
INSTRUCTOR: Final = Actor("instructor", "preview")
SEED: Final = 7


class MadeUp:
    """``at`` is its clock, in ms."""

    def __init__(self, plan: Plan, at: int) -> None:
        self.at = at
        [opening] = open_room(c.OpenRoom(room="preview", code=CODE, plan=plan), INSTRUCTOR)
        self.room: Room = opened(Entry(seq=1, at=at, actor=INSTRUCTOR, event=opening))
        self.people: tuple[str, ...] = ()

    def join(self, name: str) -> None:
        self._ask(Actor("guest"), c.Join(name=name, seat=f"seat-{self.room.seq}"))
        self.people = tuple(person.id for person in self.room.here())

    def lead(self, command: c.Command) -> list[AnyEvent]:
        """The instructor asks; what happened, perhaps nothing."""
        return self._ask(INSTRUCTOR, command)

    def ask(self, person: str, command: c.Command) -> list[AnyEvent]:
        return self._ask(Actor("student", person), command)

    def say(self, person: str, kind: ContributionKind, text: str, **fields: Any) -> str | None:
        """The id of what was handed in."""
        if not self.ask(person, c.HandIn(kind=kind, text=text, visit=self.visit, **fields)):
            return None
        return f"c{self.room.seq}"

    @property
    def visit(self) -> str:
        return self.room.visit.id if self.room.visit is not None else ""

    def _ask(self, actor: Actor, command: c.Command) -> list[AnyEvent]:
        assert actor.kind in WHO[type(command)]
        try:
            events = decide(self.room, command, actor, Now(at=self.at, seed=SEED))
        except Refused:
            return []
        before = self.room.seq
        entries = [Entry(seq=n, at=self.at, actor=actor, event=event) for n, event in enumerate(events, before + 1)]
        self.room = fold(entries, self.room)
        return events
