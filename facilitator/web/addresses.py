"""The address by which people come into a room, in words and as a QR code."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import segno
from flask import request

from facilitator.web.program import program

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def root() -> str:
    """The server's address as other devices reach it: as this page was asked for, unless that is this machine alone."""
    here = urlsplit(request.host_url)
    alone = here.hostname in LOOPBACK or f"[{here.hostname}]" in LOOPBACK
    return program().shown_url if alone or program().is_public else request.host_url.rstrip("/")


def join_address(code: str) -> str:
    """What people type: the server's address without its scheme. The code is said beside it."""
    return root().partition("://")[2]


def join_qr(code: str) -> str:
    """The QR code of the link straight into a room, as SVG."""
    made = segno.make(f"{root()}/j/{code}", micro=False, error="m")
    picture = io.BytesIO()
    made.save(picture, kind="svg", border=2, dark="#17302a", light="#ffffff", omitsize=True, xmldecl=False)
    return picture.getvalue().decode()
