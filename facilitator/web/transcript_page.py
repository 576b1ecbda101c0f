"""The page of a transcript: the very body that leaves as HTML, and round it what may be chosen and taken away."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO
from urllib.parse import urlencode

import msgspec
from flask import Response
from markupsafe import Markup

from facilitator.discussion.model import Room, by_seq
from facilitator.exporting import Order
from facilitator.languages import translate
from facilitator.live.room import LiveRoom
from facilitator.transcript.as_page import Shown
from facilitator.transcript.forms import FORMS
from facilitator.transcript.left_out import PARTS
from facilitator.views.visibility import has_transcript
from facilitator.web.pages import page
from facilitator.web.program import program

OFFERED = ("pdf", "docx", "html", "md", "csv", "json", "qdpx", "zip")
"""In the menu's order, as far as they can be made."""


def transcript_page(live: LiveRoom, order: Order) -> Response:
    """Refused where there is no such transcript."""
    with made(live, order) as file:
        shown = msgspec.json.decode(file.read(), type=Shown)
    return page(
        "transcript.html",
        before=Markup(shown.before),
        after=Markup(shown.after),
        title=shown.title,
        ideas=shown.ideas,
        order=order,
        room=live.told,
        students=_students(live.told, order),
        parts=PARTS,
        forms=[form for form in OFFERED if form in FORMS],
        query=query(order),
    )


def made(live: LiveRoom, order: Order) -> BinaryIO:
    """The file, opened, as the room is once it is made: who was erased meanwhile is in it no more, and of a room that
    was deleted meanwhile nothing leaves. Refused where it cannot be made."""
    while True:
        erased = _erased(live.told)
        file = program().exports.make(order)
        if not live.gone and _erased(live.told) == erased:
            return file
        file.close()
        # A room that was only set aside for a while is found again.
        live = program().rooms.named(live.told.code)


def _erased(room: Room) -> int:
    return sum(each.state == "erased" for each in room.participants.values())


def query(order: Order) -> str:
    """What an address needs to ask for the same again; empty for what it is without."""
    said = {"reader": order.reader, "student": order.student, "names": order.names, "paper": order.paper}
    asked = [(key, word) for key, word in said.items() if word not in ("", "instructor", "shown", "a4")]
    asked += [("without", part) for part in order.left_out]
    return f"?{urlencode(asked)}" if asked else ""


def _students(room: Room, order: Order) -> list[tuple[str, str]]:
    """(id, name) of all who have a transcript. A page that hides the names does not list them here."""
    pseudonym = partial(translate, order.language, "transcript.pseudonym")
    return [
        (each.id, str(each.name) if order.names == "shown" else pseudonym(number=number))
        for number, each in enumerate(by_seq(room.participants.values()), start=1)
        if has_transcript(room, each.id)
    ]
