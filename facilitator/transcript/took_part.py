"""What was handed in when, and who took part in each phase: sets of people to be counted, which no picture names.

What somebody handed in counts once, when it was handed in first; later texts of it are not counted, nor what was taken
back or erased. A group's answer counts for everybody in the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading

TookPart = Mapping[str, frozenset[str]]
"""visit -> participants"""


class Said(Struct, frozen=True):
    at: datetime
    kind: ContributionKind
    visit: str
    people: frozenset[str]


def said_in(transcript: m.Transcript) -> list[Said]:
    members = {group.id: frozenset(group.members) for group in transcript.groups}
    counted = present(transcript)
    return [
        Said(
            at=datetime.fromisoformat(each.revisions[0].at if each.revisions else each.at),
            kind=each.kind,
            visit=each.visit,
            people=counted & (members.get(each.group or "", frozenset()) | {each.author or ""}),
        )
        for each in transcript.contributions
        if not each.withdrawn and not each.erased
    ]


def took_part_in(reading: Reading, said: list[Said]) -> dict[str, frozenset[str]]:
    """visit -> who handed in something, voted, said what convinces them, or proposed a connection there."""
    transcript, counted = reading.transcript, present(reading.transcript)
    people: dict[str, set[str]] = {visit.visit: set() for visit in transcript.phases}
    for visit, who in _steps(reading, said):
        people[visit] |= counted & who
    return {visit: frozenset(who) for visit, who in people.items()}


def _steps(reading: Reading, said: list[Said]) -> Iterator[tuple[str, frozenset[str]]]:
    transcript = reading.transcript
    yield from ((each.visit, each.people) for each in said)
    yield from ((poll.visit, frozenset(vote.participant for vote in poll.votes)) for poll in transcript.polls)
    yield from ((each.visit, frozenset([each.participant])) for each in transcript.connections_proposed)
    for position in (position for asking in transcript.positions for position in asking.taken):
        if (visit := reading.visit_at(position.seq)) is not None:
            yield visit.visit, frozenset([position.participant])


def present(transcript: m.Transcript) -> frozenset[str]:
    """Everybody who was ever in it but for those who were erased."""
    return frozenset(person.id for person in transcript.participants if not person.erased)
