"""Pictures of a discussion that the server draws, as SVG: of the class, never of one person against another.

Each can be read in black and white and comes with a table that says the same in words and figures. What has nothing to
show is left out, and so is what this reader's transcript cannot tell.
"""

from __future__ import annotations

from facilitator.transcript import model as m
from facilitator.transcript.diagram import Diagram
from facilitator.transcript.diagrams_approaches import approaches
from facilitator.transcript.diagrams_board import board
from facilitator.transcript.diagrams_participation import participation
from facilitator.transcript.diagrams_positions import polled_again, positions
from facilitator.transcript.reading import Reading

__all__ = ["Diagram", "of_the_whole", "of_visit"]


def of_the_whole(reading: Reading) -> tuple[Diagram, ...]:
    took_part = participation(reading)
    return (*((took_part,) if took_part is not None else ()), *approaches(reading))


def of_visit(reading: Reading, visit: m.PhaseRecord) -> tuple[Diagram, ...]:
    drawn = (board(reading, visit), positions(reading, visit), polled_again(reading, visit))
    return tuple(each for each in drawn if each is not None)
