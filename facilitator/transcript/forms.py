"""The forms that a transcript can be taken away in, and how each is written.

An exporter is loaded when its form is written, so that a table does not wait for what sets a PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, Literal

from msgspec import Struct

from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.model import Transcript

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Write = Callable[[IO[bytes], Transcript, Manner, Images], None]


class Form(Struct, frozen=True, kw_only=True):
    extension: str
    mimetype: str
    readers: Literal["people", "programs"]
    write: Write
    """Needs nothing of the file but that it can be written to."""


def _write_markdown(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_markdown import markdown_pieces

    for piece in markdown_pieces(transcript, manner.names, manner.language, manner.zone):
        out.write(piece.encode())


def _write_html(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_html import html_pieces

    for piece in html_pieces(transcript, manner, images):
        out.write(piece)


def _write_pdf(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_pdf import as_pdf

    out.write(as_pdf(transcript, manner, images))


def _write_docx(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_docx import as_docx

    out.write(as_docx(transcript, manner, images))


def _write_csv(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_csv import as_csv

    for piece in as_csv(transcript, manner):
        out.write(piece)


def _write_json(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_json import json_pieces

    for piece in json_pieces(transcript, manner.names, manner.language):
        out.write(piece)


def _write_qdpx(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_qdpx import write_qdpx

    write_qdpx(out, transcript, manner, images)


def _write_zip(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    from facilitator.transcript.as_zip import write_zip

    write_zip(out, transcript, manner, images)


_FORMS = (
    Form(extension="md", mimetype="text/markdown", readers="people", write=_write_markdown),
    Form(extension="html", mimetype="text/html", readers="people", write=_write_html),
    Form(extension="pdf", mimetype="application/pdf", readers="people", write=_write_pdf),
    Form(extension="docx", mimetype=DOCX, readers="people", write=_write_docx),
    Form(extension="csv", mimetype="text/csv", readers="programs", write=_write_csv),
    Form(extension="json", mimetype="application/json", readers="programs", write=_write_json),
    Form(extension="qdpx", mimetype="application/octet-stream", readers="programs", write=_write_qdpx),
    Form(extension="zip", mimetype="application/zip", readers="people", write=_write_zip),
)

FORMS: Mapping[str, Form] = {form.extension: form for form in _FORMS}
"""By their extensions, in the order in which a page offers them."""
