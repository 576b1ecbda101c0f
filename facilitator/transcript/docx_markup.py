"""The plan's sanitised HTML as paragraphs, lists, tables and formulas of Word."""

from __future__ import annotations

import re
from typing import Final

import lxml.html
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from facilitator.transcript.docx_formulas import OMML
from facilitator.transcript.docx_formulas import formula as as_omml
from facilitator.transcript.docx_sheet import Sheet
from facilitator.transcript.docx_text import Element, W, as_xml_holds_it, begin, paragraph, row, run, table
from facilitator.transcript.plain import plain

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS: Final = frozenset({"p", *HEADINGS, "ul", "ol", "blockquote", "pre", "table", "hr", "div"})
MARKS: Final = {"strong": ("b", "bCs"), "em": ("i", "iCs"), "s": ("strike",)}
ORDER: Final = ("b", "bCs", "i", "iCs", "strike")
"""Of properties, as the schema wants it."""
LIST_STEP: Final = 320
DEEPEST: Final = 8
_SPACES = re.compile("[ \t\r\n\f]+")


class _Piece(Struct, frozen=True, kw_only=True):
    """Text as it is in the source, or a formula."""

    text: str = ""
    marks: frozenset[str] = frozenset()
    style: str | None = None
    link: str | None = None
    math: Element | None = None


def markup(sheet: Sheet, html: str, style: str, level: int) -> None:
    """At the end of the body. ``style``: of paragraphs. ``level``: of the heading that it stands under."""
    root = lxml.html.fragment_fromstring(as_xml_holds_it(html), create_parent="div")
    used = [tag for tag in HEADINGS if root.find(f".//{tag}") is not None]
    levels = {tag: level + rank for rank, tag in enumerate(used, start=1)}
    _Walk(sheet, sheet.body, style, levels).blocks(root)


class _Walk:
    """Inline content gathers until a block begins or ends."""

    def __init__(self, sheet: Sheet, parent: Element, style: str, levels: dict[str, int]) -> None:
        self._sheet = sheet
        self._parent = parent
        self._style = style
        self._levels = levels
        self._pieces: list[_Piece] = []
        self._item: tuple[int, int] | None = None
        """The list and level whose number the next paragraph bears."""
        self._depth = 0
        """Of lists."""

    def blocks(self, element: Element) -> None:
        self._gather(element, _Piece())
        self._paragraph()

    def _gather(self, element: Element, like: _Piece) -> None:
        self._text(element.text, like)
        for child in element:
            self._child(child, like)
            self._text(child.tail, like)

    def _text(self, text: str | None, like: _Piece) -> None:
        if text:
            # A line's end in the source is a space; a real one is written as one by ``br``.
            self._pieces.append(replace(like, text=_SPACES.sub(" ", text)))

    def _child(self, child: Element, like: _Piece) -> None:
        tag = str(child.tag)
        if tag in BLOCKS:
            self._paragraph()
            self._block(child, tag)
        elif tag == "math":
            self._math(child)
        elif tag == "br":
            self._pieces.append(_Piece(text="\n"))
        else:
            marks = like.marks.union(MARKS.get(tag, ()))
            style = "CodeLetters" if tag == "code" else like.style
            self._gather(child, _Piece(marks=marks, style=style, link=child.get("href", like.link)))

    def _block(self, block: Element, tag: str) -> None:
        match tag:
            case "ul" | "ol":
                self._list(block, tag)
            case "table":
                self._table(block)
            case "pre":
                paragraph(self._parent, "Code", "".join(map(str, block.itertext())).rstrip("\n"))
            case "hr":
                begin(self._parent, "Rule")
            case "blockquote":
                style, self._style = self._style, "Quote"
                self.blocks(block)
                self._style = style
            case _ if tag in self._levels:
                self._sheet.heading(self._levels[tag], _SPACES.sub(" ", plain(_source(block))))
            case _:
                self.blocks(block)

    def _list(self, block: Element, tag: str) -> None:
        level = min(self._depth, DEEPEST)
        start = block.get("start", "1")
        number = 1 if tag == "ul" else self._sheet.begin_list(int(start) if start.isdecimal() else 1, level)
        self._depth += 1
        for item in block.iterchildren("li"):
            self._item = number, level
            self.blocks(item)
            self._item = None
        self._depth -= 1

    def _table(self, block: Element) -> None:
        lines = list(block.iter("tr"))
        columns = max((len(line) for line in lines), default=0)
        if not columns:
            return
        widths = [self._sheet.page.width // columns] * columns
        made = table(self._parent, widths)
        for number, line in enumerate(lines):
            cells = row(made, widths, header=number == 0)
            for place, cell in enumerate(cells):
                within = _Walk(self._sheet, cell, "Cell", {})
                if place < len(line):
                    within.blocks(line[place])
                if cell.find(f"{W}p") is None:
                    begin(cell, "Cell")
        begin(self._parent, "Gap")

    def _math(self, math: Element) -> None:
        if math.get("display") != "block":
            self._pieces.append(_Piece(math=math))
            return
        self._paragraph()
        made = begin(self._parent, self._style)
        written = as_omml(math)
        if written is None:
            run(made, plain(_source(math)))
        else:
            etree.SubElement(made, f"{{{OMML}}}oMathPara").append(written)

    def _paragraph(self) -> None:
        """Of what has gathered, if it is more than white space."""
        pieces, self._pieces = _trimmed(self._pieces), []
        if not pieces:
            return
        item, self._item = self._item, None
        indent = self._depth * LIST_STEP if self._depth and item is None else None
        made = begin(self._parent, self._style, "".join(piece.text for piece in pieces), number=item, indent=indent)
        for piece in pieces:
            self._piece(made, piece)

    def _piece(self, made: Element, piece: _Piece) -> None:
        if piece.math is not None:
            written = as_omml(piece.math)
            if written is None:
                run(made, plain(_source(piece.math)))
            else:
                made.append(written)
            return
        into = self._sheet.link(made, piece.link) if piece.link else made
        style = "Hyperlink" if piece.link else piece.style
        run(into, piece.text, style, [mark for mark in ORDER if mark in piece.marks])


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """White space at the beginning of lines and at the end is none."""
    kept: list[_Piece] = []
    begins = True
    for piece in pieces:
        text = piece.text.lstrip(" ") if begins and piece.text != "\n" else piece.text
        if text or piece.math is not None:
            kept.append(replace(piece, text=text))
            begins = text.endswith((" ", "\n"))
    while kept and kept[-1].math is None:
        last = kept.pop()
        if text := last.text.rstrip(" \n"):
            return [*kept, replace(last, text=text)]
    return kept


def _source(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
