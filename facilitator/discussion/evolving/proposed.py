"""Connections that students propose: waiting, taken back, set aside. Which became one, the connections know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.connecting import ProposedConnection
from facilitator.discussion.model import Room

ProposedEvent = e.ConnectionProposed | e.ConnectionTakenBack | e.ConnectionSetAside


def evolve(room: Room, event: ProposedEvent, entry: e.Entry) -> Room:
    match event:
        case e.ConnectionProposed():
            new = ProposedConnection(
                id=event.proposed,
                seq=entry.seq,
                at=entry.at,
                participant=event.participant,
                visit=event.visit,
                a=event.a,
                b=event.b,
                kind=event.kind,
                words=event.words,
            )
            return replace(room, proposed=room.proposed.set(new.id, new))
        case e.ConnectionTakenBack():
            back = replace(room.proposed[event.proposed], taken_back=True)
            return replace(room, proposed=room.proposed.set(back.id, back))
        case e.ConnectionSetAside():
            return set_aside(room, event.proposed, event.aside)
        case _:
            assert_never(event)


def set_aside(room: Room, proposed: Iterable[str], aside: bool) -> Room:
    changed = room.proposed.mutate()
    for each in proposed:
        changed[each] = replace(changed[each], set_aside=aside)
    return replace(room, proposed=changed.finish())


def proposals_erased(room: Room, participant: str) -> Room:
    """This person's words in what they proposed, and in what the class saw of it if nobody else said the same."""
    proposed = room.proposed.mutate()
    for each in room.proposed.values():
        if each.participant == participant:
            proposed[each.id] = replace(each, words=None)
    connections = room.connections.mutate()
    for connection in room.connections.values():
        if only_of(room, connection.proposed, participant):
            connections[connection.id] = replace(connection, words="")
    return replace(room, proposed=proposed.finish(), connections=connections.finish())


def only_of(room: Room, proposed: tuple[str, ...], participant: str) -> bool:
    """Whether this person proposed it, with nobody but such as were erased before."""
    people = {room.proposed[each].participant for each in proposed}
    others = people - {participant}
    return participant in people and all(room.participants[who].state == "erased" for who in others)
