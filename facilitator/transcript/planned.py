"""The planned board beside the one that came: approaches in the plan's order, and the cards that carried them."""

from __future__ import annotations

from facilitator.discussion.lettering import approaches_of, letter
from facilitator.discussion.model import BoardCard, Room
from facilitator.discussion.plan import Phase
from facilitator.transcript import model as m


def planned_board(room: Room) -> tuple[m.PlannedRecord, ...]:
    """Of each phase that was visited and plans approaches of its own."""
    visited = {visit.phase for visit in room.visits}
    return tuple(_planned(room, phase) for phase in room.plan.phases if phase.approaches and phase.id in visited)


def _planned(room: Room, phase: Phase) -> m.PlannedRecord:
    planned = {approach.id for approach in phase.approaches}
    cards = [card for card in map(room.cards.__getitem__, room.board_order) if _could_carry(room, card, planned)]
    carried = {card.id: room.contributions[card.contribution].approach for card in cards}
    tags = [
        each.approach
        for each in room.contributions.values()
        if not each.withdrawn and room.phase_of(each.visit).id == phase.id
    ]
    return m.PlannedRecord(
        phase=phase.id,
        approaches=tuple(
            m.PlannedApproach(
                id=approach.id,
                letter=letter(place),
                label=approach.label,
                cards=tuple(card for card, carries in carried.items() if carries == approach.id),
                answers=tags.count(approach.id),
            )
            for place, approach in enumerate(phase.approaches)
        ),
        unforeseen=tuple(card for card, carries in carried.items() if carries not in planned),
    )


def _could_carry(room: Room, card: BoardCard, planned: set[str]) -> bool:
    """Of an answer of that phase, or of one that takes its approaches from there."""
    answered_in = room.phase_of(room.contributions[card.contribution].visit)
    return planned <= {approach.id for approach in approaches_of(room, answered_in.id)}
