"""How wide words are and where their lines break, without any font at hand: rather too wide than too narrow.

Widths are in em of Noto Sans, which the pictures ask for and which is wider than most.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

EMS: Final[dict[str, float]] = {
    sign: em
    for signs, em in (
        ("ijl.,:;'|!‘’` ", 0.3),
        ('frtIJ()[]{}/\\-*"“”·', 0.45),
        ("acekszvxy0123456789EFLT?", 0.58),
        ("wDGHNOQU&+=<>−×÷→–", 0.8),
        ("mMW@%—…", 0.96),
    )
    for sign in signs
}
SMALL_LETTER, CAPITAL, OTHER_LETTER, SIGN = 0.63, 0.67, 0.75, 0.96
"""Of those that are not among ``EMS``."""
BOLD: Final = 1.09
NEVER_FIRST: Final = frozenset("、。，．）」』】〕〉》！？：；ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ)]},.!?:;…%")
"""Signs that no line begins with, as Japanese is set."""
TOLERANCE: Final = 1e-6
"""So that what was measured fits into what was measured."""
JOINER: Final = "\u200d"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def width(text: str, size: float, bold: bool = False) -> float:
    return _wide(text) * size * (BOLD if bold else 1)


def _wide(text: str) -> float:
    """In em. What is joined to a sign stands over it, but for vowels of some scripts that stand beside it."""
    return sum(_em(unit[0]) + sum(_em(sign) for sign in unit[1:] if _beside(sign)) for unit in _units(text))


def _beside(sign: str) -> bool:
    return unicodedata.category(sign) == "Mc"


@lru_cache(4_096)
def _em(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0 if sign < "\U00010000" else 1.3
    if sign in EMS:
        return EMS[sign]
    if unicodedata.category(sign) in ("So", "Sm", "Pd"):
        return SIGN
    if sign > "\u036f":
        return OTHER_LETTER
    return CAPITAL if sign.isupper() else SMALL_LETTER


def plain_line(text: str) -> str:
    """Without what no picture can show; white space is one space."""
    return " ".join(_UNSEEN.sub("", text).split())


def fitted(text: str, room: float, size: float, bold: bool = False) -> str:
    """On one line, cut with an ellipsis where it is too long."""
    return next(iter(wrapped(text, room, size, 1, bold)), "")


def wrapped(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """At most so many lines, none wider than ``room``; the last one says with an ellipsis that there is more."""
    em = room / size / (BOLD if bold else 1) + TOLERANCE
    enough = text.lstrip()[: int(em * most * 6) + 200]
    lines: list[str] = []
    for paragraph in _UNSEEN.sub("", enough).splitlines():
        for line in _lines(" ".join(paragraph.split()), em):
            if len(lines) == most:
                return [*lines[:-1], _cut(lines[-1], em)]
            lines.append(line)
    return lines


def _cut(line: str, em: float) -> str:
    units = list(_units(line))
    while units and _wide("".join(units)) + _em("…") > em:
        units.pop()
    return "".join(units).rstrip() + "…"


def _lines(paragraph: str, em: float) -> Iterator[str]:
    line, wide = "", 0.0
    for piece in _breakable(paragraph, em):
        more = _wide(piece)
        if line.strip() and wide + _wide(piece.rstrip()) > em:
            yield line.rstrip()
            line, wide = "", 0.0
        if line or piece.strip():
            line, wide = line + piece, wide + more
    if line.strip():
        yield line.rstrip()


def _breakable(paragraph: str, em: float) -> Iterator[str]:
    """Pieces between which a line may end: words with the space after them, full-width signs, parts of too long
    words."""
    piece, wide = "", 0.0
    for unit in _units(paragraph):
        more = _wide(unit)
        full = unicodedata.east_asian_width(unit[0]) in "WF"
        ends = piece.endswith(" ") or (piece and full and unit[0] not in NEVER_FIRST)
        after_full = piece and unicodedata.east_asian_width(piece[-1]) in "WF" and unit[0] not in NEVER_FIRST
        if (ends or after_full or wide + more > em) and piece and unit != " ":
            yield piece
            piece, wide = "", 0.0
        piece, wide = piece + unit, wide + more
    if piece:
        yield piece


def _units(text: str) -> Iterator[str]:
    """What is seen as one sign: with its accents, and emoji that are joined."""
    unit = ""
    for sign in text:
        goes_on = unit and (
            unicodedata.category(sign) in ("Mn", "Me", "Mc")
            or JOINER in (sign, unit[-1])
            or "\U0001f3fb" <= sign <= "\U0001f3ff"
        )
        if unit and not goes_on:
            yield unit
            unit = ""
        unit += sign
    if unit:
        yield unit
