"""What other programs make of a PDF: poppler's tools, qpdf and PDFium."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from lxml import etree

TOP, FOOT = 57, 55
"""Points above and below what is said on a page: the running head and the page's number."""


def told(*command: str, body: bytes) -> str:
    done = subprocess.run(command, input=body, capture_output=True, check=True)
    return done.stdout.decode()


def text(body: bytes, width: int = 595, height: int = 842) -> str:
    """Of all pages, without what runs above and below them."""
    area = ("-x", "0", "-y", str(TOP), "-W", str(width), "-H", str(height - TOP - FOOT))
    return told("pdftotext", "-raw", "-enc", "UTF-8", *area, "-", "-", body=body)


def facts(body: bytes) -> dict[str, str]:
    lines = told("pdfinfo", "-", body=body).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def metadata(body: bytes) -> str:
    return told("pdfinfo", "-meta", "-", body=body)


def fonts(body: bytes) -> list[tuple[str, bool]]:
    """(name, embedded)"""
    rows = [line.split() for line in told("pdffonts", "-", body=body).splitlines()[2:]]
    return [(row[0].partition("+")[2], row[-5] == "yes") for row in rows]


def objects(body: bytes) -> list[Any]:
    """All dictionaries in it. Raises where qpdf finds something wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(body)
        subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)
        found = json.loads(subprocess.run(["qpdf", "--json", path], capture_output=True, check=True).stdout)
    values = (each.get("value", each.get("stream", {}).get("dict")) for each in found["qpdf"][1].values())
    return [value for value in values if isinstance(value, dict)]


def actions(body: bytes) -> list[Any]:
    return [each["/A"] for each in objects(body) if each.get("/Subtype") == "/Link"]


def catalogue(body: bytes) -> Any:
    return next(each for each in objects(body) if each.get("/Type") == "/Catalog")


def in_words(body: bytes) -> list[str]:
    """What is heard instead of its pictures and formulas."""
    return [each["/Alt"].removeprefix("u:") for each in objects(body) if "/Alt" in each]


def bookmarks(body: bytes) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(body)
    found = [(each.level, each.get_title()) for each in document.get_toc()]
    document.close()
    return found


def boxes(body: bytes) -> list[tuple[str, float, float, float]]:
    """Words, from where to where they reach across their page, and its width."""
    page = told("pdftotext", "-bbox", "-", "-", body=body)
    found = etree.fromstring(re.sub("[\x00-\x08\x0b-\x1f]", "", page).encode(), etree.HTMLParser(encoding="utf-8"))
    return [
        (word.text or "", float(word.get("xmin", "")), float(word.get("xmax", "")), float(sheet.get("width", "")))
        for sheet in found.iter("page")
        for word in sheet.iter("word")
    ]


def typeset(said: str) -> str:
    """What typesetting must change. White space goes, for lines break elsewhere; so does what only turns directions or
    joins letters; what is no character or none that may be printed becomes U+FFFD."""
    return "".join(map(_typeset, unicodedata.normalize("NFKC", said)))


def _typeset(one: str) -> str:
    kind = unicodedata.category(one)
    if one.isspace() or kind == "Cf" or "\ufe00" <= one <= "\ufe0f":
        return ""
    return "\ufffd" if kind in ("Cc", "Cn") else one
