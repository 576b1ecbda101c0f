"""The transcript as a PDF for people who read it on paper, on a screen or with a screen reader.

``transcript.typ`` sets it. What was said goes to it as JSON, and no word of it is ever read as Typst; nothing is read
from outside a folder that is made for this one transcript.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import typst

from facilitator.transcript import model as m
from facilitator.transcript.document import Document, laid_out
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.names import named
from facilitator.transcript.pdf_letters import FOLDER, TooLong, files
from facilitator.transcript.pdf_pictures import Pictures
from facilitator.transcript.pdf_sheet import sheet
from facilitator.transcript.pdf_words import apart
from facilitator.transcript.reading import Reading

TEMPLATE = Path(__file__).with_name("transcript").with_suffix(".typ")
ACCESSIBLE: Sequence[typst.PDFStandard] = ("ua-1",)
"""PDF/UA-1 (ISO 14289-1): pictures and formulas in words too, headings and tables as a tree, letters with shapes."""

MOST = 10_000_000
"""Bytes of a transcript, laid out: about 40,000 contributions. Typst needs 300 bytes of memory for each."""


def as_pdf(transcript: m.Transcript, manner: Manner, images: Images) -> bytes:
    """Raises NoLetters where the typefaces are not there, and TooLong."""
    files()
    shown = named(transcript, manner.names, manner.language)
    reading = Reading(shown, manner.language, manner.zone, apart, manner.names)
    return document_as_pdf(reading, laid_out(reading), manner, images)


def document_as_pdf(reading: Reading, document: Document, manner: Manner, images: Images) -> bytes:
    """``reading``: from which the document was laid out, with ``apart`` as its edit."""
    with TemporaryDirectory(prefix="facilitator-") as name:
        folder = Path(name)
        shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
        pictures = Pictures(reading.transcript.pictures, images, folder)
        body = msgspec.json.encode(sheet(reading, document, manner, pictures))
        if len(body) > MOST:
            raise TooLong("This discussion is too long for a PDF: take it as Markdown, or leave parts out.")
        (folder / "said.json").write_bytes(body)
        return _set(folder, datetime.fromisoformat(reading.transcript.room.opened_at).replace(microsecond=0))


def _set(folder: Path, opened: datetime) -> bytes:
    try:
        return _compiled(folder, opened, ACCESSIBLE)
    except typst.TypstError:
        # Signs of two scripts in one letter may have no typeface; then a box is better than no transcript.
        return _compiled(folder, opened, ())


def _compiled(folder: Path, opened: datetime, standards: Sequence[typst.PDFStandard]) -> bytes:
    """The same transcript makes the same bytes on every machine."""
    return typst.compile(
        folder / TEMPLATE.name,
        root=folder,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=[*standards],
        timestamp=opened,
    )
