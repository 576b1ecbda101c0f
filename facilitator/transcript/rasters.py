"""Pictures for programs that read neither WebP nor SVG: photos as JPEG, drawings as PNG."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from facilitator.sketch import as_svg
from facilitator.transcript import model as m
from facilitator.transcript.manner import Images

QUALITY = 90
_SHEET = """#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)"""


def raster(picture: m.PictureRecord, images: Images) -> tuple[str, bytes] | None:
    """(the file's ending, its body); None for a photo that is there no more."""
    if picture.drawing is not None:
        return "png", _drawn(picture)
    body = images(picture.name)
    return ("jpg", _jpeg(body)) if body is not None else None


def _jpeg(webp: bytes) -> bytes:
    out = BytesIO()
    with Image.open(BytesIO(webp)) as photo:
        photo.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _drawn(picture: m.PictureRecord) -> bytes:
    """One pixel for each step of the drawing's coordinates."""
    import typst

    assert picture.drawing is not None
    sheet = _SHEET.format(width=picture.width, height=picture.height).encode()
    inputs = {"svg": as_svg(picture.drawing)}
    png = typst.compile(sheet, format="png", ppi=72, sys_inputs=inputs, ignore_system_fonts=True)
    assert isinstance(png, bytes)
    return png
