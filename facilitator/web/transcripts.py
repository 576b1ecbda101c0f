"""A room's transcript: to read on a page and print, or to take away as a file."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, request
from markupsafe import Markup

from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom, to_entry
from facilitator.transcript.as_html import Pictures, body
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import Transcript
from facilitator.transcript.names import Names
from facilitator.web.library import own_room
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import language

blueprint = Blueprint("transcript", __name__, url_prefix="/instructor/rooms")


@blueprint.get("/<code>/transcript")
def read(code: str) -> Response:
    live = own_room(code)
    names = _names()
    laid_out = document(_transcript(live), Manner(language=language(), names=names))
    return page(
        "transcript.html", body=partial(body, laid_out, at(code)), title=laid_out.title, names=names, room=live.told
    )


@blueprint.get("/<code>/transcript.<form>")
def download(code: str, form: str) -> Response:
    live = own_room(code)
    if form not in ("json", "md"):
        raise Refused("not-found", "no-such-format")
    found, names = _transcript(live), _names()
    if form == "json":
        return Response(as_json(found, names=names, language=language()), mimetype="application/json")
    return Response(as_markdown(found, names, language(), zone=None), mimetype="text/markdown")


def at(code: str) -> Pictures:
    """Pictures by their addresses."""
    address = Markup('<img class="pic{}" src="/room/{}/pictures/{}" alt="{}" loading="lazy">')
    return lambda name, words: address.format(" pic--drawn" if name.endswith(".svg") else "", code, name, words)


def _transcript(live: LiveRoom) -> Transcript:
    log = program().store.log
    return build(map(to_entry, program().engine.in_thread(lambda: log.events_after(live.id, 0))))


def _names() -> Names:
    """Shown, unless ``?names=pseudonyms``."""
    return "pseudonyms" if request.args.get("names") == "pseudonyms" else "shown"
