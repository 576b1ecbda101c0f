"""A room's transcript: to read on a page and print, or to take away as a file. What is chosen stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, get_args

from flask import Blueprint, Response, request

from facilitator.discussion.refused import Refused
from facilitator.exporting import PAGE, Order, ReaderKind
from facilitator.live.room import LiveRoom
from facilitator.transcript.forms import FORMS
from facilitator.transcript.left_out import PARTS
from facilitator.transcript.manner import Paper
from facilitator.transcript.names import Names
from facilitator.web.library import own_room
from facilitator.web.requests import language
from facilitator.web.transcript_page import made, transcript_page

blueprint = Blueprint("transcript", __name__, url_prefix="/instructor/rooms")

Word = TypeVar("Word", bound=str)
CHUNK = 64 * 1024


@blueprint.get("/<code>/transcript")
def read(code: str) -> Response:
    live = own_room(code)
    return transcript_page(live, ordered(live, PAGE))


@blueprint.get("/<code>/transcript.<form>")
def download(code: str, form: str) -> Response:
    live = own_room(code)
    if form not in FORMS:
        raise Refused("not-found", "no-such-format")
    return exported(live, ordered(live, form))


def ordered(live: LiveRoom, form: str) -> Order:
    """What the address asks for. What it does not say, or says wrongly, is as it is for most."""
    readers: tuple[ReaderKind, ...] = get_args(ReaderKind)
    names: tuple[Names, ...] = get_args(Names)
    papers: tuple[Paper, ...] = get_args(Paper)
    reader = _one_of("reader", readers)
    return Order(
        room=live.id,
        form=form,
        reader=reader,
        student=request.args.get("student", "") if reader == "student" else "",
        names=_one_of("names", names),
        left_out=tuple(part for part in PARTS if part in request.args.getlist("without")),
        language=language(),
        paper=_one_of("paper", papers),
    )


def exported(live: LiveRoom, order: Order) -> Response:
    """The file, made by another process. Refused where it cannot be."""
    file = made(live, order)
    size = file.seek(0, 2)
    file.seek(0)
    answer = Response(iter(lambda: file.read(CHUNK), b""), mimetype=FORMS[order.form].mimetype)
    answer.call_on_close(file.close)
    answer.content_length = size
    # No file may be called with the colon that an older discussion's plan has.
    plan = live.told.plan.id.replace(":", "-")
    answer.headers["Content-Disposition"] = f'attachment; filename="{live.told.code}-{plan}.{order.form}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _one_of(name: str, words: Sequence[Word]) -> Word:
    return next((word for word in words if word == request.args.get(name)), words[0])
