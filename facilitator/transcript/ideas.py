"""The way of an idea: from the answers that led to a card, over what a group made of them, to what it changed.

Students credit one another by name, not card by card: what a proposal, conclusion or reflection owes to somebody counts
for the cards that show what they, or their group, had answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import BoardCard, Room, by_seq
from facilitator.transcript import model as m
from facilitator.transcript.moments import moment


def ideas(room: Room, written: Collection[Contribution], at: Mapping[int, str]) -> tuple[m.IdeaRecord, ...]:
    """Of every card on the board, from left to right. ``at``: when each event was that put up a card."""
    crediting = [each for each in written if each.credits and _said(each)]
    return tuple(_idea(room, room.cards[card], crediting, at) for card in room.board_order)


def moves(room: Room) -> tuple[m.MoveRecord, ...]:
    """From each one's first stated position to their last: counted. Who was asked several times and answered only one
    of them is counted apart, for nobody knows whether they moved."""
    stated: dict[str, list[str | None]] = {}
    for (_, who), position in sorted(room.positions.items(), key=lambda taken: (taken[0][0], taken[1].seq)):
        stated.setdefault(who, []).append(position.card)
    several = len({asking for asking, _ in room.positions}) > 1
    counted = Counter((several and len(cards) == 1, cards[0], cards[-1]) for cards in stated.values())
    order = [*room.board_order, *(card.id for card in by_seq(room.cards.values()) if card.off), None]
    ordered = sorted(counted, key=lambda move: (move[0], order.index(move[1]), order.index(move[2])))
    return tuple(
        m.MoveRecord(first=first, now=now, people=counted[once, first, now], once=once) for once, first, now in ordered
    )


def _idea(room: Room, card: BoardCard, crediting: Collection[Contribution], at: Mapping[int, str]) -> m.IdeaRecord:
    shown = room.contributions[card.contribution]
    owed = _whose(room, shown)
    steps = [
        *_led_to(room, shown),
        m.StepRecord(kind="card", id=card.id, at=at[card.seq], seq=card.seq),
        *_moved(room, card),
        *_owing(room, owed, crediting),
    ]
    return m.IdeaRecord(card=card.id, steps=tuple(sorted(steps, key=lambda step: step.seq)))


def _said(each: Contribution) -> bool:
    return each.text is not None and not each.withdrawn


def _whose(room: Room, shown: Contribution) -> frozenset[str]:
    if shown.group is not None:
        return frozenset(room.groups[shown.group].members)
    return frozenset({shown.author} if shown.author is not None else ())


def _led_to(room: Room, shown: Contribution) -> Iterator[m.StepRecord]:
    if shown.group is None:
        yield _step(shown.kind, shown)
        return
    sources, column = room.phase_of(shown.visit).sources, _column(room, shown)
    for member in room.groups[shown.group].members:
        for each in room.belongings.contributions.get(member, ()):
            of_source = each.kind == "answer" and room.phase_of(each.visit).id in sources
            of_column = column is None or _column(room, each) in (column, None)
            if of_source and of_column and _said(each) and each.seq < shown.seq:
                yield _step("answer", each)
    yield _step("group-answer", shown)


def _column(room: Room, each: Contribution) -> str | None:
    """The plan's column that it answers to, where its phase asks in several."""
    prompts = room.phase_of(each.visit).prompts
    return next((prompt.column for prompt in prompts if prompt.id == each.prompt), None) if len(prompts) > 1 else None


def _step(kind: str, each: Contribution) -> m.StepRecord:
    first = each.texts[0]
    known: m.StepKind = "group-answer" if kind == "group-answer" else "answer"
    author = each.author if known == "answer" else None
    return m.StepRecord(kind=known, id=each.id, at=moment(first.at), seq=first.seq, participant=author)


def _moved(room: Room, card: BoardCard) -> Iterator[m.StepRecord]:
    """Who was elsewhere, or not sure, when they were asked before."""
    before: dict[str, str | None] = {}
    for (_, who), position in sorted(room.positions.items(), key=lambda taken: (taken[0][0], taken[1].seq)):
        if position.card == card.id and who in before and before[who] != card.id:
            yield m.StepRecord(
                kind="moved",
                id=card.id,
                at=moment(position.at),
                seq=position.seq,
                participant=who,
                text=position.because or None,
            )
        before[who] = position.card


def _owing(room: Room, owed: frozenset[str], crediting: Collection[Contribution]) -> Iterator[m.StepRecord]:
    proposals = set()
    for each in crediting:
        if not owed & set(each.credits) or each.kind not in ("proposal", "reflection"):
            continue
        latest = each.texts[-1]
        kind: m.StepKind = "proposal" if each.kind == "proposal" else "reflection"
        proposals.add(each.id)
        yield m.StepRecord(kind=kind, id=each.id, at=moment(latest.at), seq=latest.seq, participant=each.author)
    for adopted in room.conclusions:
        if owed & set(adopted.credits) or proposals & set(adopted.proposals):
            yield m.StepRecord(kind="conclusion", id=adopted.id, at=moment(adopted.at), seq=adopted.seq)
