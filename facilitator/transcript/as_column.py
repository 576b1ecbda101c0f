"""What came of a plan in one room, short enough to stand beside what came of it in another.

Like the page it is laid out in a process of its own: a long discussion is read without holding up a class.
"""

from __future__ import annotations

from typing import IO

import msgspec
from msgspec import Struct

from facilitator.languages import translate
from facilitator.transcript.document import AskedQuestion, document
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import Transcript
from facilitator.transcript.sections import KINDS, Section
from facilitator.transcript.sections_board import Card

HEADINGS = {**KINDS, "point": "transcript.diagram.points", "reflection": "transcript.reflections"}
"""By kinds of contributions; questions belong to no phase."""


class Visit(Struct, frozen=True, kw_only=True):
    """Of one phase. What is shown of a section, and how many took part in it."""

    phase: str
    kind: str
    title: str
    times: str
    answered: tuple[tuple[str, int], ...]
    """(what was handed in, by how many people or groups)"""
    cards: tuple[Card, ...]
    votes: tuple[tuple[str, int | None, int], ...]
    moves: tuple[tuple[str, str, int], ...]
    conclusions: tuple[tuple[str | None, str], ...]


class Column(Struct, frozen=True, kw_only=True):
    title: str
    language: str
    """The plan's."""
    untimed: bool
    present: int
    letters: frozenset[str]
    """Of its cards."""
    visits: tuple[Visit, ...]
    questions: tuple[AskedQuestion, ...]


def write_column(out: IO[bytes], transcript: Transcript, manner: Manner) -> None:
    """As JSON of ``Column``."""
    out.write(msgspec.json.encode(column(transcript, manner)))


def column(transcript: Transcript, manner: Manner) -> Column:
    laid_out = document(transcript, manner)
    counts = answered(transcript, manner.language)
    return Column(
        title=laid_out.title,
        language=laid_out.language,
        untimed=laid_out.untimed,
        present=len(transcript.participants),
        letters=frozenset(card.letter for card in transcript.board),
        visits=tuple(_visit(section, counts[section.visit.visit]) for section in laid_out.sections),
        questions=laid_out.questions,
    )


def answered(transcript: Transcript, language: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """visit -> (what was handed in, by how many people or groups); not what was taken back."""
    by: dict[str, dict[str, set[str]]] = {visit.visit: {} for visit in transcript.phases}
    for each in transcript.contributions:
        if each.kind in HEADINGS and not each.withdrawn:
            by[each.visit].setdefault(HEADINGS[each.kind], set()).add(each.group or each.author or each.id)
    for poll in transcript.polls:
        if poll.votes:
            by[poll.visit]["transcript.votes"] = {vote.participant for vote in poll.votes}
    return {
        visit: tuple((translate(language, heading), len(people)) for heading, people in kinds.items())
        for visit, kinds in by.items()
    }


def _visit(section: Section, counts: tuple[tuple[str, int], ...]) -> Visit:
    return Visit(
        phase=section.visit.id,
        kind=section.kind,
        title=section.visit.title,
        times=section.times,
        answered=counts,
        cards=section.cards,
        votes=section.votes,
        moves=section.moves,
        conclusions=section.conclusions,
    )
