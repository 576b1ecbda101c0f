"""The contract over the real wire: after a whole lesson, what each client has put together from snapshots and patches
equals what a new one is given whole, for every kind of client, on every engine.
"""

from __future__ import annotations

from typing import Any

from tests.live.classroom import Classroom, Seat, go, same
from tests.live.tab import Tab


class Lesson:
    """Three students lead through a phase of every kind."""

    def __init__(self, room: Classroom) -> None:
        self.room = room
        self.seats = [room.join(name) for name in ("Mika", "Ren", "Aya")]
        self.instructor = room.instructor()
        self.screen = room.screen()
        self.tabs = [room.student(seat) for seat in self.seats]
        self.said: list[str] = []

    def says(self, tab: Tab, kind: str, visit: str, text: str, **fields: Any) -> str:
        """Hands it in: its id."""
        self.said.append(text)
        return f"c{tab.do('HandIn', kind=kind, visit=visit, text=text, **fields)}"

    def lead(self) -> None:
        self._pose()
        answers = self._think()
        self._compare()
        self._discuss(answers)
        self._poll()
        self._sum_up()
        self._reflect()

    def _pose(self) -> None:
        visit = go(self.instructor, "pose")
        for tab in self.tabs:
            tab.do("MarkClear", visit=visit, clear=True)
            self.says(tab, "note", visit, "I notice two sizes.")
        self.instructor.do("Nudge", text="One more minute")

    def _think(self) -> list[str]:
        visit = go(self.instructor, "think")
        answers = [self.says(tab, "answer", visit, f"{number}/6") for number, tab in enumerate(self.tabs, 3)]
        self.tabs[0].do("HandIn", kind="answer", visit=visit, text="5/6 日本語 🎈")
        self.instructor.do("Tag", contribution=answers[0], approach="common")
        self.instructor.do("Lengthen", visit=visit, by_ms=60_000)
        return answers

    def _compare(self) -> None:
        visit = go(self.instructor, "compare")
        people = [seat.participant for seat in self.seats]
        self.instructor.do("FormGroups", form="by-hand", groups=[people[:2], people[2:]])
        for tab in self.tabs:
            tab.until(lambda tab=tab: tab.view("group"), "a group")  # type: ignore[misc]
        [mine] = self.tabs[0].view("group")["group"]
        [other] = self.tabs[2].view("group")["group"]
        self.tabs[0].do("TakePen", group=mine)
        self.says(self.tabs[0], "group-answer", visit, "Five sixths", group=mine)
        self.tabs[1].do("AskForPen", group=mine)
        self.tabs[1].do("OfferToExplain", group=mine, can=True)
        self.tabs[0].do("PassPen", group=mine, to=people[1])
        self.instructor.do("MoveMember", participant=people[0], group=other)
        self.tabs[0].do("CallInstructor", calling=True)

    def _discuss(self, answers: list[str]) -> None:
        visit = go(self.instructor, "board")
        cards = [f"b{self.instructor.do('PutOnBoard', contribution=answer)}" for answer in answers]
        for card in cards[:2]:
            self.instructor.do("RevealCard", card=card, shown=True)
        self.instructor.do("RevealName", card=cards[0], shown=True)
        self.instructor.do("Connect", a=cards[0], b=cards[1], kind="contradicts")
        self.instructor.do("AskPositions")
        for tab in self.tabs:
            tab.do("TakeStance", visit=visit, card=cards[0], stance="follow")
            tab.do("TakePosition", asking=1, card=cards[1])
            self.says(tab, "point", visit, "Why sixths?", card=cards[0], point="ask")
            tab.do("RaiseHand", raised=True)
        self.instructor.do("CallOn", participant=self.seats[0].participant)
        self.instructor.do("ShowPositions", shown=True)
        self.instructor.do("RevealCard", card=cards[1], shown=False)
        self.instructor.do("StrikeThrough", card=cards[0], struck=True)
        self.instructor.do("MoveCard", card=cards[0])

    def _poll(self) -> None:
        visit = go(self.instructor, "poll")
        for number, tab in enumerate(self.tabs):
            tab.do("CastVote", visit=visit, choice=number % 2)
            self.says(tab, "reason", visit, "More than a half", choice=number % 2)
        self.instructor.do("RevealPoll", visit=visit, shown=True)

    def _sum_up(self) -> None:
        visit = go(self.instructor, "sum")
        credited = (self.seats[1].participant,)
        proposal = self.says(self.tabs[0], "proposal", visit, "Make the pieces alike.", credits=credited)
        for tab in self.tabs:
            tab.do("Keep", proposal=proposal, keep=True)
        self.instructor.do("AdoptConclusion", visit=visit, text="Alike first.", proposals=[proposal])

    def _reflect(self) -> None:
        visit = go(self.instructor, "reflect")
        for tab in self.tabs:
            self.says(tab, "reflection", visit, "I changed my mind.")

    # --- what must hold

    def all_agree(self) -> None:
        same([self.instructor], self.room.instructor())
        same([self.screen], self.room.screen())
        for seat, tab in zip(self.seats, self.tabs, strict=True):
            same([tab], self.room.student(seat))


