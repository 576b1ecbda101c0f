"""The page of a transcript: the very body that leaves as HTML, and round it what may be chosen and taken away."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Response
from markupsafe import Markup

from facilitator.discussion.model import Room, by_seq
from facilitator.exporting import Order, manner
from facilitator.languages import translate
from facilitator.live.room import LiveRoom
from facilitator.transcript.as_html import Pictures, body
from facilitator.transcript.document import document
from facilitator.transcript.forms import FORMS
from facilitator.transcript.left_out import PARTS
from facilitator.transcript.model import Transcript
from facilitator.views.visibility import has_transcript
from facilitator.web.pages import page

OFFERED = ("md", "html", "pdf", "docx", "csv", "json", "zip", "qdpx")
"""In the menu's order, as far as they can be made."""


def transcript_page(live: LiveRoom, order: Order, transcript: Transcript) -> Response:
    laid_out = document(transcript, manner(order))
    return page(
        "transcript.html",
        body=partial(body, laid_out, at(live.told.code)),
        title=laid_out.title,
        ideas=laid_out.ideas,
        order=order,
        room=live.told,
        students=_students(live.told, order),
        parts=PARTS,
        forms=[form for form in OFFERED if form in FORMS],
        query=query(order),
    )


def at(code: str) -> Pictures:
    """Pictures by their addresses."""
    address = Markup('<img class="pic{}" src="/room/{}/pictures/{}" alt="{}" loading="lazy">')
    return lambda name, words: address.format(" pic--drawn" if name.endswith(".svg") else "", code, name, words)


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
