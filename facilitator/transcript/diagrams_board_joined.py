"""Connections on the board's map: lines in the spaces between the rows of cards, each with its words on it.

Every connection has a lane of its own beneath the upper one of its cards, so that no words cover others. What joins
cards of rows that are further apart goes round at the left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from facilitator.transcript.svg import ALARM, INK, INK_2, PAPER, SMALL, WIDTH, Sheet, n
from facilitator.transcript.svg_text import width, wrapped

GUTTER: Final = 18
MOST_SIDE: Final = 180
WORDS_WIDE: Final = 900
ROW_SPACE: Final = 36
LEADING: Final = SMALL * 1.25

DASHES: Final[dict[str, tuple[str, float, str]]] = {
    "same-as": ("", 8, INK_2),
    "special-case": ("", 3.5, INK),
    "contradicts": ("16 9", 4, ALARM),
    "because": ("3 8", 4.5, INK),
}
"""How a kind is dashed, its thickness and colour; lines of own words are thin. The same is a double line."""
ARROWS: Final = ("special-case", "because")


class Joined(Struct, frozen=True):
    """``at_a`` and ``at_b``: (row, place in it)."""

    id: str
    at_a: tuple[int, int]
    at_b: tuple[int, int]
    a: str
    b: str
    kind: str
    words: str

    @property
    def upper(self) -> str:
        return self.a if self.at_a <= self.at_b else self.b

    @property
    def lower(self) -> str:
        return self.b if self.at_a <= self.at_b else self.a

    @property
    def rows(self) -> tuple[int, int]:
        return min(self.at_a[0], self.at_b[0]), max(self.at_a[0], self.at_b[0])

    @property
    def far(self) -> bool:
        return self.rows[1] - self.rows[0] > 1

    @property
    def lines(self) -> list[str]:
        return wrapped(self.words, WORDS_WIDE, SMALL, 2)


class Place(Struct, frozen=True):
    x: float
    y: float
    wide: float
    tall: float


What = Literal["words", "arrives"]
Lane = tuple[Joined, What]


def _lanes(joined: Sequence[Joined], row: int) -> list[Lane]:
    """Those beneath a row, from above: the nearest neighbours first."""
    begun = sorted(
        (each for each in joined if each.rows[0] == row), key=lambda each: (each.far, abs(each.at_a[1] - each.at_b[1]))
    )
    arrive = [each for each in joined if each.far and each.rows[1] - 1 == row]
    return [*((each, "words") for each in begun), *((each, "arrives") for each in arrive)]


def _tall(lane: Lane) -> float:
    return len(lane[0].lines) * LEADING + 22 if lane[1] == "words" else GUTTER


def gaps(joined: Sequence[Joined], rows: int) -> tuple[float, list[float]]:
    """How much room the lines want at the left, and beneath each row."""
    far = sum(each.far for each in joined)
    side = min(far * GUTTER, MOST_SIDE)
    lanes = [_lanes(joined, row) for row in range(rows)]
    return side, [sum(map(_tall, line)) + (2 * ROW_SPACE if line else ROW_SPACE) for line in lanes]


def joined_drawn(sheet: Sheet, joined: Sequence[Joined], places: dict[str, Place], between: Sequence[float]) -> None:
    """Lines first, words upon them."""
    ports = _ports(joined, places)
    lanes = {
        (each.id, what): y
        for row in range(len(between))
        for (each, what), y in zip(_lanes(joined, row), _heights(joined, places, row), strict=True)
    }
    far = [each.id for each in joined if each.far]
    for each in joined:
        apart = min(GUTTER, MOST_SIDE / max(1, len(far)))
        side = 14 + apart * far.index(each.id) if each.far else 0.0
        _line(sheet, each, ports, lanes, side)
    for each in joined:
        xs = sorted((ports[each.id, each.a][0], ports[each.id, each.b][0]))
        _words(sheet, each, (xs[0] + xs[1]) / 2, lanes[each.id, "words"])


def _heights(joined: Sequence[Joined], places: dict[str, Place], row: int) -> list[float]:
    """The middle of each lane beneath a row."""
    lanes = _lanes(joined, row)
    if not lanes:
        return []
    begun = next((each for each, what in lanes if what == "words"), None)
    if begun is not None:
        top = places[begun.upper]
        y = top.y + top.tall + ROW_SPACE
    else:
        below = places[lanes[0][0].lower]
        y = below.y - ROW_SPACE - sum(map(_tall, lanes))
    middles = []
    for lane in lanes:
        middles.append(y + _tall(lane) / 2)
        y += _tall(lane)
    return middles


def _ports(joined: Sequence[Joined], places: dict[str, Place]) -> dict[tuple[str, str], tuple[float, float]]:
    """(connection, card) -> where its line ends: spread along the card's lower or upper edge."""
    ends: dict[tuple[str, bool], list[Joined]] = {}
    for each in joined:
        ends.setdefault((each.upper, True), []).append(each)
        ends.setdefault((each.lower, each.rows[0] == each.rows[1]), []).append(each)
    ports = {}
    for (card, beneath), lines in ends.items():
        place = places[card]
        ordered = sorted(lines, key=lambda each: _other_x(each, card, places))
        for number, each in enumerate(ordered, start=1):
            x = place.x + place.wide * number / (len(lines) + 1) + (0 if beneath else 11)
            ports[each.id, card] = (x, place.y + place.tall if beneath else place.y)
    return ports


def _other_x(each: Joined, card: str, places: dict[str, Place]) -> float:
    return places[each.b if card == each.a else each.a].x


def _line(
    sheet: Sheet,
    each: Joined,
    ports: dict[tuple[str, str], tuple[float, float]],
    lanes: Mapping[tuple[str, What], float],
    side: float,
) -> None:
    (x, y), (to_x, to_y) = ports[each.id, each.upper], ports[each.id, each.lower]
    lane = lanes[each.id, "words"]
    round_left = f"H{n(side)}V{n(lanes[each.id, 'arrives'])}" if each.far else ""
    d = f"M{n(x)} {n(y)}V{n(lane)}{round_left}H{n(to_x)}V{n(to_y)}"
    dash, thick, colour = DASHES.get(each.kind, ("", 2, INK_2))
    sheet.path(d, edge=colour, thick=thick, dash=dash)
    if each.kind == "same-as":
        sheet.path(d, edge=PAPER, thick=thick - 5)
    _end(sheet, ports[each.id, each.a], lane, colour, arrow=False)
    _end(sheet, ports[each.id, each.b], lane, colour, arrow=each.kind in ARROWS)


def _end(sheet: Sheet, port: tuple[float, float], lane: float, colour: str, arrow: bool) -> None:
    x, y = port
    back = 16 if lane > y else -16
    if arrow:
        sheet.path(f"M{n(x)} {n(y)}l-10 {back}h20Z", fill=colour)
    else:
        sheet.raw(f'<circle cx="{n(x)}" cy="{n(y)}" r="7" fill="{colour}"/>')


def _words(sheet: Sheet, each: Joined, middle: float, lane: float) -> None:
    lines = each.lines
    room = max((width(line, SMALL) for line in lines), default=0)
    tall = len(lines) * LEADING + 8
    x = min(max(middle, room / 2 + 30), WIDTH - room / 2 - 30)
    colour = DASHES.get(each.kind, ("", 2, INK_2))[2]
    sheet.box(x - room / 2 - 12, lane - tall / 2, room + 24, tall, fill=PAPER, edge=colour, thick=1.5, round=10)
    sheet.lines(x, lane - tall / 2 + 1, lines, room=room, anchor="middle", colour=INK)
