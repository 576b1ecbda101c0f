"""How pages are made: templates with the reader's words, and headers that let nothing foreign in."""

from __future__ import annotations

import gzip
import logging
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from flask import Flask, Response, g, redirect, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, RequestEntityTooLarge

from facilitator.discussion.refused import Refused
from facilitator.languages import LANGUAGES, direction, translate
from facilitator.store.errors import NotStored, StoreError
from facilitator.web.back import asked_for, keep_way_back
from facilitator.web.built import tags
from facilitator.web.requests import LANGUAGE_COOKIE, STATUS, language, message_of, refusal, wants_json

_log: Final = logging.getLogger(__name__)
SIGN_IN = ("refused.not-signed-in", "refused.link-expired")
"""What whoever reads it can only mend with the instructor's link."""
TITLES: Final = {
    "not-found": "page.refused.not-found",
    "not-yours": "page.refused.not-yours",
    "too-large": "page.refused.too-large",
    "too-fast": "page.refused.not-now",
    "not-saved": "page.refused.not-now",
}
"""For refusals that fill a page: what it is about, before it is said why."""
YEAR = 365 * 24 * 3600
"""In seconds."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self' {sockets}",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, nothing inline."""
STYLE_ATTRIBUTES = "style-src-attr 'unsafe-inline'"
"""Besides, on pages where somebody may write maths: the field for it lays formulas out by style attributes."""


def policy(*more: str) -> str:
    """For this request."""
    scheme = "wss" if request.is_secure else "ws"
    return "; ".join((POLICY.format(sockets=f"{scheme}://{request.host}"), *more))


def framed(policy: str) -> str:
    """The same for a page that pages of ours show in a frame."""
    return policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


def page(template: str, status: int = 200, **values: object) -> Response:
    """A page in the reader's language; it is never kept, for it may hold a token."""
    text = render_template(template, language=language(), **values)
    return Response(text, status, mimetype="text/html", headers={"Cache-Control": "no-store"})


def message_page(
    status: int, title: str, text: str, more: str = "", alert: bool = False, signed_in: bool = True
) -> Response:
    """A page that says one thing, with the ways on from it."""
    passing = request.method == "GET" and (status >= 500 or status == STATUS["too-fast"])
    again = [(asked_for(), translate(language(), "page.try-again"))] if passing else []
    join = ("/", translate(language(), "page.to-join"))
    library = ("/instructor", translate(language(), "page.to-library"))
    ways = [*again, *((library,) if signed_in and request.path.startswith("/instructor") else ()), join]
    return page("message.html", status, title=title, text=text, more=more, alert=alert, ways=ways)


def to(address: str) -> Response:
    """See there. The reader's wish of a language goes along."""
    if request.args.get("lang"):
        address += f"{'&' if '?' in address else '?'}lang={language()}"
    answer = redirect(address, 303)
    assert isinstance(answer, Response)
    return answer


def register(app: Flask) -> None:
    app.jinja_env.globals["t"] = lambda text_id, **words: translate(language(), text_id, **words)
    app.jinja_env.globals["built"] = tags
    app.jinja_env.globals["direction"] = direction
    app.jinja_env.globals["languages"] = language_links
    app.before_request(_from_our_own_pages)
    app.after_request(_compress)
    app.after_request(_remember_the_language)
    app.after_request(_close_the_door)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(StoreError, _store_failed)
    app.register_error_handler(RequestEntityTooLarge, lambda _: _refused(Refused("too-large", "body-too-large")))
    app.register_error_handler(HTTPException, _http_error)


def _from_our_own_pages() -> None:
    """What changes something must come from a page of ours: a browser says where it comes from."""
    origin = request.headers.get("Origin")
    if request.method in ("GET", "HEAD", "OPTIONS") or origin is None:
        return
    if urlsplit(origin).netloc != request.host:
        raise Refused("not-yours", "foreign-page")


def language_links() -> list[tuple[str, str, str]]:
    """(language, its own name, this address in it), of the languages that the reader does not read just now."""
    asked = request.args.to_dict()
    return [
        (each, translate(each, "page.language-name"), f"{quote(request.path)}?{urlencode({**asked, 'lang': each})}")
        for each in LANGUAGES
        if each != language()
    ]


def _remember_the_language(response: Response) -> Response:
    """Who has chosen a language once has chosen it for the next pages too."""
    wished = request.args.get("lang")
    if wished in LANGUAGES and request.cookies.get(LANGUAGE_COOKIE) != wished:
        response.set_cookie(
            LANGUAGE_COOKIE, wished, max_age=YEAR, httponly=True, secure=request.is_secure, samesite="Lax"
        )
    return response


def _compress(response: Response) -> Response:
    """Pages are a few times smaller so, and school networks are slow."""
    if response.mimetype != "text/html" or response.is_streamed or not request.accept_encodings["gzip"]:
        return response
    response.set_data(gzip.compress(response.get_data(), 6))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _close_the_door(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", policy())
    kept = response.cache_control.immutable or response.cache_control.no_cache
    if not request.path.startswith("/static/assets/") and not kept:
        response.headers["Cache-Control"] = "no-store"
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    # Stricter, and browsers would not say which page a form is from (Origin: null).
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


def _refused(refused: Refused) -> Response:
    if wants_json():
        return refusal(refused)
    if refused.message in SIGN_IN:
        title, more = translate(language(), "page.sign-in.title"), translate(language(), "page.sign-in.text")
        answer = message_page(STATUS[refused.code], title, message_of(refused), more, signed_in=False)
        if refused.message == SIGN_IN[0]:
            keep_way_back(answer)
        return answer
    title = translate(language(), TITLES.get(refused.code, "page.refused.title"))
    return message_page(STATUS[refused.code], title, message_of(refused), alert=True)


def _store_failed(fault: StoreError) -> Response:
    """The disk is full, or the database is away: a line in the log, and words for whoever asked."""
    _log.warning("%s", fault)
    return _refused(Refused("not-saved", "not-saved" if isinstance(fault, NotStored) else "not-read"))


def _http_error(error: HTTPException) -> Response:
    """Unknown addresses and crashes. Flask has logged the crash; nobody sees its inside."""
    if error.response is not None or error.code not in (404, 405, 500):
        g.pop("language", None)
        return Response(f"{error.code} {error.name}\n", error.code, mimetype="text/plain")
    if isinstance(error, InternalServerError):
        return message_page(
            error.code, translate(language(), "page.error.title"), translate(language(), "page.error.text")
        )
    if isinstance(error, MethodNotAllowed):
        title, text = translate(language(), "page.not-done.title"), translate(language(), "page.not-done.text")
        answer = message_page(error.code, title, text)
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return answer
    return message_page(
        error.code, translate(language(), "page.not-found.title"), translate(language(), "page.not-found.text")
    )
