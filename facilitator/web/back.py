"""The way back to the page that somebody asked for before signing in: an address of this server and no other.

The link that the server prints knows no page, so the browser keeps it for a while.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from flask import Response, request

COOKIE: Final = "after_sign_in"
SECONDS: Final = 3600
_OURS: Final = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""Browsers take a backslash for a slash, and leave out line ends and tabs."""


def ours(address: str) -> str | None:
    """The address if it is a path here: it begins with exactly one slash."""
    return address if _OURS.fullmatch(address) else None


def asked_for() -> str:
    """This request's own path and query. A path of several slashes would lead elsewhere: then the first page."""
    return ours(request.full_path.removesuffix("?")) or "/"


def keep_way_back(answer: Response) -> None:
    """After signing in, the page that was asked for now. Only pages: what changes something is not done again."""
    if request.method == "GET":
        secure = request.is_secure
        kept = quote(asked_for())
        answer.set_cookie(COOKIE, kept, max_age=SECONDS, httponly=True, secure=secure, samesite="Lax")


def way_back() -> str | None:
    """As the link says (``next``), else what was kept."""
    return ours(request.args.get("next", "")) or ours(unquote(request.cookies.get(COOKIE, "")))


def forget_way_back(answer: Response) -> None:
    """Nothing is said of a cookie that is not there: simple clients read one cookie of an answer."""
    if COOKIE in request.cookies:
        answer.delete_cookie(COOKIE)
