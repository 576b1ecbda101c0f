"""A student's own copy of the transcript, once the lesson has ended: the seat's token says whose it is, nothing else.

Neither the address nor a cookie can name another student. One copy a seat is made at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, Response

from facilitator.discussion.refused import Refused
from facilitator.exporting import Order
from facilitator.live.room import LiveRoom
from facilitator.transcript.forms import FORMS
from facilitator.web.program import program
from facilitator.web.requests import language
from facilitator.web.seats import seat_shown
from facilitator.web.transcripts import exported

blueprint = Blueprint("copies", __name__)


@blueprint.get("/room/<code>/transcript.<form>")
def copy(code: str, form: str) -> Response:
    """``Authorization: Bearer <seat token>``. Refused before the end and to who was removed."""
    live = program().rooms.named(code)
    student = _student(live)
    if live.told.state != "ended":
        raise Refused("not-now", "transcript-after-the-end")
    if form not in FORMS:
        raise Refused("not-found", "no-such-format")
    with _one_at_a_time(live, student):
        return exported(live, Order(room=live.id, form=form, reader="student", student=student, language=language()))


def _student(live: LiveRoom) -> str:
    student = seat_shown(live.told)
    if student is None:
        raise Refused("not-yours", "wrong-token")
    if live.told.participants[student].state == "removed":
        raise Refused("removed", "removed")
    return student


@contextmanager
def _one_at_a_time(live: LiveRoom, student: str) -> Iterator[None]:
    """A seat that asks again and again must not fill everybody's line."""
    if student in live.copying:
        raise Refused("too-fast", "transcript-being-made")
    live.copying.add(student)
    try:
        yield
    finally:
        live.copying.discard(student)
