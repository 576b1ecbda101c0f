"""A diagram for the page setter: its shapes as SVG, and its words apart, with where each of them stands.

What sets letters in an SVG there knows fewer of them than the page setter does, and stops at some; so it sets them all.
"""

from __future__ import annotations

import re
from html import unescape

from facilitator.transcript.pdf_words import Node, line

_TEXT = re.compile("<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile('([a-z-]+)="([^"]*)"')


def without_words(svg: str) -> str:
    return _TEXT.sub("", svg)


def standing(svg: str) -> list[Node]:
    """``[x, baseline, size, colour, bold, anchor, line]`` of each line of words, in the diagram's own measure."""
    return [_standing(dict(_ATTRIBUTE.findall(found[1])), unescape(found[2])) for found in _TEXT.finditer(svg)]


def _standing(said: dict[str, str], text: str) -> Node:
    x, y, size = (float(said.get(name, "0")) for name in ("x", "y", "font-size"))
    bold, anchor = said.get("font-weight") == "700", said.get("text-anchor", "start")
    return [x, y, size, said.get("fill", "#000"), bold, anchor, line(text)]
