"""Whether a transcript shows people's names. Every format asks here, so that none can forget.

Pseudonyms number the students by the order in which they joined; erasing one of them renames nobody. What people wrote
stays as they wrote it, names in it included: nobody can tell a name from a word for sure.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from msgspec.structs import replace

from facilitator.languages import translate
from facilitator.transcript.model import NudgeRecord, ParticipantRecord, Transcript

Names = Literal["shown", "pseudonyms"]


def named(transcript: Transcript, names: Names, language: str) -> Transcript:
    """The transcript with the names that it shall show; pseudonyms are in ``language``."""
    if names == "shown":
        return transcript
    people = enumerate(transcript.participants, start=1)
    imported = transcript.room.imported
    if imported and transcript.plan.title == PurePath(imported).stem:
        transcript = _untitled(transcript, translate(language, "transcript.imported-title"))
    return replace(
        transcript,
        room=replace(transcript.room, instructor=None, class_name="", imported=_file(imported)),
        participants=tuple(_pseudonymous(person, number, language) for number, person in people),
        nudges=_nudges(transcript, language),
    )


def _untitled(transcript: Transcript, title: str) -> Transcript:
    """What was brought in is called by its file, and so is its one phase."""
    plan = replace(
        transcript.plan, title=title, phases=tuple(replace(each, title=title) for each in transcript.plan.phases)
    )
    return replace(transcript, plan=plan, phases=tuple(replace(each, title=title) for each in transcript.phases))


def _file(imported: str) -> str:
    """What a file is called may name whoever spoke in it; that there was one stays."""
    return "….csv" if imported else ""


def _nudges(transcript: Transcript, language: str) -> tuple[NudgeRecord, ...]:
    """Several instructors are numbered by when they spoke first."""
    by = list(dict.fromkeys(nudge.by for nudge in transcript.nudges if nudge.by))
    called = {
        name: translate(language, "transcript.instructor-number", number=number) if len(by) > 1 else ""
        for number, name in enumerate(by, start=1)
    }
    return tuple(replace(nudge, by=called.get(nudge.by, "")) for nudge in transcript.nudges)


def _pseudonymous(person: ParticipantRecord, number: int, language: str) -> ParticipantRecord:
    if person.name is None:
        return person
    return replace(person, name=translate(language, "transcript.pseudonym", number=number))
