"""A whole lesson in which everything happens that can happen, in the plan and by the people that ``given`` has.

Whoever changes it keeps every kind of event in it: a test looks.
"""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import by_seq
from facilitator.discussion.pictures import Drawing, Page, Stroke
from facilitator.discussion.seating import Place
from tests.discussion.given import MINUTE
from tests.discussion.scenario import Scenario

PHOTO = f"{7:032x}.webp"
PAGE = f"{9:032x}.webp"
DRAWING = Drawing(paper="grid", strokes=(Stroke(points=(80, 80, 160, 240), ink="blue"),))


def whole_lesson(room: Scenario) -> None:
    """Everything, from the first seat taken to an erasure after the end."""
    class_of = _arrive(room)
    _pose(room, class_of)
    _think(room, class_of)
    _compare(room, class_of)
    _ask(room, class_of)
    _discuss(room, class_of)
    _poll(room, class_of)
    _sum_up(room, class_of)
    _argue(room, class_of)
    _close(room, class_of)


def _arrive(room: Scenario) -> list[Actor]:
    people = room.join("Mika", "Yuki", "Noa", "Ravi", "Amina", "Leo", "Troll")
    room.without_device("Sam")
    room.lead(c.AddParticipant(name="", returning="r2"))
    room.lead(c.ShowLine(line="l1", shown=True))
    room.lead(c.ShowLine(line="l2", shown=True))
    room.lead(c.ShowLine(line="l2", shown=False))
    mika, yuki, noa, *_, troll = people
    room.lead(c.ArrangePlaces(places=(c.Seated(participant=mika.id, place=Place(1, 1)),)))
    room.lead(c.PlaceAt(participant=noa.id, place=Place(1, 1)))
    room.lead(c.Remove(participant=troll.id))
    room.lead(c.LockRoom(locked=True))
    room.lead(c.LockRoom(locked=False))
    room.when(yuki, c.Rename(name="Yū"))
    room.when(noa, c.Leave())
    room.when(noa, c.Return())
    room.lead(c.Skip(phase="reflect", skipped=True))
    room.lead(c.Skip(phase="reflect", skipped=False))
    room.when(mika, c.CallInstructor(calling=True))
    room.lead(c.CallInstructor(calling=False, participant=mika.id))
    return people


