"""A whole lesson with a bit of everything in it, for the tests of its transcript; a minute between any two steps."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor, Entry
from tests.discussion.given import INSTRUCTOR, MINUTE
from tests.discussion.scenario import Scenario


class Lesson:
    """``room`` is the scenario; visits, cards and contributions by what they are called here."""

    def __init__(self) -> None:
        self.room = Scenario(checks=())
        self.mika, self.leo, self.yuki = self.room.join("Mika", "Leo", "Yuki")
        self.ann = self.room.without_device("Ann")
        self.visits: dict[str, str] = {}
        self.said: dict[str, str] = {}
        self.cards: dict[str, str] = {}

    @property
    def log(self) -> list[Entry]:
        return self.room.log

    def go(self, phase: str) -> None:
        self.visits[phase] = self.room.later(MINUTE).go(phase)

    def says(self, name: str, who: Actor, kind: str, text: str, **fields: object) -> None:
        self.said[name] = self.room.later(MINUTE).says(who, kind, text, **fields)  # type: ignore[arg-type]

    def does(self, who: Actor, *commands: c.Command) -> None:
        for command in commands:
            self.room.when(who, command)


def led() -> Lesson:
    """From the first prompt to the end."""
    lesson = taught()
    lesson.room.later(MINUTE).lead(c.EndRoom())
    return lesson


def taught() -> Lesson:
    """The same, before it is ended."""
    lesson = Lesson()
    for part in (posed, thought, compared, discussed, polled, summed_up, reflected):
        part(lesson)
    return lesson


def posed(lesson: Lesson) -> None:
    lesson.go("pose")
    visit = lesson.visits["pose"]
    lesson.does(lesson.mika, c.MarkClear(visit=visit, clear=True))
    lesson.does(lesson.leo, c.MarkClear(visit=visit, clear=False))
    lesson.says("note", lesson.mika, "note", "I notice two fractions")


def thought(lesson: Lesson) -> None:
    lesson.go("think")
    visit = lesson.visits["think"]
    lesson.says("mika", lesson.mika, "answer", "first 2/5")
    lesson.room.lead(c.Nudge(text="Try a drawing"))
    lesson.says("leo", lesson.leo, "answer", "across: 2/5")
    lesson.says("ann", INSTRUCTOR, "answer", "on paper: 5/6", participant=lesson.ann)
    lesson.room.later(MINUTE).when(lesson.mika, c.HandIn(kind="answer", visit=visit, text="then 5/6"))
    lesson.does(
        INSTRUCTOR,
        c.Tag(contribution=lesson.said["leo"], approach="across"),
        c.Tag(contribution=lesson.said["mika"], approach="common"),
        c.AddApproach(phase="think", label="Measures"),
        c.PutOnBoard(contribution=lesson.said["leo"]),
    )
    lesson.cards["A"] = f"b{lesson.room.room.seq}"


def compared(lesson: Lesson) -> None:
    lesson.go("compare")
    first, _ = lesson.room.grouped([lesson.mika, lesson.leo], [lesson.yuki, Actor("student", lesson.ann)])
    lesson.does(lesson.mika, c.TakePen(group=first), c.OfferToExplain(group=first, can=True))
    lesson.does(lesson.leo, c.AskForPen(group=first))
    lesson.says("group", lesson.mika, "group-answer", "We cut both into sixths", group=first)
    lesson.does(lesson.mika, c.PassPen(group=first, to=lesson.leo.id))
    lesson.does(lesson.leo, c.NameSpokesperson(group=first, participant=lesson.mika.id))
    revised = c.HandIn(
        kind="group-answer", visit=lesson.visits["compare"], text="Sixths: 3 and 2", group=first, unfinished=True
    )
    lesson.room.later(MINUTE).when(lesson.leo, revised)


def discussed(lesson: Lesson) -> None:
    lesson.go("discuss")
    visit, room = lesson.visits["discuss"], lesson.room
    room.lead(c.RevealCard(card=lesson.cards["A"], shown=True))
    lesson.cards["B"] = room.card(lesson.said["mika"])
    a, b = lesson.cards["A"], lesson.cards["B"]
    room.lead(c.RevealLabel(card=a, shown=True))
    asked(lesson, {lesson.mika: b, lesson.leo: a})
    lesson.says("challenge", lesson.mika, "point", "Less than a half?", card=a, point="challenge")
    lesson.says("reply", lesson.leo, "point", "Sevenths of what", reply_to=lesson.said["challenge"], point="ask")
    lesson.says("whole", lesson.yuki, "point", "Both want to add")
    lesson.does(lesson.yuki, c.TakeStance(visit=visit, card=b, stance="follow"))
    lesson.says("late", lesson.yuki, "answer", "my phone was off", visit=lesson.visits["think"])
    room.lead(c.Connect(a=a, b=b, kind="contradicts", words="a half is left"))
    own = room.proposed(lesson.yuki, b, a, "", "one half is in both")
    aside = room.proposed(lesson.leo, a, b, "special-case", "when the tops are 1")
    room.lead(c.AnswerConnection(proposed=own, answer="confirmed"))
    room.lead(c.AnswerConnection(proposed=aside, answer="set-aside"))
    room.lead(c.StrikeThrough(card=a, struck=True))
    asked(lesson, {lesson.leo: b, lesson.yuki: None})
    room.lead(c.ShowPositions(shown=True))


def asked(lesson: Lesson, answers: dict[Actor, str | None]) -> None:
    lesson.room.later(MINUTE).lead(c.AskPositions())
    asking = len(lesson.room.room.askings)
    for who, card in answers.items():
        lesson.does(who, c.TakePosition(asking=asking, card=card))


def polled(lesson: Lesson) -> None:
    lesson.go("predict")
    first = lesson.visits["predict"]
    lesson.does(lesson.mika, c.CastVote(visit=first, choice=1))
    lesson.does(lesson.leo, c.CastVote(visit=first, choice=0))
    lesson.says("reason", lesson.mika, "reason", "more than a half", choice=1)
    lesson.room.lead(c.RevealPoll(visit=first, shown=True))
    lesson.go("predict-again")
    lesson.does(lesson.leo, c.CastVote(visit=lesson.visits["predict-again"], choice=1))


def summed_up(lesson: Lesson) -> None:
    lesson.go("sum-up")
    lesson.says("proposal", lesson.yuki, "proposal", "Cut alike, then count", credits=(lesson.mika.id,))
    lesson.says("taken back", lesson.leo, "proposal", "never mind")
    lesson.does(lesson.leo, c.Withdraw(contribution=lesson.said["taken back"]))
    lesson.does(lesson.leo, c.Keep(proposal=lesson.said["proposal"], keep=True))
    adopted = c.AdoptConclusion(
        visit=lesson.visits["sum-up"],
        text="Cut alike, then add",
        proposals=(lesson.said["proposal"],),
        credits=(lesson.mika.id, lesson.leo.id),
    )
    lesson.room.lead(adopted)


def reflected(lesson: Lesson) -> None:
    lesson.go("reflect")
    lesson.says("reflection", lesson.leo, "reflection", "Now I cut first", credits=(lesson.mika.id,))
    lesson.room.lead(c.Hide(contribution=lesson.said["note"], hidden=True))
