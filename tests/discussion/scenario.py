"""A room under test: given what was asked before, when somebody asks this, then these events or this refusal.

Around everything that is asked the ``Check``s look on; tests of other layers add their own to ``CHECKS``.
The log is kept as the store keeps it: an erased person's words are blanked in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import msgspec
import pytest
from immutables import Map
from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.decide import decide, open_room
from facilitator.discussion.deciding.context import Now
from facilitator.discussion.erasing import blanked
from facilitator.discussion.events import Actor, AnyEvent, Entry, GroupsFormed, ParticipantErased
from facilitator.discussion.evolve import evolve, fold, opened
from facilitator.discussion.model import Room, by_seq
from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.discussion.returning import OfClass
from facilitator.discussion.upcast import from_stored, to_stored
from tests.discussion.given import GUEST, INSTRUCTOR, LESSON, NINE_O_CLOCK


class Step(Struct, frozen=True, kw_only=True):
    """What one accepted command did. ``was`` is ``before`` as written down before anything was asked."""

    before: Room
    was: bytes
    entries: tuple[Entry, ...]
    after: Room
    log: tuple[Entry, ...]


Check = Callable[[Step], None]


def written(room: Room) -> bytes:
    """All that is in the room, as text: to compare, and to search for words that must not be there."""
    return msgspec.json.encode(room, enc_hook=_plain, order="deterministic")


def _plain(value: Any) -> object:
    if isinstance(value, Map):
        return sorted(([key, inner] for key, inner in value.items()), key=lambda pair: str(pair[0]))
    raise TypeError(type(value))


def refolds(step: Step) -> None:
    assert fold(step.log) == step.after


def goes_on_from_any_point(step: Step) -> None:
    assert fold(step.entries, step.before) == step.after


def round_trips(step: Step) -> None:
    for entry in step.entries:
        assert from_stored(*to_stored(entry.event)) == entry.event
        assert Actor.parse(str(entry.actor)) == entry.actor


def leaves_the_older_room(step: Step) -> None:
    """Enough for all older ones: what is not reachable from ``before``, the step had no hold of."""
    assert written(step.before) == step.was


def numbers_are_dense(step: Step) -> None:
    assert [entry.seq for entry in step.log] == list(range(1, len(step.log) + 1))
    assert step.after.seq == len(step.log)


def said(refusal: Refused) -> tuple[str, str]:
    """Code and message, as the domain's source has them."""
    return refusal.code, refusal.message.removeprefix("refused.")


CHECKS: tuple[Check, ...] = (refolds, goes_on_from_any_point, round_trips, leaves_the_older_room, numbers_are_dense)


class Scenario:
    """One room with its log and its clock (``at``, in ms), which stands still until ``later``."""

    def __init__(
        self,
        plan: Plan = LESSON,
        checks: Sequence[Check] = CHECKS,
        at: int = NINE_O_CLOCK,
        of_class: OfClass | None = None,
    ) -> None:
        self.at = at
        self.checks = checks
        [opening] = open_room(c.OpenRoom(room="r1", code="ABC234", plan=plan, of_class=of_class), INSTRUCTOR)
        self.log = [Entry(seq=1, at=at, actor=INSTRUCTOR, event=opening)]
        self.room = opened(self.log[0])

    def later(self, ms: int) -> Self:
        self.at += ms
        return self

    def given(self, *events: AnyEvent) -> None:
        """These happened, whoever asked for them."""
        entries = [
            Entry(seq=n, at=self.at, actor=GUEST, event=event) for n, event in enumerate(events, self.room.seq + 1)
        ]
        self.room = fold(entries, self.room)
        self.log += entries

    def when(
        self, actor: Actor, command: c.Command, *, seed: int = 0, away: Mapping[str, int] | None = None
    ) -> list[AnyEvent]:
        """What follows. Raises Refused; then nothing has changed."""
        before, was = self.room, written(self.room) if self.checks else b""
        now = Now(at=self.at, seed=seed, away=away or {})
        events = decide(before, command, actor, now)
        entries = tuple(
            Entry(seq=before.seq + number, at=self.at, actor=actor, event=event)
            for number, event in enumerate(events, start=1)
        )
        for entry in entries:
            self.room = evolve(self.room, entry)
        self.log += entries
        step = Step(before=before, was=was, entries=entries, after=self.room, log=tuple(self.log))
        for check in self.checks:
            check(step)
        for event in events:
            if isinstance(event, ParticipantErased):
                self._blank(event.participant)
        return events

    def _blank(self, participant: str) -> None:
        for entry in blanked(self.log, self.room, participant):
            self.log[entry.seq - 1] = entry

    def refused(self, actor: Actor, command: c.Command, *, away: Mapping[str, int] | None = None) -> tuple[str, str]:
        """Code and message of the refusal, which leaves the room as it was."""
        before, was = self.room, written(self.room)
        with pytest.raises(Refused) as caught:
            self.when(actor, command, away=away)
        assert self.room is before
        assert written(before) == was
        return said(caught.value)

    # --- what often went before

    def lead(self, command: c.Command, *, seed: int = 0) -> list[AnyEvent]:
        """The instructor asks."""
        return self.when(INSTRUCTOR, command, seed=seed)

    def join(self, *names: str) -> list[Actor]:
        return [self._join(name) for name in names]

    def _join(self, name: str) -> Actor:
        self.when(GUEST, c.Join(name=name, seat=f"seat-{self.room.seq}"))
        return Actor("student", f"p{self.room.seq}")

    def without_device(self, name: str) -> str:
        self.lead(c.AddParticipant(name=name))
        return f"p{self.room.seq}"

    def go(self, phase: str) -> str:
        """The id of the new visit."""
        self.lead(c.GoTo(visit=self.visit, phase=phase))
        return self.visit

    @property
    def visit(self) -> str:
        """The id of the open visit, "" if there is none."""
        return self.room.visit.id if self.room.visit is not None else ""

    def says(self, actor: Actor, kind: ContributionKind, text: str, **fields: Any) -> str:
        """The id of the new contribution, made in the open visit unless another is given."""
        self.when(actor, c.HandIn(kind=kind, text=text, **{"visit": self.visit, **fields}))
        return f"c{self.room.seq}"

    def proposed(self, who: Actor, a: str, b: str, kind: str = "contradicts", words: str = "") -> str:
        """A connection that a student proposes in the visit that is open; its id."""
        self.when(who, c.ProposeConnection(visit=self.visit, a=a, b=b, kind=kind, words=words))
        return next(reversed([each.id for each in by_seq(self.room.proposed.values())]))

    def card(self, contribution: str, shown: bool = True) -> str:
        self.lead(c.PutOnBoard(contribution=contribution))
        card = f"b{self.room.seq}"
        if shown:
            self.lead(c.RevealCard(card=card, shown=True))
        return card

    def grouped(self, *groups: Sequence[Actor]) -> list[str]:
        """The ids of groups formed by hand."""
        members = tuple(tuple(actor.id for actor in group) for group in groups)
        self.lead(c.FormGroups(form="by-hand", groups=members))
        formed = next(entry.seq for entry in reversed(self.log) if isinstance(entry.event, GroupsFormed))
        return [f"g{formed}-{number}" for number, _ in enumerate(groups, start=1)]
