"""How a transcript is to be laid out: what every form is told besides the transcript itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from facilitator.transcript.names import Names

Paper = Literal["a4", "letter"]

Images = Callable[[str], bytes | None]
"""The body (WebP) of a photo or page by its name; None where there is none any more."""


class Manner(Struct, frozen=True, kw_only=True):
    language: str = "en"
    """Of headings and labels."""
    names: Names = "shown"
    zone: tzinfo | None = None
    """Of times; None for this machine's."""
    paper: Paper = "a4"
    bom: bool = True
    """Whether a CSV begins with a byte order mark, by which Excel knows UTF-8."""
