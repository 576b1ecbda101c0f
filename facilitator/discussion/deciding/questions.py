"""The list of open questions: anybody asks, the instructor says what became of each."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule
from facilitator.discussion.limits import QUESTIONS
from facilitator.discussion.model import Room
from facilitator.discussion.questions import UNMARKED, QuestionMark, questions_of
from facilitator.discussion.refused import Refused


def mark(case: Case, command: c.MarkQuestion) -> list[e.AnyEvent]:
    if all(each.id != command.question for each in questions_of(case.room)):
        raise Refused("not-found", "no-such-question")
    if case.room.questions.get(command.question, UNMARKED) == QuestionMark(state=command.state, hidden=command.hidden):
        return []
    return [e.QuestionMarked(question=command.question, state=command.state, hidden=command.hidden)]


def show(case: Case, command: c.ShowQuestions) -> list[e.AnyEvent]:
    return [] if case.room.questions_shown == command.shown else [e.QuestionsShown(shown=command.shown)]


def not_a_flood(room: Room, author: str) -> None:
    """The whole class has the list before it: nobody fills it alone."""
    mine = (each for each in room.belongings.contributions.get(author, ()) if each.kind == "question")
    if sum(not each.withdrawn for each in mine) >= QUESTIONS:
        raise Refused("not-now", "asked-enough", most=QUESTIONS)


RULES: dict[type[c.Command], Rule] = {c.MarkQuestion: mark, c.ShowQuestions: show}
