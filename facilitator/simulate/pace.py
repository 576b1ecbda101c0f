"""How fast simulated people are, and how many of a class say something where not everybody does."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Between = tuple[float, float]

_CLASS: Final = 60
"""In a class larger than this no more people speak up than in one of this size: others could not follow."""


class Pace(Struct, frozen=True, kw_only=True):
    """Times in seconds."""

    begin: Between
    """From the start of a phase, or from one text, to the next text."""
    glance: Between
    """From one look at the room to the next."""
    write: float
    """How long a text is written, its draft growing; 0: it is there at once."""
    turns: float
    """Over how long the turns of a lesson are spread in a phase."""
    look_for: float | None
    """How long a student looks around in a phase; None: until it ends."""
    every_visit: bool
    """Whether a student who is behind goes through what is over."""


def led(phase_seconds: float) -> Pace:
    """In a lesson whose phases all last so long."""
    return Pace(
        begin=(0.05 * phase_seconds, 0.6 * phase_seconds),
        glance=(0.06 * phase_seconds, 0.16 * phase_seconds),
        write=0,
        turns=0.7 * phase_seconds,
        look_for=0.9 * phase_seconds,
        every_visit=True,
    )


HUMAN: Final = Pace(begin=(4, 45), glance=(3, 12), write=12, turns=90, look_for=None, every_visit=False)
"""For a lesson that a person leads."""


def share(usual: float, students: int) -> float:
    """Of a class of that size: how many do what ``usual`` (0 to 1) of a school class would."""
    return usual * min(1, _CLASS / students)
