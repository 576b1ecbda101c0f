"""The shared list of questions: asked in any phase, marked by the instructor, carried on to the next room."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import QUESTIONS, TEXT
from facilitator.discussion.questions import CarriedQuestion, Question, QuestionMark, QuestionState, questions_of
from facilitator.discussion.returning import OfClass, next_of
from tests.discussion.given import CLASS, GUEST, INSTRUCTOR, LESSON, MINUTE
from tests.discussion.scenario import Scenario


def came_back(room: Scenario, name: str, returning: str) -> Actor:
    room.when(GUEST, c.Join(name=name, seat=f"seat-{name}", returning=returning))
    return Actor("student", f"p{room.room.seq}")


def texts(room: Scenario) -> list[str]:
    return [each.text for each in questions_of(room.room)]


@pytest.mark.parametrize("phase", [phase.id for phase in LESSON.phases])
def test_anybody_asks_in_any_phase(phase: str) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go(phase)
    asked = room.says(mika, "question", "Who decides what is fair?")
    [question] = questions_of(room.room)
    assert question == Question(
        id=asked,
        seq=room.room.seq,
        text="Who decides what is fair?",
        author=mika.id,
        returning=None,
        state="open",
        hidden=False,
    )


def test_a_question_is_never_late_but_needs_a_lesson_and_words() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("pose")
    room.go("think")
    [asked] = room.later(MINUTE).when(mika, c.HandIn(kind="question", visit=visit, text="And then?"))
    assert isinstance(asked, e.ContributionHandedIn)
    assert not asked.late
    [revised] = room.when(mika, c.Revise(contribution=asked.contribution, text="And who then?"))
    assert isinstance(revised, e.ContributionRevised)
    assert not revised.late
    command = c.HandIn(kind="question", visit=visit, text="x" * (TEXT + 1))
    assert room.refused(mika, command) == ("too-large", "too-long")
    assert room.refused(mika, replace(command, text=" ")) == ("malformed", "empty")
    room.lead(c.EndRoom())
    assert room.refused(mika, replace(command, text="Too late?")) == ("ended", "ended")


def test_nobody_fills_the_list_alone() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("pose")
    first, *_ = [room.says(mika, "question", f"Why {number}?") for number in range(QUESTIONS)]
    room.says(mika, "note", "Something else is still welcome.")
    another = c.HandIn(kind="question", visit=visit, text="One more?")
    assert room.refused(mika, another) == ("not-now", "asked-enough")
    assert room.says(yuki, "question", "And who else asks?")
    room.when(mika, c.Withdraw(contribution=first))
    assert room.when(mika, another)


def test_its_author_takes_it_back() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("pose")
    asked = room.says(mika, "question", "Why?")
    assert room.refused(yuki, c.Withdraw(contribution=asked)) == ("not-yours", "not-your-words")
    room.when(mika, c.Withdraw(contribution=asked))
    assert texts(room) == []
    assert room.refused(INSTRUCTOR, c.MarkQuestion(question=asked, state="answered")) == (
        "not-found",
        "no-such-question",
    )


def test_the_instructor_says_what_became_of_it() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("pose")
    asked = room.says(mika, "question", "Why?")
    assert room.refused(mika, c.MarkQuestion(question=asked, state="answered")) == ("not-yours", "not-your-part")
    assert room.lead(c.MarkQuestion(question=asked, state="open")) == []
    taken = c.MarkQuestion(question=asked, state="taken-up")
    assert room.lead(taken) == [e.QuestionMarked(question=asked, state="taken-up")]
    assert room.lead(taken) == []
    hidden = room.lead(c.MarkQuestion(question=asked, state="taken-up", hidden=True))
    assert hidden == [e.QuestionMarked(question=asked, state="taken-up", hidden=True)]
    assert room.room.questions[asked] == QuestionMark(state="taken-up", hidden=True)
    note = room.says(mika, "note", "I wonder")
    refused = room.refused(INSTRUCTOR, c.MarkQuestion(question=note, state="open"))
    assert refused == ("not-found", "no-such-question")


def test_the_screen_shows_the_list_or_not() -> None:
    room = Scenario()
    room.lead(c.Start())
    assert room.lead(c.ShowQuestions(shown=False)) == []
    assert room.lead(c.ShowQuestions(shown=True)) == [e.QuestionsShown(shown=True)]
    assert room.lead(c.ShowQuestions(shown=True)) == []
    assert room.room.questions_shown
    room.lead(c.ShowQuestions(shown=False))
    assert not room.room.questions_shown


def test_a_question_becomes_a_card() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("discuss")
    card = room.card(room.says(mika, "question", "Why?"))
    assert room.room.in_sight(room.room.cards[card])
    assert room.room.column_of(room.room.cards[card]) is None


def test_with_a_person_their_questions_go() -> None:
    room = Scenario(of_class=CLASS)
    ben = came_back(room, "Ben", "r2")
    [yuki] = room.join("Yuki")
    room.go("pose")
    room.says(ben, "question", "Whose rule is it?")
    room.says(yuki, "question", "Which one?")
    assert texts(room) == ["«-4» who decides?", "Whose rule is it?", "Which one?"]
    room.when(ben, c.Erase(participant=ben.id))
    assert texts(room) == ["Which one?"]


def test_what_was_brought_along_is_marked_like_any_other() -> None:
    room = Scenario(of_class=CLASS)
    room.lead(c.Start())
    assert questions_of(room.room) == [
        Question(id="q1", seq=-1, text="«-4» who decides?", author=None, returning="r2", state="open", hidden=False)
    ]
    room.lead(c.MarkQuestion(question="q1", state="answered", hidden=True))
    [question] = questions_of(room.room)
    assert (question.state, question.hidden) == ("answered", True)


def test_what_is_still_open_comes_along_to_the_next_room() -> None:
    room = Scenario(of_class=CLASS)
    mika, gone = room.join("Mika", "Gone")
    ben = came_back(room, "Ben", "r2")
    room.go("pose")
    kept = room.says(mika, "question", "Which way is left?")
    away: list[tuple[QuestionState, bool]] = [("answered", False), ("taken-up", False), ("open", True)]
    for state, hidden in away:
        other = room.says(mika, "question", f"{state} by now")
        room.lead(c.MarkQuestion(question=other, state=state, hidden=hidden))
    room.says(gone, "question", "from one who was removed")
    room.lead(c.Remove(participant=gone.id))
    mine = room.says(ben, "question", "And me?")
    following = next_of(room.room, CLASS)
    assert following.questions == (
        CarriedQuestion(id="q1", by="r2", text="«-4» who decides?"),
        CarriedQuestion(id=f"ABC234-{kept}", by=f"ABC234-{mika.id}", text="Which way is left?"),
        CarriedQuestion(id=f"ABC234-{mine}", by="r2", text="And me?"),
    )
    room.lead(c.MarkQuestion(question="q1", state="answered"))
    assert [each.text for each in next_of(room.room, CLASS).questions] == ["Which way is left?", "And me?"]


def test_of_a_class_without_questions_none_come() -> None:
    assert next_of(Scenario().room, OfClass(name="5b", word="marble")).questions == ()
