"""What became of the open questions, and whether the screen shows them."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.discussion.questions import QuestionMark

QuestionEvent = e.QuestionMarked | e.QuestionsShown


def evolve(room: Room, event: QuestionEvent, entry: e.Entry) -> Room:
    match event:
        case e.QuestionMarked():
            mark = QuestionMark(state=event.state, hidden=event.hidden)
            return replace(room, questions=room.questions.set(event.question, mark))
        case e.QuestionsShown():
            return replace(room, questions_shown=event.shown)
        case _:
            assert_never(event)
