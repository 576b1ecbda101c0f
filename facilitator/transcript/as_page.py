"""The transcript's body as a page of the server shows it: the one of the HTML file, with pictures by their addresses.

It is laid out where files are, in a process of its own, and handed over in two halves: between them the page puts what
is its own.
"""

from __future__ import annotations

from typing import IO

import msgspec
from markupsafe import Markup
from msgspec import Struct

from facilitator.transcript.as_html import Pictures, body
from facilitator.transcript.document import document
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import Transcript

BETWEEN = Markup("<!--between-->")
"""Nobody's words hold it: they are escaped."""


class Way(Struct, frozen=True):
    """An idea that can be followed."""

    card: str
    letter: str
    title: str


class Shown(Struct, frozen=True, kw_only=True):
    """``before`` and ``after`` are safe HTML."""

    title: str
    ideas: tuple[Way, ...]
    before: str
    after: str


def write_page(out: IO[bytes], transcript: Transcript, manner: Manner) -> None:
    """As JSON of ``Shown``."""
    laid_out = document(transcript, manner)
    before, _, after = body(laid_out, at(transcript.room.code), BETWEEN).partition(BETWEEN)
    ideas = tuple(Way(idea.card, idea.letter, idea.title) for idea in laid_out.ideas)
    out.write(msgspec.json.encode(Shown(title=laid_out.title, ideas=ideas, before=str(before), after=str(after))))


def at(code: str) -> Pictures:
    """Pictures by their addresses."""
    address = Markup('<img class="pic{}" src="/room/{}/pictures/{}" alt="{}" loading="lazy">')
    return lambda name, words: address.format(" pic--drawn" if name.endswith(".svg") else "", code, name, words)
