"""Which approaches the answers of a phase could show, with their letters, as ``lettering`` has them in a room."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from facilitator.discussion.lettering import UNFORESEEN_LETTER, letter
from facilitator.discussion.model import UNFORESEEN
from facilitator.transcript import model as m


class Lettered(Struct, frozen=True, kw_only=True):
    id: str
    letter: str
    label: str
    """Empty for ``unforeseen``: there is none in any language."""


class Approaches:
    """``of(phase)``: by their ids, in the order of their letters; ``unforeseen`` last."""

    def __init__(self, transcript: m.Transcript) -> None:
        self._plan = transcript.plan
        self._added = transcript.approaches_added
        self.of = cache(self._of)

    def _of(self, phase: str) -> dict[str, Lettered]:
        labels = self._labels(phase)
        lettered = [
            Lettered(id=each, letter=letter(place), label=label) for place, (each, label) in enumerate(labels.items())
        ]
        unforeseen = Lettered(id=UNFORESEEN, letter=UNFORESEEN_LETTER, label="")
        return {each.id: each for each in (*lettered, unforeseen)}

    def _labels(self, phase_id: str) -> dict[str, str]:
        phase = self._plan.phase(phase_id)
        own = {approach.id: approach.label for approach in phase.approaches}
        drawn_on = {key: label for source in phase.sources for key, label in self._labels(source).items()}
        return (own or drawn_on) | {each.id: each.label for each in self._added if each.phase == phase_id}
