"""A class that comes back: what the next room of a class knows of the one before. It is in that room's own log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from facilitator.discussion.names import look_alike
from facilitator.discussion.questions import CarriedQuestion, questions_of
from facilitator.discussion.seating import Place

if TYPE_CHECKING:
    from facilitator.discussion.model import Room


class Returning(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody of the class. ``name``, ``seat`` and ``begun`` are None once erased."""

    id: str
    name: str | None
    seat: str | None = None
    """The hash of the token of their seat in the last room that they were in."""
    place: Place | None = None
    begun: str | None = None
    """What they had begun to look back with and not handed in."""


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody looked back with, and let be read to the class. ``text`` is None once erased."""

    id: str
    by: str
    text: str | None


class OfClass(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The class that a room is of. ``word`` is what everybody of it knows: with it a name's seat can be taken."""

    name: str
    word: str
    people: tuple[Returning, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    """Those that were in force at the end, by ids of ``people``."""
    lines: tuple[Line, ...] = ()

    questions: tuple[CarriedQuestion, ...] = ()
    """Those that were still open."""

    def known(self, returning: str | None) -> Returning | None:
        return next((each for each in self.people if each.id == returning), None)

    def called(self, name: str) -> Returning | None:
        """Whoever a reader would take for somebody of that name."""
        return next((each for each in self.people if each.name is not None and look_alike(each.name, name)), None)

    def holding(self, seat: str) -> Returning | None:
        """Whoever had the seat of that token last time."""
        return next((each for each in self.people if each.seat is not None and each.seat == seat), None)

    def without(self, returning: str) -> OfClass:
        """What names that person, blanked."""
        people = tuple(
            replace(each, name=None, seat=None, begun=None) if each.id == returning else each for each in self.people
        )
        lines = tuple(replace(each, text=None) if each.by == returning else each for each in self.lines)
        questions = tuple(replace(each, text=None) if each.by == returning else each for each in self.questions)
        return replace(self, people=people, lines=lines, questions=questions)


def next_of(before: Room, of_class: OfClass, begun: Mapping[str, str] | None = None) -> OfClass:
    """What another room of that class begins with. Who was not there this time is not forgotten.

    ``begun``: by participant, the reflection that was being written at the end.
    """
    came = dict(before.returned.items())
    ids: dict[str, str] = {}
    people: list[Returning] = []
    for each in of_class.people:
        who = came.get(each.id)
        if who is None and each.name is not None:
            people.append(each)
        elif who is not None:
            ids[who] = each.id
    for person in before.participants.values():
        if person.state in ("removed", "erased") or person.name is None:
            continue
        ids.setdefault(person.id, f"{before.code}-{person.id}")
        place = before.places.get(person.id)
        left = (begun or {}).get(person.id)
        people.append(Returning(id=ids[person.id], name=person.name, seat=person.seat, place=place, begun=left))
    known = {each.id for each in people}
    return OfClass(
        name=of_class.name,
        word=of_class.word,
        people=tuple(sorted(people, key=lambda each: each.id)),
        groups=_groups(before, ids, known),
        lines=_lines(before, ids, known),
        questions=_questions(before, ids, known),
    )


def _groups(before: Room, ids: Mapping[str, str], known: set[str]) -> tuple[tuple[str, ...], ...]:
    latest = max((group.seq for group in before.groups.values()), default=0)
    in_force = sorted((group for group in before.groups.values() if group.seq == latest), key=lambda each: each.number)
    members = (tuple(ids[who] for who in group.members if ids.get(who) in known) for group in in_force)
    return tuple(group for group in members if group)


def _lines(before: Room, ids: Mapping[str, str], known: set[str]) -> tuple[Line, ...]:
    shared = sorted((each for each in before.contributions.values() if each.shared), key=lambda each: each.seq)
    return tuple(
        Line(id=f"{before.code}-{each.id}", by=ids[each.author], text=each.text)
        for each in shared
        if each.author is not None and ids.get(each.author) in known and each.text and not each.withdrawn
    )


def _questions(before: Room, ids: Mapping[str, str], known: set[str]) -> tuple[CarriedQuestion, ...]:
    """What nobody has taken up. A question keeps its id from room to room."""
    found = []
    for each in questions_of(before):
        by = each.returning or ids.get(each.author or "")
        if by is not None and by in known and each.state == "open" and not each.hidden:
            carried = each.id if each.returning is not None else f"{before.code}-{each.id}"
            found.append(CarriedQuestion(id=carried, by=by, text=each.text))
    return tuple(found)
