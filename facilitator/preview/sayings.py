"""What people would say in a preview: what a believable class says of this plan, or what the plan foresees.

Where there is neither, it is what fits any plan.
"""

from __future__ import annotations

from random import Random
from typing import Final

from facilitator.discussion.plan import Approach, Phase, Plan
from facilitator.simulate import words
from facilitator.simulate.voices import voices_of

PEOPLE: Final = 12
JAPANESE: Final = (
    "はるか",
    "そうた",
    "みお",
    "れん",
    "ゆい",
    "かいと",
    "さくら",
    "りく",
    "あおい",
    "ひなた",
    "つむぎ",
    "けん",
)


def names(language: str) -> tuple[str, ...]:
    if language.partition("-")[0].lower() == "ja":
        return JAPANESE
    return tuple(words.name(number) for number in range(PEOPLE))


class Sayings:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._voices = voices_of(plan.translation_of or plan.id, plan.language)

    def answer(self, number: int, phase: Phase, column: str | None) -> tuple[str, str | None]:
        """A student's answer, and the approach that it takes where that is known."""
        said = self._of_voices(f"answer {column}")
        if said:
            return said[number % len(said)], None
        foreseen = [each for each in phase.approaches if each.example or each.label]
        if foreseen:
            approach = foreseen[number % len(foreseen)]
            return self._in(approach, number // len(foreseen)), approach.id
        return self.text("answer", number, column), None

    def _in(self, approach: Approach, number: int) -> str:
        known = self._voices.approaches.get(approach.id) if self._voices is not None else None
        answers = known.answers if known is not None else ()
        return answers[number % len(answers)] if answers else approach.example or approach.label

    def text(self, what: str, number: int, column: str | None = None) -> str:
        """Of any kind; the same number says the same."""
        said = self._of_voices(f"{what} {column}") or self._of_voices(what)
        if said:
            return said[number % len(said)]
        return words.text(what, self._plan.language, self._plan.family, Random(number)).removeprefix(words.MARK)

    def about(self, what: str, number: int, card: str) -> str:
        """A point about a card with that text."""
        approaches = self._voices.approaches.values() if self._voices is not None else ()
        for approach in approaches:
            said: tuple[str, ...] = getattr(approach, what)
            if card in approach.answers and said:
                return said[number % len(said)]
        return self.text(what, number)

    def _of_voices(self, what: str) -> tuple[str, ...]:
        return self._voices.says.get(what, ()) if self._voices is not None else ()
