"""Who argued what, and which group had which question, as a transcript keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.transcript import model as m
from facilitator.transcript.moments import moment


def side_named(room: Room, side: int | None) -> str | None:
    return room.plan.sides[side] if side is not None else None


def side_of(room: Room, participant: str) -> str | None:
    return side_named(room, room.sides.of.get(participant)) if room.sides is not None else None


def questions_given(room: Room) -> tuple[m.QuestionGivenRecord, ...]:
    """By visit, then by group."""
    visits = [visit.id for visit in room.visits]
    ordered = sorted(room.given_questions, key=lambda key: (visits.index(key[0]), room.groups[key[1]].seq, key[1]))
    return tuple(
        m.QuestionGivenRecord(visit=visit, group=group, prompt=prompt)
        for visit, group in ordered
        for prompt in room.given_questions[visit, group]
    )


def sides(log: Iterable[e.Entry]) -> tuple[m.SidesRecord, ...]:
    """All that was done with them: the room itself knows only how they are now."""
    found = []
    visit: str | None = None
    for entry in log:
        match entry.event:
            case e.PhaseStarted():
                visit = entry.event.visit
            case e.SidesGiven():
                found.append(_record(entry, "given", visit, entry.event.by))
            case e.SidesSwapped():
                found.append(_record(entry, "changed-over", visit))
            case e.SidesPutAway():
                found.append(_record(entry, "put-away", visit))
    return tuple(found)


def _record(entry: e.Entry, happened: m.SidesHappened, visit: str | None, by: m.SidesBy | None = None) -> m.SidesRecord:
    return m.SidesRecord(happened=happened, by=by, visit=visit, seq=entry.seq, at=moment(entry.at))
