"""What a simulated student hands in: the command for a given text, or for one that is made up."""

from __future__ import annotations

from random import Random
from typing import Final

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.simulate.noticing import Situation
from facilitator.views import entities as en

_POINTS: Final[tuple[PointKind, ...]] = ("build", "challenge", "ask")


def said(at: Situation, kind: ContributionKind, text: str, chance: Random) -> c.HandIn:
    """That text, unaltered. A point is about one of the cards, if there are any."""
    command = c.HandIn(kind=kind, visit=at.visit_id, prompt=at.visit.prompts[0].id, text=text)
    if kind != "point":
        return command
    cards = sorted(at.sight.all(en.CardInfo))
    return replace(command, point=chance.choice(_POINTS), card=chance.choice(cards) if cards else None)


def made_up(at: Situation, kind: ContributionKind, chance: Random) -> c.HandIn:
    return worded(at, said(at, kind, "", chance), chance)


def worded(at: Situation, command: c.HandIn, chance: Random) -> c.HandIn:
    """With words that fit what it is, its prompt, and the card that it is about."""
    column = next((prompt.column for prompt in at.visit.prompts if prompt.id == command.prompt), None)
    card = at.sight.all(en.CardInfo).get(command.card or "")
    about = card.text if card is not None else None
    text = at.speech.text(command.point or command.kind, chance, column=column, about=about)
    return replace(command, text=text, credits=_credits(at, command.kind, chance))


def replied(at: Situation, chance: Random) -> c.HandIn:
    """A made-up answer to a point that somebody has made; to none, a point of one's own."""
    command = made_up(at, "point", chance)
    points = at.sight.all(en.PointInfo)
    if not points:
        return command
    answered = chance.choice(sorted(points))
    return replace(command, reply_to=answered, card=points[answered].card)


def _credits(at: Situation, kind: ContributionKind, chance: Random) -> tuple[str, ...]:
    """Whose ideas it stands on: somebody who said something to the class, where names are shown."""
    if kind not in ("proposal", "reflection") or chance.random() < 0.4:
        return ()
    authors = {each.author for each in at.sight.all(en.PointInfo).values() if each.author is not None} - {at.me}
    return (chance.choice(sorted(authors)),) if authors else ()
