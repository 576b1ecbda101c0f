"""The words of those parts of pages that are loaded later."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from facilitator.languages import LANGUAGES, LATER, browser_part
from facilitator.web.requests import as_json

blueprint = Blueprint("words", __name__)


@blueprint.get("/words/<part>.<tag>.json")
def part(part: str, tag: str) -> Response:
    if part not in LATER or tag not in LANGUAGES:
        raise NotFound
    return as_json(browser_part(tag, part))
