"""One card of the board's map: its letter and label, its words as far as they have room, what it shows, and what was
thought of it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from facilitator.discussion.pictures import Drawing, is_drawing
from facilitator.plans.formula import FORMULA, formula
from facilitator.transcript import model as m
from facilitator.transcript.hues import HUES, hue
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections_board import card_of
from facilitator.transcript.svg import INK, INK_2, INK_3, LEADING, PAPER, SMALL, Sheet, n
from facilitator.transcript.svg_pictures import drawing, frame
from facilitator.transcript.svg_text import plain_line, width, wrapped

WORDS: Final = 7
"""Lines of words; fewer beside pictures."""
BESIDE: Final = 4
FOOT: Final = 6
"""Lines of what was thought of it."""
PICTURES: Final = 2
PAD: Final = 18
LINE: Final = SMALL * LEADING
TALLEST: Final = 240
"""Of a picture."""


class Face(Struct, frozen=True, kw_only=True):
    """What is to be seen of a card. ``text`` is whole; ``name`` empty where it was not shown."""

    letter: str
    label: str
    text: str
    name: str
    marks: tuple[str, ...]
    """Stances with their counts and what else is to be said of it, in words."""
    pictures: tuple[tuple[str, Drawing | None], ...]
    """(word for it, strokes of a drawing)"""
    struck: bool
    revealed: bool


def face(reading: Reading, card: m.CardRecord) -> Face:
    shown = card_of(reading, card, None)
    without = "pictures" in reading.transcript.left_out
    drawings = {each.name: each.drawing for each in reading.transcript.pictures if not without}
    stances = map(plain_line, shown.stances)
    because = reading.says("transcript.struck-because", why=card.struck_because)
    struck = [because if card.struck_because else reading.says("transcript.struck")] if card.struck else []
    return Face(
        letter=card.letter,
        label=shown.label or "",
        text=reading.says("transcript.erased-words") if shown.text is None else on_the_line(shown.text),
        name=shown.author if card.name_shown else "",
        marks=(*stances, *shown.marks, *struck),
        pictures=tuple((_word(reading, name), drawings.get(name)) for name in shown.pictures),
        struck=card.struck,
        revealed=card.revealed,
    )


def on_the_line(text: str) -> str:
    """Formulas as a line of text has them, fractions as a/b; what cannot be set stays as it was typed."""
    return FORMULA.sub(lambda found: plain(formula(found[1]) or "") or found[0], text)


def _word(reading: Reading, name: str) -> str:
    return reading.says("transcript.diagram.drawing" if is_drawing(name) else "transcript.diagram.photo")


class _Laid(Struct, frozen=True, kw_only=True):
    """A card's lines at some width."""

    label: list[str]
    words: list[str]
    picture: float
    """How wide one picture is; 0 without."""
    foot: list[str]
    head_tall: float
    body_tall: float
    foot_tall: float


def _laid(of: Face, wide: float) -> _Laid:
    room = wide - 2 * PAD
    label = wrapped(of.label, room - _badge(of) - 12, SMALL, 2, True)
    words = wrapped(of.text, room, SMALL, BESIDE if of.pictures else WORDS)
    pictures = min(PICTURES, len(of.pictures))
    picture = min(TALLEST / 0.75, (room - 12 * (pictures - 1)) / pictures) if pictures else 0.0
    more = len(of.pictures) - pictures
    foot = wrapped(" · ".join([*of.marks, *([f"+ {more}"] if more else [])]), room, SMALL, FOOT)
    named = 1 if of.name else 0
    return _Laid(
        label=label,
        words=words,
        picture=picture,
        foot=foot,
        head_tall=max(SMALL * 1.5, len(label) * LINE) + 20,
        body_tall=len(words) * LINE + (picture * 0.75 + 16 if picture else 0) + 26,
        foot_tall=(named + len(foot)) * LINE + 18 if named + len(foot) else 0,
    )


def _badge(of: Face) -> float:
    return max(1.6 * SMALL, width(of.letter, SMALL, True) + 24)


def height_of(of: Face, wide: float) -> float:
    laid = _laid(of, wide)
    return laid.head_tall + laid.body_tall + laid.foot_tall


def card_drawn(sheet: Sheet, of: Face, x: float, y: float, wide: float, tall: float) -> None:
    laid, colour = _laid(of, wide), HUES[hue(of.letter)]
    room = wide - 2 * PAD
    sheet.box(x, y, wide, tall, fill=PAPER, edge=colour.strong, thick=3, round=12, dash="" if of.revealed else "12 8")
    _head(sheet, of, laid, x, y, wide)
    at = y + laid.head_tall + 10
    sheet.lines(x + PAD, at, laid.words, room=room, colour=INK)
    _pictures(sheet, of, laid, x + PAD, at + len(laid.words) * LINE + 12)
    if of.struck:
        through = f"M{n(x + 12)} {n(y + tall - laid.foot_tall - 8)}L{n(x + wide - 12)} {n(y + laid.head_tall + 8)}"
        sheet.path(through, edge=INK_2, thick=4)
    if laid.foot_tall:
        foot = y + tall - laid.foot_tall
        sheet.path(f"M{n(x + PAD)} {n(foot)}H{n(x + wide - PAD)}", edge=colour.line)
        sheet.lines(x + PAD, foot + 4, [of.name] if of.name else [], room=room, bold=True)
        sheet.lines(x + PAD, foot + 4 + (LINE if of.name else 0), laid.foot, room=room, colour=INK_3)


def _head(sheet: Sheet, of: Face, laid: _Laid, x: float, y: float, wide: float) -> None:
    colour = HUES[hue(of.letter)]
    corner = 10
    sheet.path(
        f"M{n(x + 2)} {n(y + laid.head_tall)}V{n(y + corner + 2)}q0 -{corner} {corner} -{corner}"
        f"H{n(x + wide - corner - 2)}q{corner} 0 {corner} {corner}V{n(y + laid.head_tall)}Z",
        fill=colour.soft,
    )
    badge = sheet.badge(x + PAD, y + 10, of.letter, colour.strong)
    sheet.lines(
        x + PAD + badge + 12,
        y + 10 + (4 if len(laid.label) == 1 else -2),
        laid.label,
        room=wide - 2 * PAD - badge - 12,
        bold=True,
    )


def _pictures(sheet: Sheet, of: Face, laid: _Laid, x: float, y: float) -> None:
    for number, (word, drawn) in enumerate(of.pictures[:PICTURES]):
        at = x + number * (laid.picture + 12)
        if drawn is None or not drawing(sheet, at, y, laid.picture, drawn):
            frame(sheet, at, y, laid.picture, laid.picture * 0.75, word)
