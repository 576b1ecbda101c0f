"""The list of open questions: anybody asks, the instructor says what became of each."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule
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


RULES: dict[type[c.Command], Rule] = {c.MarkQuestion: mark, c.ShowQuestions: show}
