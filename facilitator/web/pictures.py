"""What is shown with answers: drawings and photos by their names, photos as they are sent, formulas as MathML.

A picture's name is made from what it shows and is told only to those who may see it: whoever knows it may have it.
"""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, Response, request
from msgspec import Struct

from facilitator.discussion.events import Actor
from facilitator.discussion.pictures import Drawing, Paper, encoded
from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom
from facilitator.photos import BYTES
from facilitator.plans.formula import formula
from facilitator.plans.tex import MAX_LENGTH
from facilitator.sketch import as_svg
from facilitator.web.program import program
from facilitator.web.requests import as_json
from facilitator.web.seats import seat_shown

blueprint = Blueprint("pictures", __name__)

KEPT = "private, max-age=86400, immutable"
"""Of what nobody in the class has made."""
ASKED_AGAIN = "private, no-cache"
"""Of what people made: a browser may keep it, and asks each time whether it is still there; it may have been erased."""
INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The policy of a picture that is opened by itself: it can do nothing."""


class Sent(Struct, frozen=True):
    """A photo that was stored."""

    picture: str
    width: int
    height: int


@blueprint.get("/room/<code>/pictures/<digest>.svg")
def drawing(code: str, digest: str) -> Response:
    found = _drawing(code, digest)
    return _still_there(digest) or _theirs(digest, Response(as_svg(found), mimetype="image/svg+xml"))


@blueprint.get("/room/<code>/pictures/<digest>.json")
def strokes(code: str, digest: str) -> Response:
    """To draw on."""
    found = _drawing(code, digest)
    return _still_there(digest) or _theirs(digest, Response(encoded(found), mimetype="application/json"))


@blueprint.get("/room/<code>/pictures/<digest>.webp")
def photo(code: str, digest: str) -> Response:
    live, name = program().rooms.named(code), f"{digest}.webp"
    if name in live.told.pages:
        return _kept(Response(_stored(live, name), mimetype="image/webp"))
    if name not in live.told.photos:
        raise Refused("not-found", "no-such-picture")
    return _still_there(digest) or _theirs(digest, Response(_stored(live, name), mimetype="image/webp"))


def _stored(live: LiveRoom, name: str) -> bytes:
    log = program().store.log
    body = program().engine.in_thread(lambda: log.picture(live.id, name))
    if body is None:
        raise Refused("not-found", "no-such-picture")
    return body


@blueprint.get("/room/<code>/pictures/<digest>.txt")
def page_words(code: str, digest: str) -> Response:
    """The words on a page of a document, for those who do not see it; perhaps none."""
    page = program().rooms.named(code).told.pages.get(f"{digest}.webp")
    if page is None:
        raise Refused("not-found", "no-such-picture")
    return _kept(Response(page.text, mimetype="text/plain"))


@blueprint.get("/paper/<paper>.svg")
def paper(paper: str) -> Response:
    """An empty sheet, to draw on."""
    found = next((each for each in get_args(Paper) if each == paper), None)
    if found is None:
        raise Refused("not-found", "no-such-picture")
    return _kept(Response(as_svg(Drawing(paper=found)), mimetype="image/svg+xml"))


@blueprint.post("/room/<code>/photos")
def send(code: str) -> Response:
    """The file itself as the body; ``?for=`` says for whom the instructor takes it."""
    live = program().rooms.named(code)
    actor = _actor(live)
    request.max_content_length = BYTES
    taken = program().photos.take(live, actor, request.args.get("for") or None, request.get_data())
    return as_json(Sent(picture=taken.name, width=taken.width, height=taken.height), 201)


@blueprint.get("/maths")
def maths() -> Response:
    """A formula of ``?tex=`` as MathML; 422 if it is none that can be shown."""
    source = request.args.get("tex", "")[: MAX_LENGTH + 1]
    shown = formula(source)
    if shown is None:
        return _kept(Response("", 422, mimetype="text/plain"))
    return _kept(Response(shown, mimetype="text/html"))


def _drawing(code: str, digest: str) -> Drawing:
    live = program().rooms.named(code)
    name = f"{digest}.svg"
    found = live.told.drawings.get(name) or program().house.of(live).drafts.drawing(name)
    if found is None:
        raise Refused("not-found", "no-such-picture")
    return found


def _actor(live: LiveRoom) -> Actor:
    """Whoever shows a seat's token; else the instructor, by the cookie."""
    participant = seat_shown(live.told)
    if participant is not None:
        return Actor("student", participant)
    instructor = program().tokens.instructor(request.headers.get("Cookie"))
    if instructor is None or instructor != live.told.instructor:
        raise Refused("not-yours", "not-signed-in")
    return Actor("instructor", instructor)


def _kept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = KEPT
    answer.headers["Content-Security-Policy"] = INERT
    return answer


def _still_there(digest: str) -> Response | None:
    """Where the browser has it already: no more than that it may show it."""
    return _theirs(digest, Response(status=304)) if digest in request.if_none_match else None


def _theirs(digest: str, answer: Response) -> Response:
    """The name tells what it is, so that it serves as the tag too."""
    answer.set_etag(digest)
    answer.headers["Cache-Control"] = ASKED_AGAIN
    answer.headers["Content-Security-Policy"] = INERT
    return answer
