"""A room's transcript: to read on a page and print, or to take away as a file. What is chosen stands in the address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar, get_args
from urllib.parse import quote

from flask import Blueprint, Response, request

from facilitator.discussion.model import Room, by_seq
from facilitator.discussion.refused import Refused
from facilitator.exporting import PAGE, Order, ReaderKind
from facilitator.languages import translate
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
FILE_PART = 75
"""Bytes of each part of a file's name."""
JOINERS = "\u200c\u200d"
FILE_SIGNS = f"._-{JOINERS}"


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
    answer.headers.set("Content-Disposition", "attachment", **_named(file_name(live.told, order)))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def file_name(room: Room, order: Order) -> str:
    """Of what lesson it is, and for whom, so that nobody hands out the wrong one."""
    named = order.names == "shown"
    lesson = room.plan.id
    if room.imported:
        lesson = room.plan.title if named else ""
    pseudonyms = "" if named else translate(order.language, "transcript.file.pseudonyms")
    parts = [room.code, lesson, _reader(room, order), pseudonyms]
    return f"{'-'.join(filter(None, map(_in_file_names, parts)))}.{order.form}"


def _reader(room: Room, order: Order) -> str:
    kind = translate(order.language, f"transcript.file.{order.reader}")
    if order.reader != "student":
        return kind
    if order.names == "shown":
        return _in_file_names(room.participants[order.student].name or "") or kind
    place = [each.id for each in by_seq(room.participants.values())].index(order.student)
    return translate(order.language, "transcript.pseudonym", number=place + 1)


def _named(file: str) -> dict[str, str]:
    """As RFC 6266 has it: in its own letters, and for old programs in those of ASCII."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "", file)
    return {"filename": plain} if plain == file else {"filename": plain, "filename*": f"UTF-8''{quote(file)}"}


def _in_file_names(words: str) -> str:
    """Of letters, digits and the like, which every system takes; no longer than every system takes."""
    kept = (char if unicodedata.category(char)[0] in "LMN" or char in FILE_SIGNS else "-" for char in words)
    fits = re.sub("-+", "-", "".join(kept)).encode()[:FILE_PART].decode(errors="ignore")
    return fits.strip("-._" + JOINERS)


def _one_of(name: str, words: Sequence[Word]) -> Word:
    return next((word for word in words if word == request.args.get(name)), words[0])
