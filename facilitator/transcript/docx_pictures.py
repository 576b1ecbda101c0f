"""Pictures as Word can show them: photos as JPEG, drawings and diagrams, which are lines, as PNG. Each is kept once."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart
from docx.shared import Emu
from msgspec import Struct
from PIL import Image

from facilitator.sketch import as_svg
from facilitator.transcript import model as m
from facilitator.transcript.docx_text import Element, add, as_xml_holds_it
from facilitator.transcript.manner import Images

FONTS: Final = Path(__file__).parents[2] / "static" / "fonts"
"""Beside those of the machine."""
LONGEST: Final = 1600
"""Pixels, of the longer side."""
QUALITY: Final = 85
DOTS: Final = 200
"""Per inch of a diagram on the page."""
EMU: Final = 635
"""In a twentieth of a point."""
_PAGE: Final = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)"""


class _Kept(Struct, frozen=True):
    """The id of its relationship, and its size in pixels."""

    id: str
    width: int
    height: int


class Pictures:
    """Of one document."""

    def __init__(self, part: DocumentPart, records: Iterable[m.PictureRecord], images: Images) -> None:
        self._part = part
        self._records = {each.name: each for each in records}
        self._images = images
        self._kept: dict[str, _Kept | None] = {}
        self._shown = 0

    def is_drawing(self, name: str) -> bool:
        return name in self._records and self._records[name].drawing is not None

    def show(self, paragraph: Element, name: str, alt: str, room: tuple[int, int]) -> bool:
        """At the end of a paragraph, within ``room`` (twentieths of a point); False if it is kept no more."""
        if name not in self._kept:
            self._kept[name] = self._found(name)
        kept = self._kept[name]
        if kept is not None:
            self._put(paragraph, kept, alt, room)
        return kept is not None

    def show_svg(self, paragraph: Element, svg: str, alt: str, room: tuple[int, int]) -> None:
        self._put(paragraph, self._keep(as_png(svg, room[0] / 20), "png"), alt, room)

    def _found(self, name: str) -> _Kept | None:
        drawing = self._records[name].drawing if name in self._records else None
        if drawing is not None:
            return self._keep(as_png(as_svg(drawing), 260), "png")
        body = self._images(name)
        made = _as_jpeg(body) if body is not None else None
        return self._keep(made, "jpeg") if made is not None else None

    def _keep(self, body: bytes, kind: str) -> _Kept:
        # python-docx compares a new picture with each that is there.
        number = len(self._part.rels) + 1
        image = ImagePart(PackURI(f"/word/media/image{number}.{kind}"), f"image/{kind}", body)
        with Image.open(io.BytesIO(body)) as opened:
            width, height = opened.size
        self._part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, image, f"rIdPicture{number}")
        return _Kept(f"rIdPicture{number}", width, height)

    def _put(self, paragraph: Element, kept: _Kept, alt: str, room: tuple[int, int]) -> None:
        self._shown += 1
        scale = min(room[0] / kept.width, room[1] / kept.height) * EMU
        size = Emu(int(kept.width * scale)), Emu(int(kept.height * scale))
        inline = CT_Inline.new_pic_inline(self._shown, kept.id, f"{self._shown}", *size)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", as_xml_holds_it(alt))
        inline.docPr.set("name", f"Picture {self._shown}")
        add(add(paragraph, "r"), "drawing").append(inline)


def as_png(svg: str, width: float) -> bytes:
    """``width``: of the picture in print, in points."""
    inputs = {"svg": svg, "width": f"{width:g}"}
    made = typst.compile(_PAGE, font_paths=_fonts(), format="png", ppi=DOTS, sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[FONTS] if FONTS.is_dir() else [])


def _as_jpeg(body: bytes) -> bytes | None:
    """None if it cannot be read."""
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(body)) as photo:
            photo.thumbnail((LONGEST, LONGEST))
            photo.convert("RGB").save(out, "JPEG", quality=QUALITY)
    except OSError:
        return None
    return out.getvalue()
