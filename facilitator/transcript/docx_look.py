"""An empty Word file: its page, footer, lists, fonts and properties.

The template that comes with python-docx brings its fonts, a picture of another document and half a megabyte of styles;
none of it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from msgspec import Struct

from facilitator.transcript.docx_styles import language_of, region, styles_of
from facilitator.transcript.docx_text import Element, add, as_xml_holds_it, run
from facilitator.transcript.manner import Paper

PAPERS: Final[dict[Paper, tuple[int, int]]] = {"a4": (11_906, 16_838), "letter": (12_240, 15_840)}
"""In twentieths of a point, as all lengths here."""
MARGIN: Final = 1_247
FONTS: Final = {
    "Noto Sans": ("Calibri", "swiss"),
    "Noto Sans JP": ("Yu Gothic", "swiss"),
    "Noto Sans KR": ("Malgun Gothic", "swiss"),
    "Noto Sans SC": ("Microsoft YaHei", "swiss"),
    "Noto Sans Mono": ("Consolas", "modern"),
    "Cambria Math": ("Cambria", "roman"),
}
"""What Word takes instead where it has none, and of what family they are."""
BULLETS, NUMBERS = 1, 2
"""Lists that ``numbering`` says of."""


class Page(Struct, frozen=True):
    """``width`` and ``height`` of what may be written on."""

    width: int
    height: int


def blank(title: str, languages: tuple[str, str], paper: Paper, made: datetime) -> tuple[Document, Page]:
    """An empty document. ``languages``: of labels, and of what people said. ``made``: in UTC."""
    document = docx.Document()
    _without_the_templates(document)
    styles = document.styles.element
    styles[:] = list(parse_xml(styles_of(*languages)))
    numbering = document.part.numbering_part.element
    numbering[:] = list(parse_xml(_numbering()))
    _settings(document.settings.element, languages[0])
    _properties(document, title, languages[0], made)
    return document, _page(document, title, paper)


def _without_the_templates(document: Document) -> None:
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/")[-1] in NOT_OURS]:
            del rels[key]
    fonts = Part(PackURI("/word/fontTable.xml"), FONT_TABLE, _font_table(), package)
    document.part.relate_to(fonts, f"{OFFICE}/fontTable")


OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT_TABLE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
NOT_OURS: Final = {"thumbnail", "extended-properties", "customXml", "stylesWithEffects", "fontTable", "webSettings"}


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, (instead, family) in FONTS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def _page(document: Document, title: str, paper: Paper) -> Page:
    width, height = PAPERS[paper]
    section = document.sections[0]
    looks = section._sectPr
    for size in looks.findall(f"{looks.tag[: -len('sectPr')]}*"):
        looks.remove(size)
    sides = {side: str(MARGIN) for side in ("top", "right", "bottom", "left")}
    add(looks, "pgSz", w=str(width), h=str(height))
    add(looks, "pgMar", **sides, header="600", footer="600", gutter="0")
    _footer(section.footer._element, title, width - 2 * MARGIN)
    return Page(width - 2 * MARGIN, height - 2 * MARGIN)


def _footer(footer: Element, title: str, width: int) -> None:
    footer[:] = []
    line = add(footer, "p")
    looks = add(line, "pPr")
    add(looks, "pStyle", val="Footer")
    add(add(looks, "tabs"), "tab", val="right", pos=str(width))
    run(line, f"{title}\t")
    for field, between in (("PAGE", " / "), ("NUMPAGES", "")):
        run(add(line, "fldSimple", instr=f" {field} "), "1")
        if between:
            run(line, between)


def _settings(settings: Element, language: str) -> None:
    settings[:] = list(
        parse_xml(
            f'<w:settings {nsdecls("w", "m")}><w:defaultTabStop w:val="720"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            '</w:compat><m:mathPr><m:mathFont m:val="Cambria Math"/><m:defJc m:val="left"/></m:mathPr>'
            f"{language_of('themeFontLang', language)}</w:settings>"
        )
    )


def _properties(document: Document, title: str, language: str, made: datetime) -> None:
    properties = document.core_properties
    properties.title = as_xml_holds_it(title)[:255]
    properties.language = region(language)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made.replace(tzinfo=None)


def _numbering() -> str:
    return f"<w:numbering {nsdecls('w')}>{_list(BULLETS)}{_list(NUMBERS)}{_num(BULLETS, BULLETS)}</w:numbering>"


def _list(kind: int) -> str:
    def level(at: int) -> str:
        sign, form = ("•–•–"[at % 4], "bullet") if kind == BULLETS else (f"%{at + 1}.", "decimal")
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{320 * (at + 1)}" w:hanging="320"/></w:pPr></w:lvl>'
        )

    levels = "".join(map(level, range(9)))
    return f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _num(number: int, kind: int, starts: Iterable[str] = ()) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{"".join(starts)}</w:num>'


def begin_list(numbering: Element, start: int, level: int) -> int:
    """The number of a new numbered list that counts on its own."""
    number = len(numbering)
    made = add(numbering, "num", numId=str(number))
    add(made, "abstractNumId", val=str(NUMBERS))
    add(add(made, "lvlOverride", ilvl=str(level)), "startOverride", val=str(start))
    return number
