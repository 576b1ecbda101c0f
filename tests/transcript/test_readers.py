"""The readers themselves: each finds what is in its form, and says what is not."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html import escape
from xml.sax.saxutils import quoteattr

import docx
import pytest
import typst

from facilitator.transcript.markdown import quoted
from tests.transcript.readers import READERS, missing

SAID = (
    "Why, a half & <b>two</b> thirds?\nSay more.",
    "Huh?",
    "=1+1, at 100%",
    "三分の一と二分の一は同じかさになおす。" * 12,
    "Huh?",
    "efficient waffles " * 60,
)


def as_csv(texts: tuple[str, ...]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["text"], *([text] for text in texts)])
    return out.getvalue().encode("utf-8-sig")


def as_docx(texts: tuple[str, ...]) -> bytes:
    out, document = io.BytesIO(), docx.Document()
    for text in texts:
        document.add_table(1, 1).cell(0, 0).text = text
    document.save(out)
    return out.getvalue()


def as_pdf(texts: tuple[str, ...]) -> bytes:
    """On so small a page that the long ones go on overleaf, with words at its head and foot."""
    page = 'width: 9cm, height: 6cm, margin: 1cm, header: [Lesson], numbering: "1"'
    said = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in texts)
    return typst.compile(f"#set page({page})\n{said}".encode())


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name.replace("_", "."), body)
    return out.getvalue()


def as_html(texts: tuple[str, ...]) -> bytes:
    said = "".join(f"<p>{escape(text)}</p>" for text in texts)
    head = '<head><meta charset="utf-8"><title>x</title></head>'
    return f"<!doctype html><html>{head}<body>{said}</body></html>".encode()


def as_qdpx(texts: tuple[str, ...]) -> bytes:
    project = "".join(f"<Case name={quoteattr(text)}/>" for text in texts[1:])
    return zipped(project_qde=f"<Project>{project}</Project>".encode(), source_txt=texts[0].encode() if texts else b"")


def written(form: str, texts: tuple[str, ...]) -> bytes:
    match form:
        case "md":
            return "\n\n".join(map(quoted, texts)).encode()
        case "json":
            return json.dumps([{"text": text} for text in texts]).encode()
        case "csv":
            return as_csv(texts)
        case "html":
            return as_html(texts)
        case "docx":
            return as_docx(texts)
        case "pdf":
            return as_pdf(texts)
        case "qdpx":
            return as_qdpx(texts)
        case _:
            return zipped(a_csv=as_csv(texts[:3]), b_html=as_html(texts[3:]), c_png=b"\x89")


@pytest.mark.parametrize("form", READERS)
def test_what_is_there_is_found(form: str) -> None:
    assert missing(form, written(form, SAID), SAID) == []


@pytest.mark.parametrize("form", READERS)
def test_what_is_not_there_or_not_so_often_is_missed(form: str) -> None:
    for left_out in (SAID[1:], SAID[:4] + SAID[5:], SAID[:3] + SAID[4:], (SAID[0][:-12], *SAID[1:])):
        assert missing(form, written(form, left_out), SAID)
