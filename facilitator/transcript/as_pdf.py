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
from facilitator.transcript.document import laid_out
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.names import named
from facilitator.transcript.pdf_letters import FOLDER, files
from facilitator.transcript.pdf_pictures import Pictures
from facilitator.transcript.pdf_sheet import sheet
from facilitator.transcript.pdf_words import apart
from facilitator.transcript.reading import Reading

TEMPLATE = Path(__file__).with_name("transcript").with_suffix(".typ")
ACCESSIBLE: Sequence[typst.PDFStandard] = ("ua-1",)
"""PDF/UA-1 (ISO 14289-1): pictures and formulas in words too, headings and tables as a tree, letters with shapes."""


def as_pdf(transcript: m.Transcript, manner: Manner, images: Images) -> bytes:
    """Raises NoLetters where the typefaces are not there."""
    files()
    with TemporaryDirectory(prefix="facilitator-") as name:
        folder = Path(name)
        _lay_out(transcript, manner, images, folder)
        opened = datetime.fromisoformat(transcript.room.opened_at)
        try:
            return _set(folder, opened, ACCESSIBLE)
        except typst.TypstError:
            # Two signs of different scripts in one letter have no typeface; then a box is better than no transcript.
            return _set(folder, opened, ())


def _lay_out(transcript: m.Transcript, manner: Manner, images: Images, folder: Path) -> None:
    """Only the files are left when it returns: of a long discussion all else weighs much."""
    shown = named(transcript, manner.names, manner.language)
    reading = Reading(shown, manner.language, manner.zone, apart, manner.names)
    pictures = Pictures(transcript.pictures, images, folder)
    shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
    body = sheet(reading, laid_out(reading), manner, pictures)
    (folder / "said.json").write_bytes(msgspec.json.encode(body))


def _set(folder: Path, opened: datetime, standards: Sequence[typst.PDFStandard]) -> bytes:
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
