"""What a card shows beside words: a drawing's strokes, made coarser for its size here; of a photo only its frame."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from facilitator.discussion.pictures import WIDTH as PAPER_WIDTH
from facilitator.discussion.pictures import Drawing, Stroke
from facilitator.sketch import as_svg
from facilitator.transcript.svg import EDGE, INK_3, WELL, Sheet, n

FINE: Final = 7
"""Of a drawing's units: points that are nearer to the last one are left out."""
DRAWN: Final = 60_000
"""Characters that one drawing may take; of what is more only the frame is shown."""


def frame(sheet: Sheet, x: float, y: float, wide: float, tall: float, word: str) -> None:
    sheet.box(x, y, wide, tall, fill=WELL, edge=EDGE, dash="10 6", round=6)
    sheet.text(x + wide / 2, y + tall / 2 + 10, word, room=wide - 12, anchor="middle", colour=INK_3)


def drawing(sheet: Sheet, x: float, y: float, wide: float, drawn: Drawing) -> bool:
    """4 to 3. False where it has too many strokes to be drawn."""
    svg = as_svg(replace(drawn, strokes=tuple(map(_coarse, drawn.strokes))))
    if len(svg) > DRAWN:
        return False
    scale = wide / PAPER_WIDTH
    sheet.raw(f'<g transform="translate({n(x)} {n(y)}) scale({scale:.4f})">{svg}</g>')
    sheet.box(x, y, wide, wide * 0.75, edge=EDGE, thick=1.5)
    return True


def _coarse(stroke: Stroke) -> Stroke:
    """The first and the last point stay, and of each that stays its pressure."""
    points = list(zip(stroke.points[::2], stroke.points[1::2], strict=False))
    kept = [0]
    for number, (x, y) in enumerate(points):
        last_x, last_y = points[kept[-1]]
        if abs(x - last_x) + abs(y - last_y) >= FINE:
            kept.append(number)
    if len(points) > 1 and kept[-1] != len(points) - 1:
        kept.append(len(points) - 1)
    pressed = len(stroke.pressure) == len(points)
    return replace(
        stroke,
        points=tuple(part for number in kept for part in points[number]),
        pressure=tuple(stroke.pressure[number] for number in kept) if pressed else (),
    )
