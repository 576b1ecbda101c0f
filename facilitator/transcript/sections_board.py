"""The board in the transcript's page: cards under their columns, what joins them, what was proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from facilitator.discussion.plan import STANCES
from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


class Card(Struct, frozen=True, kw_only=True):
    id: str
    letter: str
    label: str | None
    author: str
    marks: tuple[str, ...]
    text: str | None
    pictures: tuple[str, ...]
    struck: bool
    struck_because: str
    column: str | None
    """The heading that it stands under, where the board has columns."""
    stances: tuple[str, ...]
    """How many took each, in words; in a student's copy their own."""


def card_of(reading: Reading, card: m.CardRecord, column: str | None) -> Card:
    taken = Counter(each.stance for each in reading.transcript.stances if each.card == card.id)
    order = sorted(taken, key=lambda stance: (STANCES.index(stance) if stance in STANCES else len(STANCES), stance))
    names = {stance: reading.says(f"transcript.stance.{stance}") for stance in STANCES}
    return Card(
        id=card.id,
        letter=card.letter,
        label=card.label if card.label_shown else None,
        author=reading.author(reading.contributions[card.contribution]),
        marks=tuple(_card_marks(reading, card)),
        text=reading.shown_on(card).text,
        pictures=reading.shown_on(card).pictures,
        struck=card.struck,
        struck_because=card.struck_because,
        column=column,
        stances=tuple(stance_told(reading, names.get(stance, stance), taken[stance]) for stance in order),
    )


def stance_told(reading: Reading, stance: str, people: int) -> str:
    """How many took it, in words; a student's copy knows their own alone."""
    student = reading.transcript.student
    if student is None:
        return reading.says("transcript.count", words=stance, number=people)
    return reading.says("transcript.own-stance", name=reading.name(student), words=stance)


def _card_marks(reading: Reading, card: m.CardRecord) -> Iterator[str]:
    side = reading.contributions[card.contribution].side
    if side is not None:
        yield reading.says("transcript.side", side=side)
    if not card.revealed:
        yield reading.says("transcript.unrevealed")
    if card.column is not None and (opposed := reading.opposed(card)):
        yield reading.says("transcript.opposed", letters=" · ".join(opposed))


def connection_of(reading: Reading, each: m.ConnectionRecord) -> tuple[str, str, str]:
    """(letter, letter, in words)"""
    said = [reading.joined(each), reading.proposers(each)]
    return reading.letter(each.a), reading.letter(each.b), " · ".join(part for part in said if part)


def proposed_of(reading: Reading, each: m.ProposedConnectionRecord) -> tuple[str, str, str]:
    said = [reading.joined(each), reading.name(each.participant), reading.became(each)]
    return reading.letter(each.a), reading.letter(each.b), " · ".join(said)
