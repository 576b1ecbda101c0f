"""Paragraphs, runs and tables of WordprocessingML, written as elements: python-docx's own ways to add them look through
the document for each.

People's words come out as they were typed: what XML cannot hold is U+FFFD, the end of a line is ``w:br``, a tab
``w:tab``. Direction is that of the first strong character, and runs from right to left say so, as Word wants it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from docx.oxml.ns import nsmap
from lxml import etree

Element = etree._Element

W = f"{{{nsmap['w']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
REPLACEMENT = "\ufffd"
MOST_WIDE: Final = 45
"""Signs that a column of a table has room for, more or less."""
MOST_READ: Final = 400
SHORT: Final = 11
"""Signs that stay on one line."""
SIGN, SIDES = 112, 240
"""Twentieths of a point that a bold letter takes, and the room beside the words of a cell."""
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_PIECES = re.compile("([\n\t])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def as_xml_holds_it(text: str) -> str:
    """The same text with ``\\n`` at the ends of lines, and nothing that XML 1.0 refuses."""
    return _IMPOSSIBLE.sub(REPLACEMENT, _LINE_END.sub("\n", text))


def listed(names: str) -> str:
    """Names that are listed without spaces, so that a line ends between two of them: LibreOffice would end it within
    one that has Latin letters."""
    return names.replace("、", "、\u200b")


def add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """An element of WordprocessingML at the end of ``parent``; its attributes are of the same namespace."""
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def begin(
    parent: Element, style: str, text: str = "", *, indent: int | None = None, number: tuple[int, int] | None = None
) -> Element:
    """A paragraph for ``text``, which turns it, without it. ``indent``: in twentieths of a point, from the left,
    whatever the direction. ``number``: (list, level from 0)."""
    made = add(parent, "p")
    looks = add(made, "pPr")
    add(looks, "pStyle", val=style)
    if number is not None:
        of = add(looks, "numPr")
        add(of, "ilvl", val=str(number[1]))
        add(of, "numId", val=str(number[0]))
    turned = right_to_left(text)
    if turned:
        add(looks, "bidi")
    if indent is not None:
        # Word counts from where lines begin.
        add(looks, "ind", **({"left": "0", "right": str(indent)} if turned else {"left": str(indent)}))
    return made


def paragraph(parent: Element, style: str, text: str, *, indent: int | None = None) -> Element:
    made = begin(parent, style, text, indent=indent)
    run(made, text)
    return made


def keep_with_next(made: Element) -> None:
    """No page begins after this paragraph."""
    made[0].insert(1, made.makeelement(f"{W}keepNext"))


def run(parent: Element, text: str, style: str | None = None, marks: Sequence[str] = ()) -> None:
    """Text at the end of a paragraph. ``marks``: empty properties such as ``b``, in the order of the schema."""
    for turned, part in _by_direction(as_xml_holds_it(text)):
        made = add(parent, "r")
        if style or marks or turned:
            looks = add(made, "rPr")
            if style:
                add(looks, "rStyle", val=style)
            for mark in (*marks, *(["rtl"] if turned else [])):
                add(looks, mark)
        _write(made, part)


def _write(made: Element, text: str) -> None:
    for piece in _PIECES.split(text):
        if piece == "\n":
            add(made, "br")
        elif piece == "\t":
            add(made, "tab")
        elif piece:
            written = add(made, "t")
            written.text = piece
            if piece != piece.strip():
                written.set(SPACE, "preserve")


def right_to_left(text: str) -> bool:
    """By the first strong character."""
    if _RIGHT_TO_LEFT.search(text) is None:
        return False
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _by_direction(text: str) -> Iterator[tuple[bool, str]]:
    """What is neither goes with what is before it."""
    if _RIGHT_TO_LEFT.search(text) is None:
        yield False, text
        return
    turned = right_to_left(text)
    turns = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            turned = kind != "L"
        turns.append(turned)
    for way, chars in groupby(zip(turns, text, strict=True), key=lambda pair: pair[0]):
        yield way, "".join(char for _, char in chars)


def table(parent: Element, widths: Sequence[int], caption: str = "") -> Element:
    """``widths``: in twentieths of a point."""
    made = add(parent, "tbl")
    looks = add(made, "tblPr")
    add(looks, "tblStyle", val="Transcript")
    add(looks, "tblW", w=str(sum(widths)), type="dxa")
    add(looks, "tblLayout", type="fixed")
    add(looks, "tblLook", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    if caption:
        add(looks, "tblCaption", val=as_xml_holds_it(caption))
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    return made


def row(of: Element, widths: Sequence[int], *, header: bool = False, long: bool = False) -> list[Element]:
    """Its cells, empty; Word wants a paragraph in each. ``long``: it may go on overleaf."""
    made = add(of, "tr")
    if not long:
        looks = add(made, "trPr")
        add(looks, "cantSplit")
        if header:
            add(looks, "tblHeader")
    cells = []
    for width in widths:
        cell = add(made, "tc")
        add(add(cell, "tcPr"), "tcW", w=str(width), type="dxa")
        cells.append(cell)
    return cells


def text_table(
    parent: Element,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    caption: str = "",
    style: str = "Cell",
) -> None:
    """A table of nothing but words, and a little room after it."""
    made = table(parent, widths, caption)
    for number, texts in enumerate((head, *rows)):
        for cell, text in zip(row(made, widths, header=number == 0), texts, strict=True):
            paragraph(cell, style, text)
    begin(parent, "Gap")


def shared(width: int, lines: Sequence[Sequence[str]]) -> tuple[list[int], str]:
    """The widths of columns that have these texts, and the style of their cells. Each has room for its longest word;
    of the rest a column of numbers leaves its room to one of sentences. Where there are many, letters are smaller."""
    columns = list(zip(*lines, strict=True))
    words = [max(map(_longest_word, column), default=0) + SIDES for column in columns]
    style, least = ("Cell", words) if sum(words) <= width else ("SmallCell", [word * 8 // 10 for word in words])
    left = width - sum(least)
    if left < 0:
        return [width * each // sum(least) for each in least], style
    wants = [min(max(map(_wide, column), default=0), MOST_WIDE) for column in columns]
    return [each + left * want // max(1, sum(wants)) for each, want in zip(least, wants, strict=True)], style


def _wide(text: str) -> int:
    return sum(map(_signs, text[:MOST_WIDE]))


def _signs(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _longest_word(text: str) -> int:
    """In twentieths of a point. Lines may end beside every wide letter, but not in what is short."""
    if _wide(text) <= SHORT:
        return _wide(text) * SIGN
    words = re.split(r"\s", re.sub(r"[\u2e80-\uffef]", r" \g<0> ", text[:MOST_READ]))
    return min(MOST_WIDE // 2, max((_wide(word) for word in words), default=0)) * SIGN
