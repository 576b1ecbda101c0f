"""From a stream's name to its view, and from what happened to the streams that may have changed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from facilitator.discussion import events as e
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import Room
from facilitator.views.entities import View
from facilitator.views.group import group_view
from facilitator.views.instructor import instructor_view
from facilitator.views.screen import screen_view
from facilitator.views.student import class_view, own_view
from facilitator.views.visibility import left_at_the_end


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
    people: set[str | None] = set()
    groups: set[str | None] = set()
    for entry in entries:
        people |= _people(before, after, entry.event)
        groups |= _groups(before, after, entry.event)
    return Touched(
        people=frozenset(person for person in people if person is not None),
        groups=frozenset(group for group in groups if group is not None),
    )


_NOT_IN_OWN = (e.PhotoAdded, e.PenAsked, e.ExplanationOffered, e.SpokespersonNamed, e.PlaceTaken)
"""They are about a student, and yet nothing of them is in the student's own stream."""


def _people(before: Room, after: Room, event: e.AnyEvent) -> set[str | None]:
    match event:
        case e.GroupsFormed():
            return {*before.group_of, *after.group_of}
        case e.SidesGiven() | e.SidesSwapped() | e.SidesPutAway():
            return _on_another_side(before, after)
        case e.RoomEnded():
            return {who for who in after.participants if left_at_the_end(after, who)}
        case e.SpeakerCalled():
            return {before.speaker, event.participant}
        case (
            e.ContributionHandedIn()
            | e.ContributionRevised()
            | e.ContributionWithdrawn()
            | e.ContributionHidden()
            | e.ReflectionShared()
            | e.CardPutOn()
        ):
            return {_whose(after.contributions[event.contribution])}
        case e.ConnectionSetAside():
            return {after.proposed[proposed].participant for proposed in event.proposed}
        case e.CardsConnected():
            return {after.proposed[proposed].participant for proposed in event.proposed}
        case e.CardsDisconnected():
            return _proposed_it(before, event.connection)
        case e.CardTakenOff():
            return _cut_off(before, event.card) | {_whose(after.contributions[after.cards[event.card].contribution])}
        case _:
            return set() if isinstance(event, _NOT_IN_OWN) else {getattr(event, "participant", None)}


def _on_another_side(before: Room, after: Room) -> set[str | None]:
    was = before.sides.of if before.sides is not None else {}
    now = after.sides.of if after.sides is not None else {}
    return {who for who in {*was, *now} if was.get(who) != now.get(who)}


def _proposed_it(room: Room, connection: str) -> set[str | None]:
    """Nobody, where the connection came and went in one flush: then its proposals' events say whom it concerns."""
    found = room.connections.get(connection)
    return {room.proposed[proposed].participant for proposed in found.proposed} if found is not None else set()


def _cut_off(room: Room, card: str) -> set[str | None]:
    """Who proposed what goes with a card that is taken off."""
    lost = (each for each in room.connections.values() if card in (each.a, each.b))
    return {room.proposed[proposed].participant for each in lost for proposed in each.proposed}


def _whose(contribution: Contribution) -> str | None:
    return contribution.author if contribution.group is None else None


def _groups(before: Room, after: Room, event: e.AnyEvent) -> set[str | None]:
    match event:
        case e.InstructorDroppedIn() | e.RoomEnded():
            return {before.visiting, after.visiting}
        case (
            e.GroupsFormed()
            | e.ParticipantErased()
            | e.ParticipantRenamed()
            | e.SidesGiven()
            | e.SidesSwapped()
            | e.SidesPutAway()
        ):
            return {*after.groups}
        case e.SideTaken():
            return _groups_of(after, event.participant)
        case e.QuestionsGiven():
            return {each.group for each in event.questions}
        case e.PhaseStarted():
            return {*after.groups} if after.plan.phase(event.phase).kind == "groups" else {before.visiting}
        case e.MemberMoved():
            return {before.group_of.get(event.participant), event.group}
        case e.ParticipantLeft() | e.ParticipantRemoved():
            return {before.group_of.get(event.participant)}
        case e.PenAsked() | e.PenPassed() | e.ExplanationOffered():
            return {event.group}
        case e.SpokespersonNamed():
            return _groups_of(after, event.participant)
        case e.ContributionHandedIn() | e.ContributionRevised() | e.ContributionWithdrawn() | e.ContributionHidden():
            return _seen_in(after, after.contributions[event.contribution])
        case _:
            return set()


def _groups_of(room: Room, person: str | None) -> set[str | None]:
    """Groups of earlier formings too: they keep their members."""
    return {group.id for group in room.groups.values() if person in group.members}


def _seen_in(room: Room, contribution: Contribution) -> set[str | None]:
    if contribution.kind == "answer":
        return _groups_of(room, contribution.author)
    if contribution.group is None:
        return set()
    members = room.groups[contribution.group].members
    return {contribution.group}.union(*(_groups_of(room, member) for member in members))
