"""Blanks a person's words, names and pictures in the log's entries: the one exception to append-only.

Order, times and ids stay, so that the discussion can still be read; what a group handed in stays, for it is not one
person's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.evolving.contributions import is_ones_own, words_erased
from facilitator.discussion.evolving.people import class_without
from facilitator.discussion.evolving.proposed import only_of
from facilitator.discussion.model import Room


def blanked(entries: Iterable[e.Entry], room: Room, participant: str) -> list[e.Entry]:
    """The entries that change, as they shall read from now on. ``room`` knows who wrote what."""
    changed, kept = [], words_erased(room, participant).photos
    for entry in entries:
        event = _blank(entry.event, room, participant, kept)
        if event is not entry.event:
            changed.append(replace(entry, event=event))
    return changed


def photos_erased(room: Room, participant: str) -> tuple[str, ...]:
    """The photos that go with a person. ``room`` is as it was before."""
    return tuple(sorted(set(room.photos) - set(words_erased(room, participant).photos)))


def _blank(event: e.AnyEvent, room: Room, participant: str, kept: Collection[str]) -> e.AnyEvent:
    match event:
        case e.RoomOpened() if room.of_class is not None:
            of_class = class_without(room, participant)
            return event if of_class == event.of_class else replace(event, of_class=of_class)
        case e.ParticipantJoined(participant=person) if person == participant:
            return replace(event, name=None, seat=None)
        case e.ParticipantRenamed(participant=person) if person == participant:
            return replace(event, name=None)
        case e.ContributionHandedIn() | e.ContributionRevised():
            if is_ones_own(room, event.contribution, participant):
                return replace(event, text=None, pictures=(), drawing=None)
        case e.PhotoAdded(participant=person) if person == participant and event.photo not in kept:
            # Its name is made from what it showed.
            return replace(event, photo="", width=0, height=0)
        case e.ContributionMarked() if is_ones_own(room, event.contribution, participant):
            return replace(event, because=None)
        case e.PositionTaken(participant=person) if person == participant:
            return replace(event, because=None)
        case e.CardStruck() if is_ones_own(room, room.cards[event.card].contribution, participant):
            return replace(event, because=None)
        case e.ConnectionProposed(participant=person) if person == participant:
            return replace(event, words=None)
        case e.CardsConnected() if only_of(room, event.proposed, participant):
            return replace(event, words=None)
    return event
