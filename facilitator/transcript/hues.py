"""The colours of letters: an approach's hue is that of its first letter, as on every screen (static/css/tokens.css)."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Hue(Struct, frozen=True):
    """On paper: for letters and edges, for grounds, and for lines on these."""

    strong: str
    soft: str
    line: str


HUES: Final[dict[str, Hue]] = {
    "A": Hue("#1747ac", "#e7edfa", "#9fb4e2"),
    "B": Hue("#b74802", "#fbeadf", "#e5b08c"),
    "C": Hue("#06774f", "#e0f1e9", "#8fc7b1"),
    "D": Hue("#a04486", "#f7e8f3", "#d8a8cb"),
    "E": Hue("#553e08", "#f3ecd8", "#bfae80"),
    "F": Hue("#343b41", "#eaebec", "#a9afb4"),
    "-": Hue("#6f756f", "#edeae1", "#b9b5a8"),
}


def hue(letter: str) -> str:
    """An approach's colour is that of its first letter: A2 looks like A. Past F there is none, and ``-`` says so."""
    return letter[0] if letter[:1] in tuple("ABCDEF") and not letter[1:2].isalpha() else "-"
