"""What a simulated student does besides saying something: one look at the room, at most one thing to do.

Everything here is drawn from ``chance``, so that the same seed does the same things in front of the same room.
"""

from __future__ import annotations

from random import Random
from typing import Final

from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.simulate.pace import share
from facilitator.simulate.sight import Sight
from facilitator.simulate.voices import Speech
from facilitator.views import entities as en

UNDECIDED: Final = "-"
"""In ``memory``: not sure yet."""


class Situation(Struct, kw_only=True):
    """A student in one visit. ``memory`` is what this student has done in it, by names of our own."""

    visit_id: str
    visit: en.VisitInfo
    sight: Sight
    me: str
    room: en.RoomInfo
    students: int
    chance: Random
    memory: dict[str, str]
    speech: Speech
    looks: int = 0

    def once(self, what: str, probability: float) -> bool:
        """Drawn at the first time only."""
        if what in self.memory:
            return False
        self.memory[what] = "drawn"
        return self.chance.random() < probability


def notice(situation: Situation) -> c.Command | None:
    """What to do now; None: nothing."""
    situation.looks += 1
    match situation.visit.kind:
        case "pose":
            return _is_it_clear(situation)
        case "groups":
            return _in_group(situation)
        case "discuss":
            return _at_the_board(situation)
        case "sum-up":
            return _keep(situation)
        case _:
            return None


def _is_it_clear(at: Situation) -> c.Command | None:
    if at.once("clear", 0.8):
        return c.MarkClear(visit=at.visit_id, clear=at.chance.random() < 0.85)
    return None


# --- groups


def _in_group(at: Situation) -> c.Command | None:
    found = next(iter(at.sight.all(en.GroupDetail).items()), None)
    if found is None:
        return None
    group_id, group = found
    if group.pen is None:
        return _free_pen(at, group_id, group)
    if group.pen == at.me:
        return _with_pen(at, group_id, group)
    if at.once(f"{group_id} explain", 0.35):
        return c.OfferToExplain(group=group_id, can=True)
    if at.once(f"{group_id} ask for pen", 0.25):
        return c.AskForPen(group=group_id)
    return None


def _free_pen(at: Situation, group_id: str, group: en.GroupDetail) -> c.Command | None:
    """One after another, so that not all reach for it: people without a simulation are among the members, too."""
    if at.looks <= 3 * group.members.index(at.me):
        return None
    at.memory[f"{group_id} took pen"] = "yes"
    return c.TakePen(group=group_id)


def _with_pen(at: Situation, group_id: str, group: en.GroupDetail) -> c.Command | None:
    """Write an answer to each prompt, or to the group's own; then whoever took the pen passes it on, and others when
    they are asked."""
    for prompt in at.visit.prompts:
        if at.visit.one_each and prompt.id != group.question:
            continue
        written = f"{group_id} wrote {prompt.id}"
        if written not in at.memory:
            at.memory[written] = "yes"
            said = at.speech.text("group-answer", at.chance, column=prompt.column)
            return c.HandIn(kind="group-answer", visit=at.visit_id, prompt=prompt.id, text=said, group=group_id)
    others = [member for member in group.members if member != at.me]
    wanted = [member for member in group.pen_asked if member in others]
    if others and (wanted or at.memory.pop(f"{group_id} took pen", "")):
        return c.PassPen(group=group_id, to=(wanted or others)[0])
    return None


# --- the board


def _at_the_board(at: Situation) -> c.Command | None:
    cards = at.sight.all(en.CardInfo)
    return _position(at, sorted(cards)) or _stance(at, sorted(cards)) or _hand(at)


def _position(at: Situation, cards: list[str]) -> c.Command | None:
    asking = _asking(at.sight)
    if not asking or not at.once(f"asking {asking}", 0.85):
        return None
    before = at.memory.get("position")
    stays = before is not None and at.chance.random() < 0.65
    position = before if stays else _convincing(at, cards, first=before is None)
    at.memory["position"] = position or UNDECIDED
    return c.TakePosition(asking=asking, card=position if position in cards else None)


def _convincing(at: Situation, cards: list[str], first: bool) -> str:
    """At first what one has thought oneself, if it is there; else whatever pulls."""
    texts = {card: at.sight.all(en.CardInfo)[card].text for card in cards}
    mine = [card for card in cards if at.speech.is_mine(texts[card])]
    if first and mine:
        return mine[0]
    pulls = [card for card in cards for _ in range(2 * at.speech.pull(texts[card]))]
    return at.chance.choice([*pulls, UNDECIDED])


def _asking(sight: Sight) -> int:
    room = sight.one(en.RoomInfo)
    return room.asking if room is not None else 0


def _stance(at: Situation, cards: list[str]) -> c.Command | None:
    for card in cards:
        if at.visit.stances and at.once(f"stance {card}", 0.6):
            mine = "same" in at.visit.stances and at.speech.is_mine(at.sight.all(en.CardInfo)[card].text)
            stance = "same" if mine else at.chance.choice(at.visit.stances)
            return c.TakeStance(visit=at.visit_id, card=card, stance=stance)
    return None


def _hand(at: Situation) -> c.Command | None:
    if at.looks > 1 and at.once("hand", share(0.15, at.students)):
        return c.RaiseHand(raised=True)
    return None


def _keep(at: Situation) -> c.Command | None:
    proposals = at.sight.all(en.ProposalInfo)
    for proposal in at.chance.sample(sorted(proposals), len(proposals)):
        if at.once(f"keep {proposal}", share(0.5, at.students)):
            return c.Keep(proposal=proposal, keep=True)
    return None
