"""What simulated students draw: bars cut into parts of which some are shaded, by a hand that shakes a little."""

from __future__ import annotations

from random import Random

from facilitator.discussion.pictures import Drawing, Stroke

LEFT, RIGHT = 160, 1440
HEIGHT = 200
SHAKE = 7


def sketch(chance: Random) -> Drawing:
    bars = chance.choice((1, 2, 2))
    strokes: list[Stroke] = []
    for number in range(bars):
        strokes += _bar(chance, 220 + 420 * number, chance.choice((2, 3, 4, 5, 6, 10)))
    return Drawing(strokes=tuple(strokes), paper=chance.choice(("grid", "grid", "plain")))


def _bar(chance: Random, top: int, parts: int) -> list[Stroke]:
    bottom = top + HEIGHT
    step = (RIGHT - LEFT) // parts
    outline = _line(chance, (LEFT, top), (RIGHT, top), (RIGHT, bottom), (LEFT, bottom), (LEFT, top))
    cuts = [_line(chance, (LEFT + step * at, top), (LEFT + step * at, bottom)) for at in range(1, parts)]
    shaded = chance.randint(1, parts)
    shading = [
        _line(chance, (x, bottom - 20), (x + 50, top + 20), ink=True)
        for x in range(LEFT + 20, LEFT + step * shaded - 50, 60)
    ]
    return [outline, *cuts, *shading]


def _line(chance: Random, *corners: tuple[int, int], ink: bool = False) -> Stroke:
    points = (value + chance.randint(-SHAKE, SHAKE) for corner in corners for value in corner)
    return Stroke(points=tuple(points), ink="blue" if ink else "dark", width=6 if ink else 11)
