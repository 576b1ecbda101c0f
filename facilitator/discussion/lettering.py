"""The letters of approaches and cards: A, B, C … by the plan's order, a second card of approach A is A2.

A letter counts every card that was ever put on the board, so that taking one off never renames another. From a phase
without approaches each card gets a letter of its own, after those that the plan's approaches have. U is kept for
unforeseen answers.
"""

from __future__ import annotations

from collections import Counter
from itertools import count

from facilitator.discussion.model import UNFORESEEN, BoardCard, Room, by_seq
from facilitator.discussion.plan import Approach, Phase

UNFORESEEN_LETTER = "U"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTVWXYZ"


def approaches_of(room: Room, phase_id: str) -> list[Approach]:
    """The approaches that answers of this phase may take: its own or those it draws on, and those added to it."""
    phase = room.plan.phase(phase_id)
    drawn_on = [approach for source in phase.sources for approach in approaches_of(room, source)]
    added = [approach for added_to, approach in room.approaches_added if added_to == phase_id]
    once = {approach.id: approach for approach in (*(phase.approaches or drawn_on), *added)}
    return list(once.values())


def letter(index: int) -> str:
    """A … Z, then AA, AB … as spreadsheets name their columns, but never a U; ``index`` from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(_LETTERS))
        name = _LETTERS[rest] + name
    return name


def approach_letter(approaches: list[Approach], approach: str | None) -> str:
    """The letter of one of ``approaches``; of none of them: the unforeseen one's."""
    ids = [known.id for known in approaches]
    return letter(ids.index(approach)) if approach in ids else UNFORESEEN_LETTER


def card_letters(room: Room) -> dict[str, str]:
    """card id -> what the class calls it."""
    met: Counter[str] = Counter()
    own = count(max((len(phase.approaches) for phase in room.plan.phases), default=0))
    letters: dict[str, str] = {}
    for card in by_seq(room.cards.values()):
        approaches, approach = _approach(room, card)
        name = approach_letter(approaches, approach) if approaches else letter(next(own))
        met[name] += 1
        letters[card.id] = name if met[name] == 1 else f"{name}{met[name]}"
    return letters


def _approach(room: Room, card: BoardCard) -> tuple[list[Approach], str | None]:
    contribution = room.contributions[card.contribution]
    return approaches_of(room, room.phase_of(contribution.visit).id), contribution.approach


def is_approach(room: Room, phase: Phase, approach: str) -> bool:
    return approach == UNFORESEEN or any(known.id == approach for known in approaches_of(room, phase.id))
