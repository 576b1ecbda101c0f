"""A room in which every collection of every view has something in it."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Material, Topic
from facilitator.discussion.seating import Place
from tests.discussion.given import CLASS, WHOLE
from tests.discussion.scenario import Scenario

PLAN = replace(
    WHOLE,
    topics=(Topic(id="theme", label="Theme", value="Fractions"),),
    materials=(Material(id="strip", title="A strip of paper", html="<p>Fold it.</p>"),),
)


def full_room() -> Room:
    """Mika (p2) and Ren (p3) have done everything that students can do."""
    room = Scenario(PLAN, checks=(), of_class=CLASS)
    mika, ren = room.join("Mika", "Ren")
    room.lead(c.ShowLine(line="l1", shown=True))
    room.lead(c.ShowQuestions(shown=True))
    room.lead(c.PlaceAt(participant=mika.id, place=Place(1, 2)))
    _pose_and_think(room, mika, ren)
    _compare(room, mika, ren)
    _discuss(room, mika, ren)
    _predict(room, mika)
    _sum_up(room, mika, ren)
    _argue(room, mika, ren)
    return room.room


def _pose_and_think(room: Scenario, mika: Actor, ren: Actor) -> None:
    visit = room.go("pose")
    room.when(mika, c.MarkClear(visit=visit, clear=True))
    room.says(mika, "note", "I notice two sizes of pieces.")
    room.go("think")
    answer = room.says(mika, "answer", "5/6")
    room.says(ren, "answer", "2/5")
    room.lead(c.Tag(contribution=answer, approach="common"))
    room.lead(c.MarkForBoard(contribution=answer, marked=True, because="begin with it"))


def _compare(room: Scenario, mika: Actor, ren: Actor) -> None:
    room.go("compare")
    [group] = room.grouped([mika, ren])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "Five sixths, for the pieces must be of one size.", group=group)


def _discuss(room: Scenario, mika: Actor, ren: Actor) -> None:
    visit = room.go("discuss")
    cards = [room.card(each.id) for each in list(room.room.contributions.values()) if each.kind == "answer"]
    room.lead(c.Connect(a=cards[0], b=cards[1], kind="contradicts"))
    room.proposed(mika, cards[0], cards[1], "because", "that is where it comes from")
    room.when(ren, c.TakeStance(visit=visit, card=cards[0], stance="follow"))
    room.says(ren, "point", "Why sixths?", card=cards[0], point="ask")
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=cards[0]))
    room.lead(c.ShowPositions(shown=True))


def _predict(room: Scenario, mika: Actor) -> None:
    visit = room.go("predict")
    room.when(mika, c.CastVote(visit=visit, choice=1))
    room.lead(c.RevealPoll(visit=visit, shown=True))


def _sum_up(room: Scenario, mika: Actor, ren: Actor) -> None:
    visit = room.go("sum-up")
    proposal = room.says(mika, "proposal", "Only pieces of one size can be counted together.", credits=(ren.id,))
    room.when(ren, c.Keep(proposal=proposal, keep=True))
    room.when(mika, c.Keep(proposal=proposal, keep=True))
    room.lead(c.AdoptConclusion(visit=visit, text="Make the pieces alike first.", proposals=(proposal,)))


def _argue(room: Scenario, mika: Actor, ren: Actor) -> None:
    """In one group they answer, in the next one their answer is at hand."""
    room.lead(c.GiveSides())
    room.go("experts")
    [group] = room.grouped([mika, ren])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "It depends on the pieces.", group=group)
    room.go("meet")
    [group] = room.grouped([mika, ren])
    room.when(ren, c.TakePen(group=group))
    room.says(ren, "group-answer", "We agree on that.", group=group)
