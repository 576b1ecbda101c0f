"""A photo as it is kept: made anew, so that nothing else of the file it came in is left."""

from __future__ import annotations

import io
import warnings
from hashlib import sha256
from typing import Final

from msgspec import Struct
from PIL import Image, ImageOps, UnidentifiedImageError

from facilitator.discussion.refused import Refused

LONGEST = 1600
"""Pixels, of the longer side."""
BYTES = 10 * 1024 * 1024
"""Of the file that is sent."""
PIXELS = 50_000_000
"""More than any phone's camera makes; a small file may claim to hold many more."""
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
QUALITY = 80
_HEIC: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypavif")


class Photo(Struct, frozen=True, kw_only=True):
    """``name`` is made from the owner and from what the photo shows."""

    name: str
    body: bytes
    width: int
    height: int


def read_photo(sent: bytes, owner: str) -> Photo:
    """Upright, without any data but its pixels. Takes time: call it from a thread. Raises Refused."""
    if len(sent) > BYTES:
        raise Refused("too-large", "photo-too-large", most=BYTES // (1024 * 1024))
    if sent[4:12] in _HEIC:
        raise Refused("malformed", "photo-heic")
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; here they are refused.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            body, width, height = _made_anew(sent)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused("malformed", "not-a-photo") from None
    name = f"{sha256(owner.encode() + b'/' + body).hexdigest()[:32]}.webp"
    return Photo(name=name, body=body, width=width, height=height)


def _made_anew(sent: bytes) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(sent), formats=FORMATS) as opened:
        if opened.width * opened.height > PIXELS:
            raise Refused("too-large", "photo-too-many-pixels")
        opened.draft("RGB", (LONGEST, LONGEST))
        upright = ImageOps.exif_transpose(opened)
        small = _on_white(upright)
    small.thumbnail((LONGEST, LONGEST))
    kept = io.BytesIO()
    small.save(kept, "WEBP", quality=QUALITY, method=4)
    return kept.getvalue(), small.width, small.height


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    see_through = image.convert("RGBA")
    white = Image.new("RGBA", see_through.size, "white")
    return Image.alpha_composite(white, see_through).convert("RGB")
