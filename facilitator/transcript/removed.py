"""Whose words, names and pictures were erased, and when: a transcript says that something is missing, never what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.discussion import events as e
from facilitator.transcript import model as m
from facilitator.transcript.moments import moment
from facilitator.transcript.reading import Reading


def removed(entries: Iterable[e.Entry]) -> tuple[m.RemovedRecord, ...]:
    """In the order in which they were erased."""
    return tuple(
        m.RemovedRecord(participant=entry.event.participant, at=moment(entry.at), seq=entry.seq)
        for entry in entries
        if isinstance(entry.event, e.ParticipantErased)
    )


def removed_notice(reading: Reading) -> Iterator[str]:
    """One sentence, if anything was removed."""
    people = {each.participant for each in reading.transcript.removed}
    if people:
        yield reading.says("transcript.removed", number=len(people))
