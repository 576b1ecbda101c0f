"""The board of a lesson that is made up: some of what was handed in, in columns where the plan has them."""

from __future__ import annotations

from typing import Final, Literal

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import by_seq
from facilitator.discussion.plan import Phase
from facilitator.preview.made_up import MadeUp
from facilitator.preview.sayings import Sayings

CARDS: Final = 4
"""New in one phase."""
IN_COLUMN: Final = 2
POINTS: Final[tuple[Literal["build", "challenge", "ask"], ...]] = ("build", "challenge", "ask")


def discuss(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    for each in _chosen(room, phase):
        room.lead(c.PutOnBoard(contribution=each.id))
    for card in room.room.board_order:
        room.lead(c.RevealCard(card=card, shown=True))
    cards = room.room.board_order
    if len(cards) > 1:
        kind = "contradicts" if "contradicts" in phase.connections else next(iter(phase.connections), "")
        room.lead(c.Connect(a=cards[-2], b=cards[-1], kind=kind))
        room.lead(c.RevealName(card=cards[-2], shown=True))
    _talk(room, sayings, phase, cards)
    if not over and len(room.people) > 6:
        room.ask(room.people[6], c.RaiseHand(raised=True))


def _talk(room: MadeUp, sayings: Sayings, phase: Phase, cards: tuple[str, ...]) -> None:
    if not cards:
        return
    room.lead(c.AskPositions())
    asking = len(room.room.askings)
    for number, person in enumerate(room.people[1:], start=asking):
        card = cards[number * number % len(cards)]
        if phase.stances:
            stance = phase.stances[number % len(phase.stances)]
            room.ask(person, c.TakeStance(visit=room.visit, card=card, stance=stance))
        room.ask(person, c.TakePosition(asking=asking, card=card))
    for number, (point, person) in enumerate(zip(POINTS, room.people[1:], strict=False)):
        card = cards[number % len(cards)]
        about = room.room.contributions[room.room.cards[card].contribution].text or ""
        room.say(person, "point", sayings.about(point, number, about), card=card, point=point)


def _chosen(room: MadeUp, phase: Phase) -> list[Contribution]:
    """What differs most: one of each approach, some of each column, nothing said twice."""
    handed_in = [
        each
        for each in by_seq(room.room.contributions.values())
        if each.kind in ("answer", "group-answer", "reason") and each.text
    ]
    of_sources = [each for each in handed_in if room.room.phase_of(each.visit).id in phase.sources]
    on_board = {room.room.contributions[card.contribution].text for card in room.room.cards.values()}
    chosen: list[Contribution] = []
    for each in sorted(of_sources or handed_in, key=lambda each: _place(room, each)):
        kept = [other for other in chosen if _column(room, other) == _column(room, each)]
        full = len(kept) >= (IN_COLUMN if _column(room, each) else CARDS)
        known = each.text in on_board or any(each.text == other.text for other in chosen)
        alike = each.approach is not None and any(each.approach == other.approach for other in kept)
        if not full and not known and not alike:
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.seq)


def _place(room: MadeUp, each: Contribution) -> tuple[bool, int]:
    """In columns stand the answers of groups; where there are none, the ways that people have found."""
    return (each.kind == "group-answer") != bool(_column(room, each)), each.seq


def _column(room: MadeUp, each: Contribution) -> str | None:
    prompts = room.room.phase_of(each.visit).prompts
    return next((prompt.column for prompt in prompts if prompt.id == each.prompt), None)
