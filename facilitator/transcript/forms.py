"""Every form in which a transcript leaves. Each loads what it needs when it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from msgspec import Struct

from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.model import Transcript

Write = Callable[[BinaryIO, Transcript, Manner, Images], None]


class Form(Struct, frozen=True, kw_only=True):
    mimetype: str
    write: Write


def _markdown(out: BinaryIO, transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_markdown import markdown_pieces

    _each(out, (piece.encode() for piece in markdown_pieces(transcript, manner.names, manner.language, manner.zone)))


def _html(out: BinaryIO, transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_html import html_pieces

    _each(out, html_pieces(transcript, manner, images))


def _json(out: BinaryIO, transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_json import json_pieces

    _each(out, json_pieces(transcript, manner.names, manner.language))


def _docx(out: BinaryIO, transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_docx import as_docx

    out.write(as_docx(transcript, manner, images))


def _csv(out: BinaryIO, transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_csv import as_csv

    _each(out, as_csv(transcript, manner))


def _each(out: BinaryIO, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        out.write(piece)


FORMS: Mapping[str, Form] = {
    "md": Form(mimetype="text/markdown; charset=utf-8", write=_markdown),
    "csv": Form(mimetype="text/csv; charset=utf-8", write=_csv),
    "html": Form(mimetype="text/html; charset=utf-8", write=_html),
    "json": Form(mimetype="application/json", write=_json),
    "docx": Form(mimetype="application/vnd.openxmlformats-officedocument.wordprocessingml.document", write=_docx),
}
"""By the ending of the file's name."""