def _pose(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, *_, troll = people
    room.later(MINUTE).lead(c.Start())
    room.lead(c.Nudge(text="Read it twice."))
    room.when(mika, c.MarkClear(visit=room.visit, clear=False))
    room.when(yuki, c.MarkClear(visit=room.visit, clear=True))
    note = room.says(mika, "note", "I notice thirds")
    room.when(mika, c.Revise(contribution=note, text="I notice thirds and halves"))
    wish = room.says(noa, "note", "I wonder why")
    room.when(noa, c.Withdraw(contribution=wish))
    room.lead(c.Hide(contribution=note, hidden=True))
    room.lead(c.Restore(participant=troll.id))
    room.lead(c.Remove(participant=troll.id))
    room.lead(c.Pause())
    room.later(MINUTE).lead(c.Resume())
    room.lead(c.AddMaterial(title="Another strip", pages=(Page(picture=PAGE, width=1200, height=1600, text="fold"),)))
    added = room.room.materials[-1].id
    room.lead(c.ShowMaterial(material=added))
    room.lead(c.FillMaterial(material="page", pages=(Page(picture=PAGE, width=1200, height=1600),)))
    room.lead(c.RemoveMaterial(material=added))
    room.lead(c.ShowMaterial(material="strip"))
    room.lead(c.Lengthen(visit=room.visit, by_ms=MINUTE))


def _think(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, ravi, amina, leo, _ = people
    room.lead(c.Next(visit=room.visit))
    added = room.room.seq + 1
    room.lead(c.AddApproach(phase="think", label="Draws bars"))
    answers = [room.says(who, "answer", f"answer of {who.id}, first try") for who in (mika, yuki, noa, ravi, amina)]
    room.when(mika, c.AddPhoto(photo=PHOTO, width=1200, height=1600))
    room.says(mika, "answer", "second try", pictures=(PHOTO,), drawing=DRAWING)
    room.lead(c.Tag(contribution=answers[0], approach="across"))
    room.lead(c.Tag(contribution=answers[1], approach="common"))
    room.lead(c.Tag(contribution=answers[2], approach=f"a{added}"))
    room.lead(c.Tag(contribution=answers[3], approach="unforeseen"))
    room.lead(c.MarkForBoard(contribution=answers[0], marked=True, because="begin with what nearly works"))
    room.lead(c.MarkForBoard(contribution=answers[1], marked=True))
    room.lead(c.MarkForBoard(contribution=answers[1], marked=False))
    room.lead(c.Hide(contribution=answers[4], hidden=True))
    room.when(noa, c.Withdraw(contribution=answers[2]))
    thinking = room.visit
    room.grouped([leo, mika, yuki])
    room.lead(c.Next(visit=room.visit))
    room.says(leo, "answer", "answer when time was up", visit=thinking, unfinished=True)
    room.says(noa, "answer", "answer from a phone that was offline", visit=thinking)


def _compare(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, ravi, amina, leo, _ = people
    one, two = room.grouped([mika, yuki, amina], [noa, ravi, leo])
    room.when(mika, c.TakePen(group=one))
    room.when(yuki, c.AskForPen(group=one))
    room.lead(c.DropIn(group=one))
    room.lead(c.DropIn())
    room.lead(c.DropIn(group=one))
    room.says(mika, "group-answer", "we think five sixths", group=one)
    room.when(mika, c.PassPen(group=one, to=yuki.id))
    room.says(yuki, "group-answer", "we know five sixths", group=one)
    room.says(yuki, "group-answer", "to find a common piece", group=one, prompt="2")
    room.when(amina, c.OfferToExplain(group=one, can=True))
    room.when(amina, c.OfferToExplain(group=one, can=False))
    room.when(mika, c.OfferToExplain(group=one, can=True))
    room.lead(c.NameSpokesperson(group=one, participant=amina.id))
    room.when(noa, c.TakePen(group=two))
    other = room.says(noa, "group-answer", "our group says two fifths", group=two)
    room.lead(c.Hide(contribution=other, hidden=True))
    room.lead(c.Hide(contribution=other, hidden=False))
    room.when(noa, c.Withdraw(contribution=other))
    room.says(noa, "group-answer", "our group says one", group=two)
    room.lead(c.MoveMember(participant=leo.id, group=one))
    room.lead(c.MoveMember(participant=ravi.id, group=None))
    room.when(ravi, c.CallInstructor(calling=True))
    room.lead(c.FormGroups(form="mixed", size=3), seed=7)
    room.lead(c.MoveMember(participant=mika.id, group=None))


def _ask(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, *_ = people
    kept = room.says(mika, "question", "who cuts the cake")
    room.when(mika, c.Revise(contribution=kept, text="who cuts the cake, and who chooses"))
    hidden = room.says(yuki, "question", "what I heard about her")
    taken_back = room.says(noa, "question", "what is a third")
    room.when(noa, c.Withdraw(contribution=taken_back))
    room.lead(c.MarkQuestion(question=hidden, state="open", hidden=True))
    room.lead(c.ShowQuestions(shown=True))
    room.lead(c.MarkQuestion(question=kept, state="taken-up"))
    room.lead(c.MarkQuestion(question=hidden, state="answered"))
    room.lead(c.MarkQuestion(question=hidden, state="answered", hidden=True))
    room.lead(c.Hide(contribution=kept, hidden=True))
    room.lead(c.Hide(contribution=kept, hidden=False))
    room.lead(c.ShowQuestions(shown=False))
    room.says(noa, "question", "is one piece enough")


def _discuss(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, ravi, amina, leo, _ = people
    handed_in = by_seq(room.room.contributions.values())
    answers = {each.author: each.id for each in handed_in if each.kind == "answer"}
    group_answer = next(each.id for each in handed_in if each.kind == "group-answer")
    room.lead(c.Next(visit=room.visit))
    first = room.card(answers[mika.id])
    second = room.card(answers[yuki.id], shown=False)
    third = room.card(group_answer)
    spare = room.card(answers[ravi.id], shown=False)
    room.lead(c.PointAt(card=first))
    room.lead(c.CompareCards(cards=(first, third)))
    room.lead(c.Connect(a=first, b=second, kind="contradicts", words="the size of a piece"))
    room.lead(c.RevealCard(card=second, shown=True))
    room.lead(c.TakeOffBoard(card=spare))
    room.lead(c.MoveCard(card=third, before=first))
    room.when(mika, c.Revise(contribution=answers[mika.id], text="third try, after the board was made"))
    room.lead(c.RevealName(card=second, shown=True))
    room.lead(c.RevealLabel(card=second, shown=True))
    room.lead(c.PutInColumn(card=second, column="vision"))
    room.when(mika, c.ClaimCard(card=first))
    room.lead(c.RevealName(card=third, shown=True))
    room.lead(c.StrikeThrough(card=first, struck=True, because="a third of what?"))
    room.lead(c.AskPositions())
    room.when(yuki, c.TakePosition(asking=1, card=first))
    room.when(noa, c.TakePosition(asking=1, card=None))
    room.when(amina, c.TakeStance(visit=room.visit, card=first, stance="follow"))
    room.when(amina, c.TakeStance(visit=room.visit, card=first, stance=None))
    room.when(leo, c.TakeStance(visit=room.visit, card=second, stance="question"))
    said = room.says(yuki, "point", "thirds are smaller than halves", card=first, point="challenge")
    room.says(noa, "point", "that is what I meant", reply_to=said)
    taken_back = room.says(leo, "point", "what I did not want to say")
    room.when(leo, c.Withdraw(contribution=taken_back))
    rude = room.says(ravi, "point", "something rude")
    room.lead(c.Hide(contribution=rude, hidden=True))
    room.when(ravi, c.RaiseHand(raised=True))
    room.when(leo, c.RaiseHand(raised=True))
    room.when(leo, c.RaiseHand(raised=False))
    room.lead(c.CallOn(participant=ravi.id))
    room.lead(c.CallOn(participant=noa.id))
    room.lead(c.CallOn())
    room.lead(c.AskPositions())
    room.when(yuki, c.TakePosition(asking=2, card=second))
    room.lead(c.ShowPositions(shown=True))
    room.when(noa, c.TakePosition(asking=2, card=second))
    room.lead(c.Hide(contribution=answers[yuki.id], hidden=True))
    room.lead(c.Hide(contribution=answers[yuki.id], hidden=False))
    [link] = room.room.connections
    room.lead(c.Disconnect(connection=link))
    _propose(room, people, first, second)
    room.lead(c.Connect(a=second, b=third, kind="same-as", words="both cut into sixths"))
    room.lead(c.ShowPositions(shown=False))


def _propose(room: Scenario, people: list[Actor], one: str, other: str) -> None:
    mika, yuki, noa, ravi, *_ = people
    [first, second, third, fourth] = [
        room.proposed(who, one, other, kind, words)
        for who, kind, words in (
            (mika, "same-as", "both count pieces"),
            (ravi, "", "one explains the other"),
            (noa, "because", "as the pieces are alike"),
            (yuki, "because", "that is why"),
        )
    ]
    room.when(ravi, c.TakeBackConnection(proposed=second))
    room.lead(c.AnswerConnection(proposed=first, answer="confirmed"))
    room.lead(c.AnswerConnection(proposed=third, answer="set-aside"))
    room.lead(c.AnswerConnection(proposed=third))
    room.lead(c.AnswerConnection(proposed=third, answer="confirmed"))
    room.lead(c.AnswerConnection(proposed=third))
    room.lead(c.AnswerConnection(proposed=fourth, answer="set-aside"))
    room.lead(c.AnswerConnection(proposed=first, answer="set-aside"))


def _poll(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, ravi, *_ = people
    room.lead(c.Next(visit=room.visit))
    poll = room.visit
    room.when(mika, c.CastVote(visit=poll, choice=0))
    room.when(yuki, c.CastVote(visit=poll, choice=1))
    room.says(mika, "reason", "because two and three are five", choice=0)
    room.lead(c.RevealPoll(visit=poll, shown=True))
    room.when(noa, c.CastVote(visit=poll, choice=1))
    room.lead(c.RevealPoll(visit=poll, shown=False))
    room.lead(c.Next(visit=room.visit))
    room.when(mika, c.CastVote(visit=room.visit, choice=1))
    room.lead(c.RevealPoll(visit=room.visit, shown=True))
    room.when(ravi, c.Leave())


def _sum_up(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, _, amina, *_ = people
    room.lead(c.Next(visit=room.visit))
    ours = room.says(amina, "proposal", "cut into pieces of one size", credits=(yuki.id,))
    other = room.says(noa, "proposal", "never add the bottoms", credits=(mika.id,))
    room.lead(c.Hide(contribution=other, hidden=True))
    room.when(yuki, c.Keep(proposal=ours, keep=True))
    room.when(mika, c.Keep(proposal=ours, keep=True))
    room.when(mika, c.Keep(proposal=ours, keep=False))
    room.lead(
        c.AdoptConclusion(visit=room.visit, text="Pieces of one size", proposals=(ours,), credits=(yuki.id, mika.id))
    )


def _argue(room: Scenario, people: list[Actor]) -> None:
    """Groups with a question each and a side, then one from each question, then the other side."""
    mika, yuki, noa, _, amina, leo, _ = people
    first, second = room.grouped([mika, yuki], [noa, amina])
    room.lead(c.GiveSides())
    room.go("experts")
    for who, group in ((mika, first), (noa, second)):
        room.when(who, c.TakePen(group=group))
        asked = room.room.question_of(room.visit, group) or ""
        ours = room.says(who, "group-answer", "this is what we found", prompt=asked, group=group)
    room.lead(c.GiveQuestion(group=second, prompt="3"))
    room.lead(c.MoveMember(participant=leo.id, group=first))
    room.lead(c.MoveToSide(side=0, participant=mika.id))
    room.lead(c.MoveToSide(side=1, participant=mika.id))
    room.lead(c.FormGroups(form="jigsaw", size=4))
    room.go("meet")
    room.when(noa, c.HandIn(kind="group-answer", visit=room.room.visits[-2].id, text="x", prompt="3", group=second))
    room.lead(c.Hide(contribution=ours, hidden=True))
    room.lead(c.Hide(contribution=ours, hidden=False))
    room.go("other-side")
    room.says(mika, "answer", "seen from over there")
    room.lead(c.SwapSides(swaps=1))
    room.lead(c.PutSidesAway())
    room.go("sum-up")


def _close(room: Scenario, people: list[Actor]) -> None:
    mika, yuki, noa, *_ = people
    room.lead(c.Next(visit=room.visit))
    room.says(mika, "reflection", "now I would look for sixths", credits=(yuki.id,))
    kept = room.says(yuki, "reflection", "I kept my way")
    room.when(yuki, c.ShareReflection(contribution=kept, shared=True))
    room.when(noa, c.Erase(participant=noa.id))
    room.lead(c.Back(visit=room.visit))
    room.lead(c.GoTo(visit=room.visit, phase="compare"))
    room.lead(c.WriteLessonNote(note="n-1", text="They were fast"))
    room.lead(c.RemoveLessonNote(note="n-1"))
    room.lead(c.EndRoom())
    room.lead(c.KeepUntil(until=room.at + MINUTE))
    room.lead(c.WriteLessonNote(note="n-2", visit=room.room.visits[0].id, text="It took them long"))
    room.lead(c.Erase(participant=yuki.id))
