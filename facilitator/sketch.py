"""A drawing as SVG. The papers are drawn here too, so that a drawing looks the same on every page and in print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from facilitator.discussion.pictures import HEIGHT, WIDTH, Drawing, Ink, Paper, Stroke

INKS: dict[Ink, str] = {"dark": "#1b2430", "red": "#c2263a", "blue": "#1f56c4", "green": "#1c7a3d"}
"""Readable on white, and apart from each other in black and white by how dark they are."""
LINE = "#c3d0dc"
AXIS = "#5c6b7a"
CORNER = 0.5
"""A line that turns more than to this cosine has a corner there."""
LIGHTEST, HEAVIEST = 0.45, 1.45
"""Of a stroke's width: without pressure, and with all of it."""


def as_svg(drawing: Drawing) -> str:
    """White paper of 4 to 3, with nothing in it but lines."""
    strokes = "".join(part for stroke in drawing.strokes for part in _stroke(stroke))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path fill="#fff" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>{paper_of(drawing.paper)}'
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{strokes}</g></svg>'
    )


def paper_of(paper: Paper) -> str:
    match paper:
        case "grid":
            return _lines(LINE, 2, "".join(_grid()))
        case "number-line":
            return _lines(AXIS, 4, "".join(_number_line()))
        case "fraction-bars":
            return _lines(AXIS, 4, "".join(_fraction_bars()))
        case _:
            return ""


def _lines(colour: str, width: int, d: str) -> str:
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" d="{d}"/>'


def _grid() -> Iterator[str]:
    step = 80
    yield from (f"M{x} 0V{HEIGHT}" for x in range(step, WIDTH, step))
    yield from (f"M0 {y}H{WIDTH}" for y in range(step, HEIGHT, step))


def _number_line() -> Iterator[str]:
    """Two lines with ticks and no numbers: what they stand for is the student's to say."""
    for y in (400, 840):
        yield f"M60 {y}H1540M1516 {y - 18}L1540 {y}L1516 {y + 18}"
        yield from (f"M{x} {y - (30 if tick % 5 == 0 else 16)}v{60 if tick % 5 == 0 else 32}" for tick, x in _ticks())


def _ticks() -> Iterator[tuple[int, int]]:
    return enumerate(range(120, 1481, 136))


def _fraction_bars() -> Iterator[str]:
    """Bars of one length, of which each is cut by whoever draws; the top one is the whole."""
    yield from (f"M100 {y}H1500V{y + 150}H100Z" for y in (110, 370, 630, 890))


def _stroke(stroke: Stroke) -> Iterator[str]:
    points = list(zip(stroke.points[::2], stroke.points[1::2], strict=False))
    colour = INKS[stroke.ink]
    if len(stroke.pressure) != len(points) or len(points) < 2:
        yield f'<path stroke="{colour}" stroke-width="{stroke.width}" d="{path_of(points)}"/>'
        return
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        pressed = (stroke.pressure[number] + stroke.pressure[number + 1]) / 200
        width = stroke.width * (LIGHTEST + (HEAVIEST - LIGHTEST) * pressed)
        yield f'<path stroke="{colour}" stroke-width="{width:.1f}" d="M{x} {y}L{to_x} {to_y}"/>'


def path_of(points: list[tuple[int, int]]) -> str:
    """Through the points: a corner stays one, and where the line turns less it bends round, from middle to middle."""
    (x, y), *rest = points
    if not rest:
        return f"M{x} {y}h0"
    parts = [f"M{x} {y}"]
    for before, (x, y), (next_x, next_y) in zip(points, rest, rest[1:], strict=False):
        half = f"{_half(x + next_x)} {_half(y + next_y)}"
        bends = _is_bend(x - before[0], y - before[1], next_x - x, next_y - y)
        parts.append(f"Q{x} {y} {half}" if bends else f"L{x} {y}L{half}")
    parts.append(f"L{rest[-1][0]} {rest[-1][1]}")
    return "".join(parts)


def _is_bend(from_x: int, from_y: int, to_x: int, to_y: int) -> bool:
    return from_x * to_x + from_y * to_y > CORNER * hypot(from_x, from_y) * hypot(to_x, to_y)


def _half(double: int) -> str:
    return f"{double / 2:g}"
