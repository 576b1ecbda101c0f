"""Questions that stay open: one list through all phases of a room, and on to the next room of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from facilitator.discussion.model import Room

QuestionState = Literal["open", "taken-up", "answered"]


class QuestionMark(Struct, frozen=True, kw_only=True):
    """What the instructor says of a question. ``hidden``: the class does not see it."""

    state: QuestionState = "open"
    hidden: bool = False


class CarriedQuestion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One that was open at the end of the last room. ``by``: somebody of the class; ``text`` is None once erased."""

    id: str
    by: str
    text: str | None


class Question(Struct, frozen=True, kw_only=True):
    """One of the list. ``seq``: below 0 for what was brought along. ``returning``: who of the class asked that."""

    id: str
    seq: int
    text: str
    author: str | None
    """The participant; None if they have not come."""
    returning: str | None
    state: QuestionState
    hidden: bool


UNMARKED = QuestionMark()


def questions_of(room: Room) -> list[Question]:
    """All that were not withdrawn or erased, oldest first."""
    return [*_carried(room), *_asked(room)]


def _carried(room: Room) -> list[Question]:
    carried = room.of_class.questions if room.of_class is not None else ()
    return [
        Question(
            id=each.id,
            seq=place - len(carried),
            text=each.text,
            author=room.returned.get(each.by),
            returning=each.by,
            state=_mark(room, each.id).state,
            hidden=_mark(room, each.id).hidden,
        )
        for place, each in enumerate(carried)
        if each.text is not None
    ]


def _asked(room: Room) -> list[Question]:
    asked = sorted((each for each in room.contributions.values() if each.kind == "question"), key=lambda each: each.seq)
    return [
        Question(
            id=each.id,
            seq=each.seq,
            text=each.text,
            author=each.author,
            returning=None,
            state=_mark(room, each.id).state,
            hidden=each.hidden or _mark(room, each.id).hidden,
        )
        for each in asked
        if each.text is not None and not each.withdrawn
    ]


def _mark(room: Room, question: str) -> QuestionMark:
    return room.questions.get(question, UNMARKED)
