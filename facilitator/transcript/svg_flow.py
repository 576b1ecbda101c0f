"""How people moved between answers, from one asking to the next: a row for each asking, time runs down.

A ribbon is as wide as its people are many, and says how many where it has room for that. Ribbons of those who stayed
are plain, of those who moved hatched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from facilitator.transcript.hues import Hue
from facilitator.transcript.svg import INK, INK_3, PAPER, SMALL, Sheet, n
from facilitator.transcript.svg_text import width

LEFT, RIGHT, GAP = 150, 1580, 16
BOX, BETWEEN = 52, 200
WIDEST: Final = 64
"""Of one person."""
STUB: Final = 26


class Option(Struct, frozen=True):
    """One answer; ``name`` stands in the boxes."""

    key: str
    name: str
    colour: Hue


class Asked(Struct, frozen=True):
    """One asking: how many gave each answer."""

    name: str
    counts: Mapping[str, int]


Moves = Mapping[tuple[str, str], int]
"""From one answer to the other: how many people."""


class Spot(Struct, frozen=True):
    """Where an answer stands in its row: the box, and in the middle of it the people."""

    x: float
    wide: float
    people: float


def flow(sheet: Sheet, options: Sequence[Option], asked: Sequence[Asked], moves: Sequence[Moves], y: float) -> float:
    """``moves`` are those after each asking but the last, empty where they are not known; where it ends below."""
    unit = min((_unit(options, row) for row in asked), default=0)
    spots = [_spots(options, row, unit) for row in asked]
    for number, between in enumerate(moves):
        top = y + number * (BOX + BETWEEN) + BOX
        _ribbons(sheet, options, asked[number : number + 2], spots[number : number + 2], between, unit, top)
    for number, row in enumerate(asked):
        _row(sheet, options, row, spots[number], y + number * (BOX + BETWEEN))
    return y + len(asked) * (BOX + BETWEEN) - BETWEEN


def _label(option: Option, row: Asked) -> str:
    return f"{option.name} {row.counts[option.key]}"


def _least(option: Option, row: Asked) -> float:
    return width(_label(option, row), SMALL, True) + 20


def _in(options: Sequence[Option], row: Asked) -> list[Option]:
    return [option for option in options if row.counts.get(option.key, 0)]


def _unit(options: Sequence[Option], row: Asked) -> float:
    """So wide is one person, that all boxes of the row have room."""
    here = _in(options, row)
    room = RIGHT - LEFT - GAP * (len(here) - 1)
    low, high = 0.0, float(WIDEST)
    for _ in range(30):
        unit = (low + high) / 2
        fits = sum(max(unit * row.counts[each.key], _least(each, row)) for each in here) <= room
        low, high = (unit, high) if fits else (low, unit)
    return low


def _spots(options: Sequence[Option], row: Asked, unit: float) -> dict[str, Spot]:
    here = _in(options, row)
    wides = [max(unit * row.counts[each.key], _least(each, row)) for each in here]
    spread = min(140.0, (RIGHT - LEFT - sum(wides)) / max(1, len(here) - 1))
    x, spots = float(LEFT), {}
    for option, wide in zip(here, wides, strict=True):
        people = unit * row.counts[option.key]
        spots[option.key] = Spot(x, wide, people)
        x += wide + spread
    return spots


def _row(sheet: Sheet, options: Sequence[Option], row: Asked, spots: Mapping[str, Spot], y: float) -> None:
    sheet.text(LEFT - 20, y + BOX / 2 + 10, row.name, room=LEFT - 24, anchor="end", bold=True)
    for option in _in(options, row):
        spot = spots[option.key]
        sheet.box(spot.x, y, spot.wide, BOX, fill=option.colour.strong, round=6)
        sheet.text(
            spot.x + spot.wide / 2,
            y + BOX / 2 + 10,
            _label(option, row),
            room=spot.wide - 8,
            anchor="middle",
            colour="#ffffff",
            bold=True,
        )


def _ribbons(
    sheet: Sheet,
    options: Sequence[Option],
    asked: Sequence[Asked],
    spots: Sequence[Mapping[str, Spot]],
    moves: Moves,
    unit: float,
    top: float,
) -> None:
    if not moves:
        return
    of = {option.key: option for option in options}
    ends = _ends(options, spots[1], moves, unit)
    labels = []
    for (before, after), x, people in _starts(options, spots[0], moves, unit):
        to = ends[before, after]
        _ribbon(sheet, of[before], before == after, x, to, unit * people, top)
        labels.append((x + unit * people / 2, unit * people, people))
    for x, wide, people in labels:
        _how_many(sheet, x, wide, people, top)
    for row, spot, y, down in ((asked[0], spots[0], top, 1), (asked[1], spots[1], top + BETWEEN, -1)):
        _apart(sheet, row, spot, moves, unit, y, down)


def _starts(
    options: Sequence[Option], spots: Mapping[str, Spot], moves: Moves, unit: float
) -> Iterator[tuple[tuple[str, str], float, int]]:
    for before in options:
        x = _first(spots, before.key)
        for after in options:
            if people := moves.get((before.key, after.key), 0):
                yield (before.key, after.key), x, people
                x += unit * people


def _first(spots: Mapping[str, Spot], key: str) -> float:
    spot = spots.get(key)
    return spot.x + (spot.wide - spot.people) / 2 if spot is not None else LEFT


def _ends(
    options: Sequence[Option], spots: Mapping[str, Spot], moves: Moves, unit: float
) -> dict[tuple[str, str], float]:
    ends = {}
    for after in options:
        x = _first(spots, after.key)
        for before in options:
            if people := moves.get((before.key, after.key), 0):
                ends[before.key, after.key] = x
                x += unit * people
    return ends


def _ribbon(sheet: Sheet, option: Option, stayed: bool, x: float, to: float, wide: float, top: float) -> None:
    colour = option.colour
    bottom, bend = top + BETWEEN, top + BETWEEN / 2
    curve = f"C{n(x)} {n(bend)} {n(to)} {n(bend)} {n(to)} {n(bottom)}"
    back = f"C{n(to + wide)} {n(bend)} {n(x + wide)} {n(bend)} {n(x + wide)} {n(top)}"
    fill = colour.soft if stayed else sheet.hatch("rising", colour.line, colour.soft)
    d = f"M{n(x)} {n(top)}{curve}H{n(to + wide)}{back}Z"
    sheet.raw('<g fill-opacity="0.8">')
    sheet.path(d, fill=fill, edge=colour.strong, thick=1.5)
    sheet.raw("</g>")


def _how_many(sheet: Sheet, x: float, wide: float, people: int, top: float) -> None:
    room = width(str(people), SMALL, True)
    if room + 6 > wide:
        return
    sheet.box(x - room / 2 - 2, top + 8, room + 4, SMALL + 6, fill=PAPER, round=6)
    sheet.text(x, top + 8 + SMALL, str(people), room=room, anchor="middle", bold=True, colour=INK)


def _apart(sheet: Sheet, row: Asked, spots: Mapping[str, Spot], moves: Moves, unit: float, y: float, down: int) -> None:
    """Those who answered only at this end of it: a dashed stub beside the ribbons."""
    for key, spot in spots.items():
        moved = sum(people for (before, after), people in moves.items() if key == (before if down == 1 else after))
        only = row.counts[key] - moved
        if only > 0:
            end = spot.x + (spot.wide + spot.people) / 2
            start = end - unit * only
            d = f"M{n(start)} {n(y)}v{STUB * down}H{n(end)}V{n(y)}"
            sheet.path(d, edge=INK_3, dash="6 5")