def test_after_a_whole_lesson_everybody_has_what_a_newcomer_gets(any_room: Classroom) -> None:
    lesson = Lesson(any_room)
    lesson.lead()
    lesson.all_agree()
    stored = any_room.transcript()
    latest = ["5/6 日本語 🎈" if text == "3/6" else text for text in lesson.said]
    assert sorted(each["text"] for each in stored["contributions"]) == sorted(latest)
    assert [each["kind"] for each in stored["phases"]] == [
        "pose", "think", "groups", "discuss", "poll", "sum-up", "reflect",
    ]  # fmt: skip
    assert [each["text"] for each in stored["conclusions"]] == ["Alike first."]
    lesson.instructor.do("Remove", participant=lesson.seats[1].participant)
    lesson.instructor.do("EndRoom")
    lesson.all_agree()
    assert lesson.tabs[0].ask("RaiseHand", raised=True)["code"] == "ended"


def test_after_erasing_in_a_whole_lesson_too(room: Classroom) -> None:
    lesson = Lesson(room)
    lesson.lead()
    erased = lesson.seats[2].participant
    lesson.instructor.do("Erase", participant=erased)
    lesson.tabs[2].until(lambda: not lesson.tabs[2].streams, "nothing left")
    same([lesson.instructor], room.instructor())
    same([lesson.screen], room.screen())
    for seat, tab in zip(lesson.seats[:2], lesson.tabs[:2], strict=True):
        same([tab], room.student(seat))
    theirs = [each for each in room.transcript()["contributions"] if each["author"] == erased]
    assert theirs
    assert all(each["text"] is None for each in theirs)


def test_a_client_that_comes_and_goes_agrees_too(room: Classroom) -> None:
    """Another tab of a seat that connects anew before each phase, with what it had."""
    lesson = Lesson(room)
    coming = room.student(lesson.seats[0])
    for part in (lesson._pose, lesson._think, lesson._compare, lesson._poll, lesson._sum_up, lesson._reflect):
        coming.close()
        part()
        coming.connect()
    same([coming], room.student(lesson.seats[0]))
    same(lesson.tabs[:1], room.student(lesson.seats[0]))


def test_long_polling_carries_the_same(room: Classroom) -> None:
    seat = room.join("Mika")
    polling = Tab(room.server.url, {"protocol": 1, "room": room.code, "token": seat.token}, transport="polling")
    room.tabs.append(polling.connect())
    instructor = room.instructor()
    visit = go(instructor, "think")
    polling.do("HandIn", kind="answer", visit=visit, text="by long-polling")
    instructor.until(lambda: "by long-polling" in str(instructor.view("instructor")), "the answer")
    same([polling], room.student(Seat(seat.participant, seat.token)))
