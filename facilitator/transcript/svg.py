"""Marks on a sheet, written as SVG that needs nothing from outside: no styles, scripts, fonts or pictures of others.

Every text is escaped and cut to the room that it has. Units are a page's width in 1,600 parts: on A4 between its
margins 27 of them are 8 points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal
from xml.sax.saxutils import escape

from facilitator.transcript.svg_text import fitted

WIDTH: Final = 1600
SMALL, BASE, LARGE = 27, 30, 34
LEADING: Final = 1.25
FONTS: Final = "Noto Sans, Noto Sans JP, sans-serif"

# The product's colours on paper (static/css/tokens.css).
PAPER, WELL, INK, INK_2, INK_3 = "#fffdf8", "#f8f5ec", "#1d2522", "#47504c", "#5f6762"
RULE, EDGE = "#cdc5b5", "#7c7668"
PINE, PINE_SOFT, PINE_LINE = "#1d4f43", "#e4eee8", "#a9c4b8"
AMBER, AMBER_SOFT, AMBER_INK, ALARM = "#f0b429", "#faeed2", "#6b4700", "#9b2c1a"

Anchor = Literal["start", "middle", "end"]
Hatch = Literal["dots", "rising", "falling", "level", "upright", "crossed"]

_HATCHES: Final[dict[Hatch, str]] = {
    "dots": '<circle cx="4" cy="4" r="2.4" fill="{0}"/><circle cx="12" cy="12" r="2.4" fill="{0}"/>',
    "rising": '<path d="M-4 4L4 -4M0 16L16 0M12 20L20 12" stroke="{0}" stroke-width="3"/>',
    "falling": '<path d="M-4 12L4 20M0 0L16 16M12 -4L20 4" stroke="{0}" stroke-width="3"/>',
    "level": '<path d="M0 4H16M0 12H16" stroke="{0}" stroke-width="2.5"/>',
    "upright": '<path d="M4 0V16M12 0V16" stroke="{0}" stroke-width="2.5"/>',
    "crossed": '<path d="M0 0L16 16M16 0L0 16" stroke="{0}" stroke-width="2.2"/>',
}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202b\u202e\u2067]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def n(number: float) -> str:
    """Short, to a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")


class Sheet:
    """``id`` begins every id in it, so that two pictures on one page never clash."""

    def __init__(self, diagram: str) -> None:
        self.id = diagram
        self._parts: list[str] = []
        self._hatches: dict[str, str] = {}

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        room: float,
        size: float = SMALL,
        anchor: Anchor = "start",
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """One line with its baseline at ``y``, cut to ``room``."""
        line = fitted(said, room, size, bold)
        if not line:
            return
        weight = ' font-weight="700"' if bold else ""
        stands = f' text-anchor="{anchor}"' if anchor != "start" else ""
        bidi = ' unicode-bidi="plaintext"' if _RIGHT_TO_LEFT.search(line) else ""
        self._parts.append(
            f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{colour}"{weight}{stands}{bidi}>'
            f"{escaped(line)}</text>"
        )

    def lines(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        *,
        room: float,
        size: float = SMALL,
        anchor: Anchor = "start",
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """From ``y``, the top of the first line."""
        for number, line in enumerate(lines):
            at = y + size * (1 + number * LEADING)
            self.text(x, at, line, room=room, size=size, anchor=anchor, colour=colour, bold=bold)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        edge: str = "",
        thick: float = 2,
        round: float = 0,
        dash: str = "",
        says: str = "",
    ) -> None:
        """``says`` is told where a pointer rests on it."""
        stroke = f' stroke="{edge}" stroke-width="{n(thick)}"' if edge else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        corner = f' rx="{n(round)}"' if round else ""
        end = f"><title>{escaped(says)}</title></rect>" if says else "/>"
        self._parts.append(
            f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{fill}"{stroke}{dashed}{corner}'
            + end
        )

    def path(
        self, d: str, *, edge: str = "", thick: float = 2, fill: str = "none", dash: str = "", says: str = ""
    ) -> None:
        stroke = f' stroke="{edge}" stroke-width="{n(thick)}" stroke-linejoin="round"' if edge else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        end = f"><title>{escaped(says)}</title></path>" if says else "/>"
        self._parts.append(f'<path d="{d}" fill="{fill}"{stroke}{dashed}{end}')

    def raw(self, svg: str) -> None:
        """Markup of the product's own."""
        self._parts.append(svg)

    def hatch(self, kind: Hatch, colour: str, ground: str) -> str:
        """A fill that is told apart without its colour."""
        known = f"{self.id}-{kind}-{colour[1:]}-{ground[1:]}"
        self._hatches[known] = (
            f'<pattern id="{known}" width="16" height="16" patternUnits="userSpaceOnUse">'
            f'<path d="M0 0H16V16H0Z" fill="{ground}"/>{_HATCHES[kind].format(colour)}</pattern>'
        )
        return f"url(#{known})"

    def badge(self, x: float, y: float, letter: str, colour: str, *, size: float = SMALL) -> float:
        """A letter on its colour, from its top left corner; how wide it is."""
        wide = max(1.6 * size, size * (0.8 + 0.68 * len(letter)))
        self.box(x, y, wide, 1.5 * size, fill=colour, round=8)
        self.text(
            x + wide / 2, y + 1.1 * size, letter, room=wide, size=size, anchor="middle", colour="#ffffff", bold=True
        )
        return wide

    def drawn(self, height: float, title: str) -> str:
        """The whole sheet, with a light ground of its own, for dark pages."""
        tall = round(height)
        hatches = "".join(self._hatches.values())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" height="{tall}"'
            f' role="img" aria-label="{escaped(title)}" font-family="{FONTS}">'
            + (f"<defs>{hatches}</defs>" if hatches else "")
            + f'<rect width="{WIDTH}" height="{tall}" fill="{PAPER}"/>'
            + "".join(self._parts)
            + "</svg>"
        )
