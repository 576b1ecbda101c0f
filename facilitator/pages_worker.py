"""Draws the pages of a PDF, in a process of its own: whatever a file does to it, the server goes on.

Reads the file from standard input. Writes one line of JSON for all pages together, then for each page a line of JSON
with the length of its picture, and the picture itself as WebP. Imports nothing of the program.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO

MEMORY = 1 << 30
"""Bytes of addresses."""
QUALITY = 82
PR_SET_PDEATHSIG = 1
"""Linux's; elsewhere the limit of time is all."""
PASSWORD_ERROR = 4
"""pdfium's FPDF_ERR_PASSWORD."""


def limited(seconds: int) -> None:
    """No more memory and time than a large document needs, and no file is written; the class goes first, and when the
    server ends, so does this."""
    os.nice(10)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(pdf: bytes, out: BinaryIO, most: int, longest: int, words: int) -> None:
    """``most`` pages, ``longest`` pixels of a page's longer side, ``words`` characters of a page's text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as wrong:
        tell(out, refused="pdf-encrypted" if wrong.err_code == PASSWORD_ERROR else "not-a-pdf")
        return
    pages = len(document)
    if not 1 <= pages <= most:
        tell(out, refused="too-many-pages" if pages else "not-a-pdf")
        return
    tell(out, pages=pages)
    for number in range(pages):
        try:
            page = document[number]
            image, text = picture(page, longest), words_of(page, words)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            tell(out, refused="not-a-pdf")
            return
        body = io.BytesIO()
        image.save(body, "WEBP", quality=QUALITY, method=2)
        tell(out, width=image.width, height=image.height, text=text, bytes=body.tell())
        out.write(body.getvalue())
        out.flush()
        page.close()


def picture(page: Any, longest: int) -> Any:
    width, height = page.get_size()
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise ValueError("a page without a size")
    image = page.render(scale=longest / max(width, height)).to_pil().convert("RGB")
    # A page that is a thread is drawn as wide as one pixel, and pdfium may round up.
    image.thumbnail((longest, longest))
    return image


def words_of(page: Any, most: int) -> str:
    """A line for each of the page's, without what no text may hold."""
    found = page.get_textpage().get_text_bounded()
    kept = "".join(char for char in found if char == "\n" or (char.isprintable() and not "\ud800" <= char <= "\udfff"))
    return kept[:most].strip()


def tell(out: BinaryIO, **what: Any) -> None:
    out.write(json.dumps(what).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    most, longest, words, seconds = map(int, sys.argv[1:5])
    limited(seconds)
    draw(sys.stdin.buffer.read(), sys.stdout.buffer, most, longest, words)
