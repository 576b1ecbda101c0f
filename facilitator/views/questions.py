"""The shared list of questions, as each audience gets it."""

from __future__ import annotations

from facilitator.discussion.model import Room
from facilitator.discussion.questions import Question, questions_of
from facilitator.views import entities as en
from facilitator.views import visibility


def class_questions(room: Room) -> dict[str, en.Entity]:
    named = visibility.named_in_discussion(room)
    return {
        each.id: _info(each, each.author if named else None, room.name_of(each.author) if named else None)
        for each in visibility.questions_in_sight(room)
    }


def screen_questions(room: Room) -> en.View:
    """While they are shown, and without names."""
    if not room.questions_shown:
        return {}
    return {
        "questions": {each.id: _info(each, None, None) for each in visibility.questions_in_sight(room)},
        "questions_shown": {"screen": en.QuestionsInfo(shown=True)},
    }


def instructor_questions(room: Room) -> en.View:
    return {
        "questions": {each.id: _detail(room, each) for each in questions_of(room)},
        "questions_shown": {"screen": en.QuestionsInfo(shown=True)} if room.questions_shown else {},
    }


def _info(question: Question, author: str | None, name: str | None) -> en.QuestionInfo:
    return en.QuestionInfo(
        seq=question.seq,
        text=question.text,
        author=author,
        name=name,
        state=question.state,
        brought=question.returning is not None,
    )


def _detail(room: Room, question: Question) -> en.QuestionDetail:
    known = room.of_class.known(question.returning) if room.of_class is not None else None
    return en.QuestionDetail(
        seq=question.seq,
        text=question.text,
        author=question.author,
        name=room.name_of(question.author) or (known.name if known is not None else None),
        state=question.state,
        brought=question.returning is not None,
        hidden=question.hidden,
    )
