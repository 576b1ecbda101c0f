"""Pictures of a discussion that the server draws, as SVG: of the class, never of one person against another.

Each can be read in black and white and comes with a table that says the same in words and figures.
"""

from __future__ import annotations

from msgspec import Struct

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


class Diagram(Struct, frozen=True, kw_only=True):
    """``svg`` has a viewBox of ``width`` by ``height`` and needs nothing from outside it."""

    id: str
    """Unlike any other's of the same transcript; letters, figures and hyphens."""
    title: str
    description: str
    """What is to be seen in it, in a sentence."""
    svg: str
    width: int
    height: int
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def of_the_whole(reading: Reading) -> tuple[Diagram, ...]:
    return ()


def of_visit(reading: Reading, visit: m.PhaseRecord) -> tuple[Diagram, ...]:
    return ()
