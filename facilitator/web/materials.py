"""What the instructor adds to read: a text, a picture or a PDF; and how far those on their way have come."""

from __future__ import annotations

from flask import Blueprint, Response, request
from msgspec import Struct

from facilitator.discussion.events import Actor
from facilitator.live.room import LiveRoom
from facilitator.pages import BYTES
from facilitator.web.library import own_room
from facilitator.web.program import program
from facilitator.web.requests import as_json, body_of, file_at_most, message_of

blueprint = Blueprint("materials", __name__, url_prefix="/instructor/rooms/<code>/materials")


class Pasted(Struct, frozen=True):
    title: str
    markdown: str


class Added(Struct, frozen=True):
    """What was added, once it is stored."""

    material: str


class OnItsWay(Struct, frozen=True):
    """``pages`` 0: not known yet; ``refused``: why it will not come, in the reader's words."""

    material: str | None
    title: str
    done: int
    pages: int
    refused: str | None


@blueprint.post("")
def paste(code: str) -> Response:
    live = own_room(code)
    pasted = body_of(Pasted)
    return as_json(Added(program().materials.add_text(live, _actor(live), pasted.title, pasted.markdown)), 201)


@blueprint.post("/files")
def send(code: str) -> Response:
    """The file itself as the body; ``?title=`` says what it is called. Answers once all pages are stored."""
    live = own_room(code)
    file_at_most(BYTES)
    title = request.args.get("title", "")
    return as_json(Added(program().materials.add_file(live, _actor(live), title, request.get_data())), 201)


@blueprint.get("/preparing")
def preparing(code: str) -> Response:
    return as_json(
        [
            OnItsWay(
                material=each.material,
                title=each.title,
                done=each.done,
                pages=each.pages,
                refused=message_of(each.refused) if each.refused is not None else None,
            )
            for each in program().materials.preparing(own_room(code))
        ]
    )


def _actor(live: LiveRoom) -> Actor:
    return Actor("instructor", live.told.instructor)
