"""What a simulated student hands in: the command for a given text, or for one that is made up."""

from __future__ import annotations

from random import Random
from typing import Final

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.model import ContributionKind, PointKind
from facilitator.simulate import words
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
    command = said(at, kind, "", chance)
    text = words.text(command.point or kind, at.room.language, at.room.family, chance)
    return replace(command, text=text, credits=_credits(at, kind, chance))


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
