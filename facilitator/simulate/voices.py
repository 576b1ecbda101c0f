"""What a believable class says of one plan: texts by kind, and by the approach that somebody thinks in.

A file under ``voices/`` belongs to the plan of its name; for other plans and languages there are phrases that fit any.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import msgspec
from msgspec import Struct
from ruamel.yaml import YAML

from facilitator.discussion.plan import Family
from facilitator.simulate import words

FOLDER: Final = Path(__file__).with_name("voices")


class Approach(Struct, frozen=True, forbid_unknown_fields=True):
    """``people``: how many of 30 begin with it. ``pull``: how much it convinces others once it is on the board."""

    people: int
    pull: int
    answers: tuple[str, ...]
    build: tuple[str, ...] = ()
    challenge: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


class Voices(Struct, frozen=True):
    """``says``: texts by what they are, "note" or "answer Purpose"."""

    approaches: dict[str, Approach]
    says: dict[str, tuple[str, ...]]


@cache
def voices_of(plan: str, language: str) -> Voices | None:
    file = FOLDER / f"{plan}.yaml"
    if "/" in plan or not file.is_file():
        return None
    found = YAML(typ="safe").load(file.read_text("utf-8")).get(language.partition("-")[0].lower())
    if found is None:
        return None
    approaches = msgspec.convert(found.pop("approaches", {}), dict[str, Approach])
    return Voices(approaches=approaches, says=msgspec.convert(found, dict[str, tuple[str, ...]]))


class Speech:
    """One student's way of saying things: without voices, phrases that are marked as simulated."""

    def __init__(self, number: int, language: str, family: Family, voices: Voices | None) -> None:
        self._number = number
        self._language = language
        self._family: Family = family
        self._voices = voices
        self._approach = _approach_of(number, voices)

    def text(self, what: str, chance: Random, column: str | None = None, about: str | None = None) -> str:
        """``about``: the text on the card that a point is about."""
        known = self._answers(what) or self._points(what, about) or self._plain(what, column)
        return chance.choice(known) if known else words.text(what, self._language, self._family, chance)

    def _answers(self, what: str) -> tuple[str, ...]:
        if what != "answer" or self._voices is None or self._approach is None:
            return ()
        answers = self._voices.approaches[self._approach].answers
        return (answers[self._number % len(answers)],)

    def _points(self, what: str, about: str | None) -> tuple[str, ...]:
        approach = self._said_in(about)
        if approach is None or what not in ("build", "challenge", "ask"):
            return ()
        texts: tuple[str, ...] = getattr(approach, what)
        return texts

    def _plain(self, what: str, column: str | None) -> tuple[str, ...]:
        if self._voices is None:
            return ()
        says = self._voices.says
        return says.get(f"{what} {column}") or says.get(what, ())

    def _said_in(self, text: str | None) -> Approach | None:
        approaches = self._voices.approaches.values() if self._voices is not None else ()
        return next((each for each in approaches if text in each.answers), None)

    def is_mine(self, text: str | None) -> bool:
        """Whether a card's text says what this student has thought."""
        mine = self._voices.approaches.get(self._approach or "") if self._voices is not None else None
        return mine is not None and text in mine.answers

    def pull(self, text: str | None) -> int:
        """How much a card's text convinces; every card alike where nothing is known of it."""
        approach = self._said_in(text)
        return approach.pull if approach is not None else 1


def _approach_of(number: int, voices: Voices | None) -> str | None:
    """The same student always thinks the same; the first thirty have all ways among them."""
    if voices is None or not voices.approaches:
        return None
    seats = [name for name, approach in voices.approaches.items() for _ in range(approach.people)]
    Random(0).shuffle(seats)
    return seats[number % len(seats)]
