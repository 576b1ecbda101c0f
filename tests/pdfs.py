"""PDF files, written here byte by byte: small ones, long ones, locked and broken ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*texts: str, size: tuple[float, float] = (400, 600), catalogue: bytes = b"", trailer: bytes = b"") -> bytes:
    """A page for each text."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(texts)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(texts)),
        FONT,
    ]
    for number, text in enumerate(texts):
        drawn = b"BT /F1 36 Tf 40 %d Td (%s) Tj ET 40 40 200 120 re f" % (int(size[1] - 120), text.encode())
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (*size, 5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    )


def locked() -> bytes:
    """Nobody knows its password: what checks it is not made of any."""
    wrong = hashlib.sha256(b"nobody").hexdigest().encode()
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (wrong, wrong[::-1])
    return pdf("secret", trailer=encrypt)


def bomb() -> bytes:
    """A page that calls a form that calls ten, and so on: more to draw than anybody waits for."""
    depth = 12
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/X Do\nendstream",
    ]
    for level in range(depth):
        inner = b"/X Do " * 10 if level < depth - 1 else b"0 0 100 100 re f"
        objects.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>"
            b"stream\n%s\nendstream" % (6 + level, len(inner), inner)
        )
    return assembled(objects)
