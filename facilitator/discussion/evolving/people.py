"""Who is in the room: joined, renamed, gone, come back, removed, erased, calling."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.evolving.contributions import words_erased
from facilitator.discussion.evolving.groups import out_of_group
from facilitator.discussion.evolving.proposed import proposals_erased
from facilitator.discussion.evolving.sides import without_side
from facilitator.discussion.model import Participant, ParticipantState, Room
from facilitator.discussion.returning import OfClass
from facilitator.discussion.seating import Place
from facilitator.discussion.voice import Since

PeopleEvent = (
    e.ParticipantJoined
    | e.ParticipantRenamed
    | e.ParticipantLeft
    | e.ParticipantReturned
    | e.ParticipantRemoved
    | e.ParticipantRestored
    | e.ParticipantErased
    | e.InstructorCalled
    | e.PlaceTaken
)


def evolve(room: Room, event: PeopleEvent, entry: e.Entry) -> Room:
    match event:
        case e.ParticipantJoined():
            return _joined(room, event, entry)
        case e.ParticipantRenamed():
            person = replace(room.participants[event.participant], name=event.name)
            return replace(room, participants=room.participants.set(person.id, person))
        case e.ParticipantLeft():
            return _gone(room, event.participant, "left")
        case e.ParticipantRemoved():
            return _gone(room, event.participant, "removed")
        case e.ParticipantReturned() | e.ParticipantRestored():
            return _with_state(_group_forgotten(room, event.participant), event.participant, "here")
        case e.ParticipantErased():
            return _erased(room, event.participant)
        case e.InstructorCalled():
            return _called(room, event, entry)
        case e.PlaceTaken():
            return replace(room, places=_places(room, event.participant, event.place))
        case _:
            assert_never(event)


def _joined(room: Room, event: e.ParticipantJoined, entry: e.Entry) -> Room:
    person = Participant(
        id=event.participant,
        seq=entry.seq,
        name=event.name,
        seat=event.seat,
        joined_at=entry.at,
        beside=event.beside,
    )
    seats = room.seats.set(event.seat, person.id) if event.seat is not None else room.seats
    room = replace(room, participants=room.participants.set(person.id, person), seats=seats)
    return _come_back(room, person.id, event.returning) if event.returning is not None else room


def _come_back(room: Room, participant: str, returning: str) -> Room:
    """Whoever comes back sits where they sat, if nobody else does."""
    room = replace(room, returned=room.returned.set(returning, participant))
    known = room.of_class.known(returning) if room.of_class is not None else None
    if known is None or known.place is None or known.place in room.places.values():
        return room
    return replace(room, places=room.places.set(participant, known.place))


def _with_state(room: Room, participant: str, state: ParticipantState) -> Room:
    person = replace(room.participants[participant], state=state)
    return replace(room, participants=room.participants.set(participant, person))


def _gone(room: Room, participant: str, state: ParticipantState) -> Room:
    """Who is gone holds nothing up: no pen, no hand, no call, not the word. What they handed in stays."""
    room = out_of_group(_remembering_group(room, participant), participant)
    hands = room.hands.delete(participant) if participant in room.hands else room.hands
    calls = room.calls.delete(participant) if participant in room.calls else room.calls
    speaker = None if room.speaker == participant else room.speaker
    return _with_state(replace(room, hands=hands, calls=calls, speaker=speaker), participant, state)


def _remembering_group(room: Room, participant: str) -> Room:
    """For when they come back. Whoever is removed after leaving has been in none since."""
    group = room.group_of.get(participant)
    return room if group is None else replace(room, group_left=room.group_left.set(participant, group))


def _group_forgotten(room: Room, participant: str) -> Room:
    if participant not in room.group_left:
        return room
    return replace(room, group_left=room.group_left.delete(participant))


def _erased(room: Room, participant: str) -> Room:
    room = proposals_erased(words_erased(_gone(room, participant, "erased"), participant), participant)
    room = without_side(room, participant)
    person = room.participants[participant]
    seats = room.seats.delete(person.seat) if person.seat is not None else room.seats
    blank = replace(person, name=None, seat=None)
    positions = {
        (asking, who): replace(position, because="") if who == participant else position
        for (asking, who), position in room.positions.items()
    }
    room = replace(room, positions=Map(positions), of_class=class_without(room, participant))
    people, places = room.participants.set(participant, blank), _places(room, participant, None)
    return replace(room, participants=people, seats=seats, places=places)


def _places(room: Room, participant: str, place: Place | None) -> Map[str, Place]:
    if place is not None:
        return room.places.set(participant, place)
    return room.places.delete(participant) if participant in room.places else room.places


def class_without(room: Room, participant: str) -> OfClass | None:
    """What the room has from earlier ones, without what names this person."""
    of_class = room.of_class
    theirs = [returning for returning, who in room.returned.items() if who == participant]
    for returning in theirs:
        of_class = of_class.without(returning) if of_class is not None else None
    return of_class


def _called(room: Room, event: e.InstructorCalled, entry: e.Entry) -> Room:
    if event.calling:
        return replace(room, calls=room.calls.set(event.participant, Since(at=entry.at, seq=entry.seq)))
    return replace(room, calls=room.calls.delete(event.participant))
