"""The plan's sanitised HTML for the page setter: blocks of runs, as JSON.

A block is ``["p", line]``, ``["h", level, line]``, ``["ul" | "ol", start, items]``, ``["quote", blocks]``, ``["pre",
lines]``, ``["table", head rows, rows]`` or ``["hr"]``; what may stand in a line says ``pdf_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.transcript.markup_tree import Element, tree
from facilitator.transcript.pdf_maths import Untold, equation_of
from facilitator.transcript.pdf_words import Node, line_of, plain_runs

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({*HEADINGS, "p", "ul", "ol", "blockquote", "pre", "table", "hr"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def blocks(html: str, level: int = 3) -> list[Node]:
    """``level``: of the first heading in it; none is more than one step below the one before."""
    return list(_Laying(level).blocks(tree(html).parts))


class _Laying:
    def __init__(self, level: int) -> None:
        self._lowest = level
        self._last = level - 1

    def blocks(self, parts: Sequence[Element | str]) -> Iterator[Node]:
        """What stands between blocks is a paragraph."""
        loose: list[Element | str] = []
        for part in parts:
            if isinstance(part, Element) and part.tag in BLOCKS:
                yield from _paragraph(loose)
                loose = []
                yield from self._block(part)
            else:
                loose.append(part)
        yield from _paragraph(loose)

    def _block(self, element: Element) -> Iterator[Node]:
        match element.tag:
            case "p":
                yield from _paragraph(element.parts)
            case "ul" | "ol":
                start = element.attributes.get("start", "1")
                items: list[Node] = [list(self.blocks(item.parts)) for item in element.elements]
                yield [element.tag, int(start) if start.isdecimal() else 1, items]
            case "blockquote":
                yield ["quote", list(self.blocks(element.parts))]
            case "pre":
                lines = element.text().rstrip("\n").expandtabs(4).splitlines()
                yield ["pre", [line_of(list(plain_runs(line)) or [""], line) for line in lines]]
            case "table":
                head, body = (
                    [[_cell(cell) for cell in row.elements] for part in element.found(tag) for row in part.elements]
                    for tag in ("thead", "tbody")
                )
                yield ["table", head, body]
            case "hr":
                yield ["hr"]
            case _:
                yield ["h", self._level(element.tag), _cell(element)]

    def _level(self, tag: str) -> int:
        self._last = min(self._lowest + HEADINGS.index(tag), self._last + 1)
        return self._last


def _cell(element: Element) -> Node:
    return line_of(list(_runs(element.parts)), element.text())


def _paragraph(parts: Sequence[Element | str]) -> Iterator[Node]:
    text = "".join(part if isinstance(part, str) else part.text() for part in parts)
    if text.strip():
        runs = list(_runs(parts))
        yield ["p", line_of(_trimmed(runs), text)]


def _trimmed(runs: list[Node]) -> list[Node]:
    if isinstance(runs[0], str):
        runs[0] = runs[0].lstrip(" ")
    if isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" ")
    return runs


def _runs(parts: Sequence[Element | str]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, str):
            yield from plain_runs(_BLANKS.sub(" ", part))
        else:
            yield from _run(part)


def _run(element: Element) -> Iterator[Node]:
    match element.tag:
        case "em" | "strong" | "s":
            yield [element.tag, *_runs(element.parts)]
        case "code":
            yield ["code", *plain_runs(_BLANKS.sub(" ", element.text()))]
        case "a":
            yield ["a", element.attributes.get("href", ""), *_runs(element.parts)]
        case "br":
            yield ["br"]
        case "math":
            yield from _formula(element)
        case _:
            yield from _runs(element.parts)


def _formula(math: Element) -> Iterator[Node]:
    try:
        yield equation_of(math)
    except Untold:
        yield from plain_runs(math.attributes.get("alttext", math.text()))
