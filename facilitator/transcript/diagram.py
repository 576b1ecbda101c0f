"""What a picture of a discussion is: the drawing, and the table that says the same in words and figures."""

from __future__ import annotations

import re

from msgspec import Struct


class Diagram(Struct, frozen=True, kw_only=True):
    """``svg`` has a viewBox of ``width`` by ``height`` and needs nothing from outside it."""

    id: str
    """Unlike any other's of the same transcript; letters, figures and hyphens."""
    title: str
    description: str
    """What is to be seen in it, in a sentence."""
    svg: str
    width: int
    height: int
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def id_of(*parts: str) -> str:
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", part) for part in parts)
