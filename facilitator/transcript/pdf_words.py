"""Words for the page setter, as JSON: it gets them as strings, never as Typst source, so nothing in them can be markup.

A line is a string, or where there is more to it ``[direction, run, …]``. A run is a string, null for a place where a
long word may be broken, or ``[what it is, …]``. What no letter of ours can show is written as ``⟨U+10A80⟩``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from facilitator.plans.formula import FORMULA, formula
from facilitator.transcript.pdf_letters import can_be_shown
from facilitator.transcript.pdf_maths import Untold, equation

Node: TypeAlias = "str | int | float | bool | Sequence[Node] | None"

LONG = 20
"""Words that are wider than so many small letters may be broken anywhere; the narrowest column holds them."""
PIECE = 6
_LONG_WORD = re.compile(
    # What has its own rules for breaking is left to them: kana, Han, Hangul and the full-width forms.
    r"[^\s\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]{14,}"
)
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_TURNING = frozenset(["R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"])
_GAP = re.compile("  +")
_JOINING = frozenset(["Mn", "Mc", "Me", "Cf", "Sk"])


def words(text: str) -> list[Node]:
    """What somebody wrote, line by line, with their formulas; without empty lines around it."""
    lines = [line.rstrip() for line in text.expandtabs(4).splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    while kept and not kept[-1]:
        kept.pop()
    return [line_of(list(_worded(line)), line) for line in kept]


def line(text: str) -> Node:
    """A title or a name: what must stand on one line."""
    one = " ".join(text.split())
    return line_of(list(plain_runs(one)), one)


def sentence(text: str) -> Node:
    """The same with its formulas set."""
    one = " ".join(text.split())
    return line_of(list(_worded(one)), one)


def line_of(runs: list[Node], text: str) -> Node:
    """``text``: by which the direction is found, as ``dir="auto"`` does."""
    if not runs:
        return ""
    from_right = is_from_right(text)
    return runs[0] if not from_right and len(runs) == 1 and isinstance(runs[0], str) else [int(from_right), *runs]


def is_from_right(text: str) -> bool:
    """By the first letter that has a direction."""
    strong = (unicodedata.bidirectional(each) for each in _ISOLATED.sub("", text))
    return next((each for each in strong if each in ("L", "R", "AL")), "L") != "L"


def apart(text: str) -> str:
    """A name within a sentence of ours: which way it runs has no bearing on the rest (UAX #9, isolates)."""
    turns = any(unicodedata.bidirectional(each) in _TURNING for each in text)
    return f"\u2068{text}\u2069" if turns else text


def _worded(text: str) -> Iterator[Node]:
    at = 0
    for found in FORMULA.finditer(text):
        shown = _formula(found[1])
        if shown is not None:
            yield from plain_runs(text[at : found.start()])
            yield shown
            at = found.end()
    yield from plain_runs(text[at:])


def _formula(source: str) -> Node:
    shown = formula(source)
    try:
        return equation(shown) if shown is not None else None
    except Untold:
        return None


def plain_runs(text: str) -> Iterator[Node]:
    """The text itself, in pieces where a word is too long for a line."""
    shown = _GAP.sub(lambda gap: "\u00a0" * (len(gap[0]) - 1) + " ", shown_as(text))
    at = 0
    for found in _LONG_WORD.finditer(shown):
        if sum(1.5 if each.isupper() else 1 for each in found[0]) > LONG:
            yield from _broken(shown[at : found.end()], found.start() - at)
            yield None
            at = found.end()
    if shown[at:]:
        yield shown[at:]


def _broken(text: str, start: int) -> Iterator[Node]:
    """``text`` from its word's start on in pieces; nothing that joins a letter to the one before is torn off it."""
    at, cut = 0, start + PIECE
    while cut < len(text):
        while cut < len(text) and _joins(text[cut - 1], text[cut]):
            cut += 1
        yield text[at:cut]
        if cut < len(text):
            yield None
        at, cut = cut, cut + PIECE
    if text[at:]:
        yield text[at:]


def _joins(before: str, after: str) -> bool:
    return unicodedata.category(after) in _JOINING or unicodedata.category(before) == "Cf"


def shown_as(text: str) -> str:
    return "".join(map(_shown, text)) if not text.isascii() or not text.isprintable() else text


def _shown(one: str) -> str:
    if one == "\ufeff":
        # Of no width and no meaning within a text, and what PDF/UA forbids.
        return ""
    if can_be_shown(one):
        return one
    if one.isspace():
        return " "
    if unicodedata.category(one) in ("Cc", "Cn", "Cs"):
        return "\ufffd"
    return f"⟨U+{ord(one):04X}⟩"
