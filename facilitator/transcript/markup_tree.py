"""Sanitised HTML and MathML as a tree, for documents that lay it out anew.

It was written by one serialiser, so that every element is closed or is one that never is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"br", "hr"})


class Element:
    """``parts``: elements and texts, in order."""

    __slots__ = ("attributes", "parts", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parts: list[Element | str] = []

    @property
    def elements(self) -> list[Element]:
        return [part for part in self.parts if isinstance(part, Element)]

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def found(self, tag: str) -> Iterator[Element]:
        for part in self.elements:
            if part.tag == tag:
                yield part
            yield from part.found(tag)


def tree(markup: str) -> Element:
    """An element without a name that has all of it in it."""
    growing = _Growing()
    growing.feed(markup)
    growing.close()
    return growing.root


class _Growing(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass
