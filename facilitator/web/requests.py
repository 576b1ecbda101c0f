"""What every page needs of its request: the reader's language, the instructor's cookie, a body that is what it says."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from flask import Response, g, request

from facilitator.discussion.refused import Refused
from facilitator.languages import LANGUAGES, best, translate
from facilitator.live.messages import RefusedReply
from facilitator.web.program import program

T = TypeVar("T")

STATUS = {
    "malformed": 400,
    "too-large": 413,
    "not-now": 409,
    "not-yours": 403,
    "not-found": 404,
    "locked": 403,
    "ended": 410,
    "full": 409,
    "removed": 403,
    "too-fast": 429,
    "not-saved": 503,
}
"""HTTP's word for each refusal."""


MEGABYTE = 1024 * 1024
FORM_BYTES = 64 * 1024
"""What a form has round its file, at most."""
LANGUAGE_COOKIE = "lang"


def language() -> str:
    """The reader's language: as wished for in the address (``?lang=ja``), else as wished before, else the browser's."""
    if "language" not in g:
        wished = request.args.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, "")
        chosen = next((each for each in wished if each in LANGUAGES), None)
        g.language = best(request.headers.get("Accept-Language"), chosen or wished[0])
    found: str = g.language
    return found


def instructor() -> str:
    """Who has signed in. Refused if nobody has."""
    found = program().tokens.instructor(request.headers.get("Cookie"))
    if found is None:
        raise Refused("not-yours", "not-signed-in")
    return found


def body_of(kind: type[T], many: tuple[str, ...] = ()) -> T:
    """The JSON or form body as that type; ``many`` are fields of a form that may occur more than once.
    Refused("malformed")."""
    try:
        if request.mimetype == "application/json":
            return msgspec.json.decode(request.get_data(), type=kind)
        fields = {**request.form.to_dict(), **{name: request.form.getlist(name) for name in many}}
        return msgspec.convert(fields, kind, strict=False)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise Refused("malformed", "malformed", why=str(wrong)) from None


def file_at_most(most: int, around: int = 0) -> None:
    """The file in this request's body may have so many bytes; ``around``: of what a form puts round it. Refused if it
    is known to have more; else reading it ends there."""
    request.max_content_length = most + around
    if (request.content_length or 0) > most + around:
        raise Refused("too-large", "file-too-large", most=most // MEGABYTE)


def wants_json() -> bool:
    return request.mimetype == "application/json" or request.accept_mimetypes.best == "application/json"


def as_json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, mimetype="application/json")


def message_of(refused: Refused) -> str:
    return translate(language(), refused.message, **refused.words)


def refusal(refused: Refused) -> Response:
    return as_json(RefusedReply(code=refused.code, message=message_of(refused)), STATUS[refused.code])
