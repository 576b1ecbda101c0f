"""What convinced people, in words: how many changed over from which card to which, and what moved them."""

from __future__ import annotations

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


def moves(reading: Reading) -> list[tuple[str, str, int]]:
    """(at first, now, people): letters, or words."""
    unsure, once = reading.says("transcript.unsure"), reading.says("transcript.answered-once")
    return [
        (
            once if move.once else reading.letters.get(move.first or "", unsure),
            reading.letters.get(move.now or "", unsure),
            move.people,
        )
        for move in reading.transcript.moves
    ]


def reasons_in(reading: Reading, visit: m.PhaseRecord) -> list[m.PositionRecord]:
    """What moved people, in the order in which they said it; in a student's copy all that they answered."""
    every = reading.transcript.student is not None
    taken = (each for asking in reading.transcript.positions for each in asking.taken if each.because or every)
    return [each for each in taken if reading.visit_at(each.seq) == visit]


def reasons_called(reading: Reading) -> str:
    student = reading.transcript.student
    if student is None:
        return reading.says("transcript.moved")
    return reading.says("transcript.own-positions", name=reading.name(student))
