"""Every text that somebody wrote in a room, each once: what was handed in with its earlier texts, and the rest.

For forms that are tables of texts rather than documents. A text is known by ``seq``, the event that stored it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading

OtherKind = Literal[
    "conclusion", "nudge", "connection", "proposed-connection", "position", "struck", "lesson-note", "brought"
]
"""``position``: what moved somebody to another card. ``struck``: why a card was struck through. ``brought``: a question
from the class's last room."""

Kind = ContributionKind | OtherKind

Visits = Mapping[str, m.PhaseRecord]
Cards = dict[tuple[str, int], tuple[str, ...]]
"""(contribution, the event of its text) -> the cards that show it"""


class Text(Struct, frozen=True, kw_only=True):
    key: str
    """Other than that of any other text in the room, and the same whenever it is asked for."""
    kind: Kind
    text: str | None
    """None: erased."""
    seq: int | None
    """None: not known, or it was there before the room's first event."""
    at: str | None
    visit: m.PhaseRecord | None
    """None: before the first, or about the whole."""
    author: str | None = None
    """A participant's id; None for the instructor and once erased."""
    contribution: m.ContributionRecord | None = None
    revision: int = 1
    """From 1, of all texts that the contribution ever had."""
    latest: bool = True
    pictures: tuple[str, ...] = ()
    shown_on: tuple[str, ...] = ()
    """Cards that show this very text."""
    about: tuple[str, ...] = ()
    """Cards that it is about; two if it joins them."""
    relation: str = ""
    """Of a connection: its kind, empty where its words alone say it."""
    credits: tuple[str, ...] = ()


def texts(reading: Reading) -> Iterator[Text]:
    """Contributions in the order in which they came, each one's texts together; then what is no contribution."""
    visits = {visit.visit: visit for visit in reading.transcript.phases}
    cards = _cards(reading.transcript.board)
    for each in reading.transcript.contributions:
        yield from _texts_of(each, visits[each.visit], cards)
    yield from _conclusions(reading, visits)
    yield from _of_the_instructor(reading, visits)
    yield from _of_students(reading, visits)


def _cards(board: Iterable[m.CardRecord]) -> Cards:
    found: Cards = {}
    for card in board:
        shown = (card.contribution, card.text_seq)
        found[shown] = (*found.get(shown, ()), card.id)
    return found


def _texts_of(each: m.ContributionRecord, visit: m.PhaseRecord, cards: Cards) -> Iterator[Text]:
    stored: list[m.RevisionRecord | m.ContributionRecord] = [*each.revisions, each]
    for number, revision in enumerate(stored, start=1):
        yield Text(
            key=f"{each.id}.{number}",
            kind=each.kind,
            text=revision.text,
            seq=revision.seq,
            at=revision.at,
            visit=visit,
            author=revision.author or each.author,
            contribution=each,
            revision=number,
            latest=number == len(stored),
            pictures=revision.pictures,
            shown_on=cards.get((each.id, revision.seq), ()),
            about=(each.card,) if each.card is not None else (),
            credits=each.credits,
        )


def _conclusions(reading: Reading, visits: Visits) -> Iterator[Text]:
    for each in reading.transcript.conclusions:
        yield Text(
            key=each.id,
            kind="conclusion",
            text=each.text,
            seq=each.seq,
            at=each.at,
            visit=visits[each.visit],
            credits=each.credits,
        )


def _of_the_instructor(reading: Reading, visits: Visits) -> Iterator[Text]:
    for nudge in reading.transcript.nudges:
        yield Text(
            key=f"nudge.{nudge.seq}",
            kind="nudge",
            text=nudge.text,
            seq=nudge.seq,
            at=nudge.at,
            visit=reading.visit_at(nudge.seq),
        )
    for joined in reading.transcript.connections:
        if not joined.proposed:
            yield Text(
                key=joined.id,
                kind="connection",
                text=joined.words,
                seq=joined.seq,
                at=joined.at,
                visit=reading.visit_at(joined.seq),
                about=(joined.a, joined.b),
                relation=joined.kind,
            )
    for card in reading.transcript.board:
        if card.struck_because:
            yield Text(
                key=f"struck.{card.id}",
                kind="struck",
                text=card.struck_because,
                seq=None,
                at=None,
                visit=reading.discussed_in(card.seq) or reading.visit_at(card.seq),
                about=(card.id,),
            )
    for note in reading.transcript.lesson_notes:
        visit = visits.get(note.visit) if note.visit is not None else None
        yield Text(key=note.id, kind="lesson-note", text=note.text, seq=note.seq, at=note.at, visit=visit)


def _of_students(reading: Reading, visits: Visits) -> Iterator[Text]:
    for proposed in reading.transcript.connections_proposed:
        yield Text(
            key=proposed.id,
            kind="proposed-connection",
            text=proposed.words,
            seq=proposed.seq,
            at=proposed.at,
            visit=visits[proposed.visit],
            author=proposed.participant,
            about=(proposed.a, proposed.b),
            relation=proposed.kind,
        )
    for asking in reading.transcript.positions:
        for position in asking.taken:
            if position.because:
                yield Text(
                    key=f"position.{position.seq}",
                    kind="position",
                    text=position.because,
                    seq=position.seq,
                    at=position.at,
                    visit=reading.visit_at(position.seq),
                    author=position.participant,
                    about=(position.card,) if position.card is not None else (),
                )
    for question in reading.transcript.questions:
        if question.brought:
            yield Text(
                key=question.id,
                kind="brought",
                text=question.text,
                seq=None,
                at=None,
                visit=None,
                author=question.author,
            )
