"""The ways of ideas in words: each step with its time, what it was and whose."""

from __future__ import annotations

from msgspec import Struct

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


class Step(Struct, frozen=True, kw_only=True):
    """One step of an idea's way."""

    id: str
    """Of the contribution, card or conclusion that it leads to."""
    kind: m.StepKind
    time: str
    label: str
    """What kind of step it was and whose, in words."""
    text: str | None


class Idea(Struct, frozen=True, kw_only=True):
    card: str
    letter: str
    title: str
    """The approach's label, where the class saw it, or who answered."""
    steps: tuple[Step, ...]


def ways(reading: Reading) -> tuple[Idea, ...]:
    """From left to right on the board; an idea of which nothing is known but its card has none."""
    return tuple(_idea(reading, idea) for idea in reading.transcript.ideas if len(idea.steps) > 1)


def _idea(reading: Reading, idea: m.IdeaRecord) -> Idea:
    card = next(card for card in reading.transcript.board if card.id == idea.card)
    label = reading.edit(card.label) if card.label is not None and card.label_shown else None
    return Idea(
        card=card.id,
        letter=card.letter,
        title=label or reading.author(reading.contributions[card.contribution]),
        steps=tuple(_step(reading, card, step) for step in idea.steps),
    )


def _step(reading: Reading, card: m.CardRecord, step: m.StepRecord) -> Step:
    return Step(
        id=step.id,
        kind=step.kind,
        time=reading.clock(step.at),
        label=reading.says(f"transcript.step.{step.kind}", name=_whose(reading, step), letter=card.letter),
        text=_text(reading, step),
    )


def _whose(reading: Reading, step: m.StepRecord) -> str:
    if step.kind == "group-answer":
        return reading.author(reading.contributions[step.id])
    if step.participant is None:
        return reading.says("transcript.unnamed")
    return reading.name(step.participant)


def _text(reading: Reading, step: m.StepRecord) -> str | None:
    match step.kind:
        case "card":
            return None
        case "moved":
            return step.text
        case "conclusion":
            return next(each.text for each in reading.transcript.conclusions if each.id == step.id)
    said = reading.contributions[step.id]
    return next((was.text for was in said.revisions if was.seq == step.seq), said.text)
