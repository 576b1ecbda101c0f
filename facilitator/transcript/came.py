"""What came of a planned board, in words."""

from __future__ import annotations

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


def came_of(reading: Reading, planned: m.PlannedRecord) -> list[tuple[str, str, str]]:
    """(letter, label, the letters of its cards or that it did not come)"""
    return [(each.letter, each.label, _came(reading, each)) for each in planned.approaches]


def _came(reading: Reading, approach: m.PlannedApproach) -> str:
    if approach.cards:
        return " · ".join(reading.letters[card] for card in approach.cards)
    if approach.answers:
        return reading.says("transcript.came-not-up", number=approach.answers)
    return reading.says("transcript.came-not")


def unforeseen_of(reading: Reading, planned: m.PlannedRecord) -> str:
    return " · ".join(reading.letters[card] for card in planned.unforeseen)
