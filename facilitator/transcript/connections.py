"""What joins cards, in the transcript: connections, and what students proposed."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.discussion.model import Room, by_seq
from facilitator.transcript import model as m


def connections(room: Room, at: Mapping[int, str]) -> tuple[m.ConnectionRecord, ...]:
    return tuple(
        m.ConnectionRecord(
            id=each.id,
            a=each.a,
            b=each.b,
            kind=each.kind,
            words=each.words,
            seq=each.seq,
            at=at[each.seq],
            proposed=each.proposed,
        )
        for each in by_seq(room.connections.values())
    )


def proposed(room: Room, at: Mapping[int, str]) -> tuple[m.ProposedConnectionRecord, ...]:
    """All of them, also what was taken back."""
    return tuple(
        m.ProposedConnectionRecord(
            id=each.id,
            participant=each.participant,
            phase=room.phase_of(each.visit).id,
            visit=each.visit,
            a=each.a,
            b=each.b,
            kind=each.kind,
            words=each.words,
            seq=each.seq,
            at=at[each.seq],
            confirmed=each.id in room.confirmed,
            set_aside=each.set_aside,
            taken_back=each.taken_back,
            erased=each.words is None,
        )
        for each in by_seq(room.proposed.values())
    )
