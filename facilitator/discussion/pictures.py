"""What answers show beside words: photos, and drawings as they were drawn, so that these stay sharp at any size.

A drawing is strokes on a paper. Coordinates are whole numbers on a sheet of ``WIDTH`` x ``HEIGHT``, from its top left
corner. Erasing takes whole strokes away, so that nothing of it is left here.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from facilitator.discussion.limits import DRAWN_WEIGHS

WIDTH, HEIGHT = 1600, 1200

Paper = Literal["plain", "grid", "number-line", "fraction-bars"]
Ink = Literal["dark", "red", "blue", "green"]

Coordinate = Annotated[int, Meta(ge=-200, le=1800)]
"""A stroke may run a little over the edge."""
Percent = Annotated[int, Meta(ge=0, le=100)]

PictureName = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\.(svg|webp)$")]
"""Made from what the picture shows: drawings end in .svg, photos in .webp."""


class Stroke(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    points: Annotated[tuple[Coordinate, ...], Meta(min_length=2, max_length=20_000)]
    """x and y by turns."""
    ink: Ink = "dark"
    width: Annotated[int, Meta(ge=1, le=60)] = 11
    pressure: Annotated[tuple[Percent, ...], Meta(max_length=10_000)] = ()
    """How hard each point was pressed; none where the device cannot tell."""


class Drawing(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    strokes: Annotated[tuple[Stroke, ...], Meta(max_length=4_000)] = ()
    paper: Paper = "plain"


class Photo(Struct, frozen=True, kw_only=True):
    """A photo that was stored; ``by`` is whose it is."""

    by: str
    width: int
    height: int
    seq: int


class Page(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page of a material as a picture, and the words on it for those who do not see it."""

    picture: PictureName
    width: int
    height: int
    text: str = ""


def encoded(drawing: Drawing) -> bytes:
    """As it is stored and sent; its length is what a drawing's limit counts."""
    return msgspec.json.encode(drawing)


def name_of(drawing: Drawing) -> str:
    """The same strokes have the same name."""
    return f"{sha256(encoded(drawing)).hexdigest()[:32]}.svg"


def weight(text: str | None, drawing: Drawing | None) -> int:
    """How much somebody says with them, in characters."""
    return len(text or "") + (len(encoded(drawing)) // DRAWN_WEIGHS if drawing is not None else 0)


def is_drawing(name: str) -> bool:
    return name.endswith(".svg")
