"""Groups: formed, moved between, and who has the pen."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Group, Room

GroupEvent = (
    e.GroupsFormed
    | e.MemberMoved
    | e.PenAsked
    | e.PenPassed
    | e.ExplanationOffered
    | e.SpokespersonNamed
    | e.InstructorDroppedIn
)


def evolve(room: Room, event: GroupEvent, entry: e.Entry) -> Room:
    match event:
        case e.GroupsFormed():
            return _formed(room, event, entry)
        case e.MemberMoved():
            room = out_of_group(room, event.participant)
            if event.anew and event.group:
                room = _with_group(room, _beside_the_others(room, event.group))
            return _into_group(room, event.participant, event.group) if event.group else room
        case e.PenAsked():
            group = room.groups[event.group]
            return _with_group(room, replace(group, pen_asked=(*group.pen_asked, event.participant)))
        case e.PenPassed():
            group = room.groups[event.group]
            asked = tuple(member for member in group.pen_asked if member != event.to)
            return _with_group(room, replace(group, pen=event.to, begun_by=None, pen_asked=asked))
        case e.ExplanationOffered():
            group = room.groups[event.group]
            change = group.explainers | {event.participant} if event.can else group.explainers - {event.participant}
            return _with_group(room, replace(group, explainers=change))
        case e.SpokespersonNamed():
            room = replace(room, spoke_before=room.spoke_before | {event.participant})
            return _with_group(room, replace(room.groups[event.group], spokesperson=event.participant))
        case e.InstructorDroppedIn():
            return replace(room, visiting=event.group)
        case _:
            assert_never(event)


def _with_group(room: Room, group: Group) -> Room:
    return replace(room, groups=room.groups.set(group.id, group))


def _formed(room: Room, event: e.GroupsFormed, entry: e.Entry) -> Room:
    """Earlier groups stay as they were, for their answers; ``group_of`` knows only the new ones."""
    groups = room.groups.mutate()
    group_of: dict[str, str] = {}
    for number, formed in enumerate(event.groups, start=1):
        groups[formed.group] = Group(
            id=formed.group,
            seq=entry.seq,
            number=number,
            visit=event.visit,
            members=formed.members,
            reason=formed.reason,
            reason_of=formed.reason_of,
        )
        group_of.update(dict.fromkeys(formed.members, formed.group))
    return replace(room, groups=groups.finish(), group_of=Map(group_of), visiting=None)


def _beside_the_others(room: Room, group_id: str) -> Group:
    """An empty group more, of those in force."""
    latest = max(group.seq for group in room.groups.values())
    others = [group for group in room.groups.values() if group.seq == latest]
    return Group(
        id=group_id,
        seq=latest,
        number=max(group.number for group in others) + 1,
        visit=others[0].visit,
        members=(),
        reason="by-hand",
    )


def out_of_group(room: Room, participant: str) -> Room:
    """The room with this person in no group; a pen they held lies free, beside what they had begun with it."""
    group_id = room.group_of.get(participant)
    if group_id is None:
        return room
    group = room.groups[group_id]
    left = replace(
        group,
        members=_without(group.members, participant),
        pen=None if group.pen == participant else group.pen,
        begun_by=participant if group.pen == participant else group.begun_by,
        pen_asked=_without(group.pen_asked, participant),
        spokesperson=None if group.spokesperson == participant else group.spokesperson,
        explainers=group.explainers - {participant},
    )
    return replace(_with_group(room, left), group_of=room.group_of.delete(participant))


def _without(people: tuple[str, ...], participant: str) -> tuple[str, ...]:
    return tuple(person for person in people if person != participant)


def _into_group(room: Room, participant: str, group_id: str) -> Room:
    group = room.groups[group_id]
    joined = replace(group, members=(*group.members, participant))
    return replace(_with_group(room, joined), group_of=room.group_of.set(participant, group_id))
