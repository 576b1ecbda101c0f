"""What lies beside an own plan, pictures and PDFs: put there while it is made, as far as a lesson could show it."""

from __future__ import annotations

from flask import Blueprint, Response, request

from facilitator.discussion.refused import Refused
from facilitator.pages import BYTES, is_pdf
from facilitator.photos import read_photo
from facilitator.web.pictures import INERT
from facilitator.web.program import program
from facilitator.web.requests import FORM_BYTES, as_json, file_at_most, instructor
from facilitator.web.workshop import quietly, sheet_of

blueprint = Blueprint("beside", __name__, url_prefix="/instructor/plans/<plan_id>/materials")

KINDS = {"webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}


@blueprint.post("")
def add(plan_id: str) -> Response:
    """A picture or PDF of the form field ``file``, put beside the plan: ``{"key", "name"}`` as the plan names it.

    What is refused in a lesson is refused here. The pages of a PDF are drawn now and kept for the rooms to come.
    """
    instructor()
    file_at_most(BYTES, FORM_BYTES)
    sheet_of(plan_id)
    sent = request.files.get("file")
    if sent is None:
        raise Refused("malformed", "malformed", why="file")
    body, name = sent.read(), sent.filename or ""
    if is_pdf(body):
        program().materials.prepare_file(body)
        key, kept, ending = "pdf", body, "pdf"
    else:
        key, kept, ending = "image", quietly(lambda _: _picture(body)), "webp"
    stored = quietly(lambda desk: desk.put_picture(plan_id, f"{_stem(name)}.{ending}", kept))
    return as_json({"key": key, "name": stored}, 201)


def _picture(body: bytes) -> bytes:
    try:
        return read_photo(body, "page").body
    except Refused as why:
        if why.message == "refused.not-a-photo":
            raise Refused("malformed", "no-file-to-read") from None
        raise


@blueprint.get("/<name>")
def picture(plan_id: str, name: str) -> Response:
    """As the instructor sees it while making the plan."""
    instructor()
    kind = KINDS.get(name.rpartition(".")[2].lower())
    sheet_of(plan_id)
    body = None if kind is None or "\\" in name else quietly(lambda desk: desk.picture(plan_id, name))
    if body is None:
        raise Refused("not-found", "no-such-picture")
    return Response(body, mimetype=kind, headers={"Content-Security-Policy": INERT})


def _stem(name: str) -> str:
    """Of a file as its sender calls it, without folders and ending; there may be no ending, and no name."""
    whole = name.replace("\\", "/").rpartition("/")[2]
    return whole.rpartition(".")[0] or whole.strip(".") or "picture"
