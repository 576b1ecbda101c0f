"""A room's transcript: to read on a page and print, or to take away as a file."""

from __future__ import annotations

from flask import Blueprint, Response, request

from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom, to_entry
from facilitator.plans.formula import worded
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.hues import hue
from facilitator.transcript.model import Transcript
from facilitator.transcript.names import Names, named
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import sections
from facilitator.web.library import own_room
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import language

blueprint = Blueprint("transcript", __name__, url_prefix="/instructor/rooms")


@blueprint.get("/<code>/transcript")
def read(code: str) -> Response:
    live = own_room(code)
    names = _names()
    reading = Reading(named(_transcript(live), names, language()), language(), None, str)
    found = sections(reading)
    return page("transcript.html", reading=reading, sections=found, names=names, room=live.told, hue=hue, worded=worded)


@blueprint.get("/<code>/transcript.<form>")
def download(code: str, form: str) -> Response:
    live = own_room(code)
    if form not in ("json", "md"):
        raise Refused("not-found", "no-such-format")
    found, names = _transcript(live), _names()
    if form == "json":
        return Response(as_json(found, names=names, language=language()), mimetype="application/json")
    return Response(as_markdown(found, names, language(), zone=None), mimetype="text/markdown")


def _transcript(live: LiveRoom) -> Transcript:
    log = program().store.log
    return build(map(to_entry, program().engine.in_thread(lambda: log.events_after(live.id, 0))))


def _names() -> Names:
    """Shown, unless ``?names=pseudonyms``."""
    return "pseudonyms" if request.args.get("names") == "pseudonyms" else "shown"
