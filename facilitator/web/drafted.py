"""A draft's phases as a phone, the console and the projector would show them: what is typed now, before it is saved."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from facilitator.languages import translate
from facilitator.preview import AUDIENCES
from facilitator.web.pages import framed, page, policy
from facilitator.web.previews import preview_page, topics_asked
from facilitator.web.requests import instructor, language
from facilitator.web.workshop import sheet_of

blueprint = Blueprint("drafted", __name__, url_prefix="/instructor/plans")


@blueprint.get("/<plan_id>/draft/preview/<phase>/<audience>")
def shown(plan_id: str, phase: str, audience: str) -> Response:
    """409 with a page that says so where something is wrong with it."""
    instructor()
    file = sheet_of(plan_id).file
    found = next((each for each in AUDIENCES if each == audience), None)
    if found is None:
        raise NotFound
    return _faulty() if file is None else preview_page(file, topics_asked(), phase, found)


def _faulty() -> Response:
    title = translate(language(), "page.workshop.preview")
    text = translate(language(), "page.workshop.preview.faulty")
    answer = page("message.html", 409, title=title, text=text, more="", alert=False, ways=[])
    answer.headers["Content-Security-Policy"] = framed(policy())
    return answer
