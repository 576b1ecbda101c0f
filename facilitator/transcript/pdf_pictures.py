"""The pictures of a transcript as files beside the one that is set; one at a time is in memory.

Photos become JPEG, which a PDF holds as it is; as WebP it would hold every pixel. Drawings and diagrams stay lines.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from facilitator.sketch import as_svg
from facilitator.transcript import model as m
from facilitator.transcript.manner import Images
from facilitator.transcript.pdf_diagrams import without_words

QUALITY = 84


class Pictures:
    """``folder``: where the files come to be."""

    def __init__(self, records: tuple[m.PictureRecord, ...], images: Images, folder: Path) -> None:
        self._records = {each.name: each for each in records}
        self._images = images
        self._folder = folder
        self._diagrams = 0
        self._made: dict[str, str | None] = {}

    def is_drawing(self, name: str) -> bool:
        record = self._records.get(name)
        return record is not None and record.drawing is not None

    def ratio(self, name: str) -> float:
        """Width by height."""
        record = self._records.get(name)
        return record.width / record.height if record is not None else 1

    def file(self, name: str) -> str | None:
        """Of a photo, a page or a drawing; None where it is not kept any more."""
        if name not in self._made:
            self._made[name] = self._drawn(name) if self.is_drawing(name) else self._photo(name)
        return self._made[name]

    def diagram(self, svg: str) -> str:
        """Its shapes; its words are set over them."""
        self._diagrams += 1
        return self._kept(f"diagram-{self._diagrams}.svg", without_words(svg).encode())

    def _drawn(self, name: str) -> str | None:
        drawing = self._records[name].drawing
        return self._kept(f"{len(self._made)}.svg", as_svg(drawing).encode()) if drawing is not None else None

    def _photo(self, name: str) -> str | None:
        body = self._images(name)
        if body is None:
            return None
        out = io.BytesIO()
        try:
            with Image.open(io.BytesIO(body)) as photo:
                photo.convert("RGB").save(out, "JPEG", quality=QUALITY)
        except OSError:
            return None
        return self._kept(f"{len(self._made)}.jpg", out.getvalue())

    def _kept(self, name: str, body: bytes) -> str:
        (self._folder / name).write_bytes(body)
        return name
