"""The letters of approaches and cards: A, B, C … by the plan's order, a second card of approach A is A2.

A letter counts every card that was ever put on the board, so that taking one off never renames another. In a phase
without approaches each card gets a letter of its own.
"""

from __future__ import annotations

from collections import Counter

from facilitator.discussion.model import UNFORESEEN, BoardCard, Room, by_seq
from facilitator.discussion.plan import Approach, Phase

UNFORESEEN_LETTER = "U"


def approaches_of(room: Room, phase_id: str) -> list[Approach]:
    """The approaches that answers of this phase may take: its own, added ones, or those of the phases it draws on."""
    phase = room.plan.phase(phase_id)
    own = [*phase.approaches, *(approach for added, approach in room.approaches_added if added == phase_id)]
    if own:
        return own
    return [approach for source in phase.sources for approach in approaches_of(room, source)]


def letter(index: int) -> str:
    """A … Z, then AA, AB … as spreadsheets name their columns; ``index`` from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def approach_letter(approaches: list[Approach], approach: str | None) -> str:
    """The letter of one of ``approaches``; of none of them: the unforeseen one's."""
    ids = [known.id for known in approaches]
    return letter(ids.index(approach)) if approach in ids else UNFORESEEN_LETTER


def card_letters(room: Room) -> dict[str, str]:
    """card id -> what the class calls it."""
    met: Counter[str] = Counter()
    without = 0
    letters: dict[str, str] = {}
    for card in by_seq(room.cards.values()):
        approaches, approach = _approach(room, card)
        if not approaches:
            letters[card.id] = letter(without)
            without += 1
            continue
        name = approach_letter(approaches, approach)
        met[name] += 1
        letters[card.id] = name if met[name] == 1 else f"{name}{met[name]}"
    return letters


def _approach(room: Room, card: BoardCard) -> tuple[list[Approach], str | None]:
    contribution = room.contributions[card.contribution]
    return approaches_of(room, room.phase_of(contribution.visit).id), contribution.approach


def is_approach(room: Room, phase: Phase, approach: str) -> bool:
    return approach == UNFORESEEN or any(known.id == approach for known in approaches_of(room, phase.id))
