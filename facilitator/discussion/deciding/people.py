"""Joining, names, leaving, removing, erasing."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, known_participant, participant_here, person_meant
from facilitator.discussion.deciding.sides import side_for
from facilitator.discussion.limits import PARTICIPANTS
from facilitator.discussion.model import Room
from facilitator.discussion.names import clean_name, told_apart
from facilitator.discussion.refused import Refused
from facilitator.discussion.seating import Moves, arranged, seated, twice


def join(case: Case, command: c.Join) -> list[e.AnyEvent]:
    """A seat is taken once: whoever has it already gets no second one, also in a locked room."""
    if command.seat in case.room.seats:
        return []
    if case.room.locked:
        raise Refused("locked", "locked")
    first = case.room.participants.get(command.beside) if command.beside is not None else None
    beside = (first.beside or first.id) if first is not None else None
    return _joined(case, command.name, command.seat, beside, command.returning)


def add_participant(case: Case, command: c.AddParticipant) -> list[e.AnyEvent]:
    return _joined(case, command.name, None, returning=command.returning)


def _joined(
    case: Case, raw: str, seat: str | None, beside: str | None = None, returning: str | None = None
) -> list[e.AnyEvent]:
    if sum(person.state == "here" for person in case.room.participants.values()) >= PARTICIPANTS:
        raise Refused("full", "full")
    if returning is not None:
        raw = _who_comes_back(case.room, returning)
    name = told_apart(clean_name(raw), _names(case.room, but=None))
    participant = case.new_id("p")
    return [
        e.ParticipantJoined(participant=participant, name=name, seat=seat, beside=beside, returning=returning),
        *side_for(case.room, participant),
    ]


def _who_comes_back(room: Room, returning: str) -> str:
    """Their name. Each comes back once."""
    known = room.of_class.known(returning) if room.of_class is not None else None
    if known is None or known.name is None:
        raise Refused("not-found", "no-such-participant")
    if returning in room.returned:
        raise Refused("not-yours", "has-come-back")
    return known.name


def _names(room: Room, but: str | None) -> list[str]:
    """All names in the room, also of those who left: their words are still on the board."""
    return [person.name for person in room.participants.values() if person.name is not None and person.id != but]


def rename(case: Case, command: c.Rename) -> list[e.AnyEvent]:
    person = known_participant(case.room, person_meant(case, command.participant))
    name = told_apart(clean_name(command.name), _names(case.room, but=person.id))
    return [] if name == person.name else [e.ParticipantRenamed(participant=person.id, name=name)]


def leave(case: Case, command: c.Leave) -> list[e.AnyEvent]:
    return [e.ParticipantLeft(participant=case.actor.id)]


def come_back(case: Case, command: c.Return) -> list[e.AnyEvent]:
    if case.room.participants[case.actor.id].state == "here":
        return []
    back = e.ParticipantReturned(participant=case.actor.id)
    return [back, *_into_group_again(case.room, case.actor.id), *side_for(case.room, case.actor.id)]


def remove(case: Case, command: c.Remove) -> list[e.AnyEvent]:
    person = known_participant(case.room, command.participant)
    return [] if person.state == "removed" else [e.ParticipantRemoved(participant=person.id)]


def restore(case: Case, command: c.Restore) -> list[e.AnyEvent]:
    person = known_participant(case.room, command.participant)
    if person.state == "here":
        return []
    back = e.ParticipantRestored(participant=person.id)
    return [back, *_into_group_again(case.room, person.id), *side_for(case.room, person.id)]


def _into_group_again(room: Room, participant: str) -> list[e.AnyEvent]:
    """The one they went from, while it stands. Otherwise they are placed as whoever comes late."""
    group = room.groups.get(room.group_left.get(participant, ""))
    if group is None or group.seq != room.grouped_at:
        return []
    return [e.MemberMoved(participant=participant, group=group.id)]


def erase(case: Case, command: c.Erase) -> list[e.AnyEvent]:
    return [e.ParticipantErased(participant=person_meant(case, command.participant))]


def place_at(case: Case, command: c.PlaceAt) -> list[e.AnyEvent]:
    person = known_participant(case.room, command.participant)
    return _moved(seated(case.room.places, person.id, command.place))


def arrange_places(case: Case, command: c.ArrangePlaces) -> list[e.AnyEvent]:
    wished = {known_participant(case.room, each.participant).id: each.place for each in command.places}
    if len(wished) < len(command.places) or twice(wished.values()):
        raise Refused("malformed", "place-twice")
    return _moved(arranged(case.room.places, wished))


def _moved(moves: Moves) -> list[e.AnyEvent]:
    return [e.PlaceTaken(participant=participant, place=place) for participant, place in moves.items()]


def call_instructor(case: Case, command: c.CallInstructor) -> list[e.AnyEvent]:
    person = participant_here(case.room, person_meant(case, command.participant))
    if command.calling == (person.id in case.room.calls):
        return []
    return [e.InstructorCalled(participant=person.id, calling=command.calling)]


RULES: dict[type[c.Command], Rule] = {
    c.Join: join,
    c.AddParticipant: add_participant,
    c.Rename: rename,
    c.Leave: leave,
    c.Return: come_back,
    c.Remove: remove,
    c.Restore: restore,
    c.Erase: erase,
    c.CallInstructor: call_instructor,
    c.PlaceAt: place_at,
    c.ArrangePlaces: arrange_places,
}
