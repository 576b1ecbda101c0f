"""From a stream's name to its view, and from what happened to the streams that may have changed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.views.entities import View
from facilitator.views.group import group_view
from facilitator.views.instructor import instructor_view
from facilitator.views.screen import screen_view
from facilitator.views.student import class_view, own_view


def view_of(room: Room, stream: str) -> View:
    """The view of a stream that exists in this room, without empty collections."""
    return {collection: entities for collection, entities in _view(room, stream).items() if entities}


def _view(room: Room, stream: str) -> View:
    kind, _, of = stream.partition(":")
    match kind:
        case "class":
            return class_view(room)
        case "instructor":
            return instructor_view(room)
        case "screen":
            return screen_view(room)
        case "group":
            return group_view(room, of)
        case _:
            return own_view(room, of)


class Touched(Struct, frozen=True, kw_only=True):
    """Whose own streams and which groups' streams may have changed. The class's, the instructor's and the screen's
    always may."""

    people: frozenset[str]
    groups: frozenset[str]


def touched(before: Room, after: Room, entries: Iterable[e.Entry]) -> Touched:
    """More than have changed, perhaps; never fewer: snapshot == earlier snapshot + patches is tested."""
    people: set[str] = set()
    groups: set[str] = set()
    for entry in entries:
        people |= _people(before, after, entry.event)
        groups |= _groups(after, entry.event)
    for person in people:
        groups |= {room.group_of[person] for room in (before, after) if person in room.group_of}
    return Touched(people=frozenset(people), groups=frozenset(groups))


_OF_EVERYBODY = (e.GroupsFormed, e.PositionsAsked)
_OF_ALL_GROUPS = (e.GroupsFormed, e.PhaseStarted, e.ParticipantErased, e.ParticipantRenamed)


def _people(before: Room, after: Room, event: e.AnyEvent) -> set[str]:
    if isinstance(event, _OF_EVERYBODY):
        return set(after.participants)
    named = {getattr(event, field, None) for field in ("participant", "author", "to")}
    if isinstance(event, e.SpeakerCalled):
        named.add(before.speaker)
    if isinstance(event, e.CardPutOn | e.CardTakenOff):
        named.add(_author(after, after.cards[event.card].contribution))
    contribution = getattr(event, "contribution", None)
    if contribution is not None:
        named.add(_author(after, contribution))
    return {person for person in named if person is not None}


def _author(room: Room, contribution: str) -> str | None:
    return room.contributions[contribution].author


def _groups(room: Room, event: e.AnyEvent) -> set[str]:
    if isinstance(event, _OF_ALL_GROUPS):
        return set(room.groups)
    group = getattr(event, "group", None)
    contribution = getattr(event, "contribution", None)
    of = room.contributions[contribution].group if contribution is not None else None
    return {each for each in (group, of) if each is not None}
