"""Texts and names of simulated people. The same chance gives the same words; every text says that it is simulated."""

from __future__ import annotations

from random import Random
from typing import Final

from facilitator.discussion.plan import Family
from facilitator.simulate import arguing
from facilitator.simulate.phrases import ENGLISH, JAPANESE, NAMES

MARK: Final = "sim: "

_INITIALS: Final = "ABCDEFGHJKLMNPRSTUVWY"


def text(what: str, language: str, family: Family, chance: Random) -> str:
    """``what``: a kind of contribution, a kind of point, or what an instructor says ("adopted", "nudge")."""
    japanese = language.partition("-")[0].lower() == "ja"
    phrases = JAPANESE if japanese else ENGLISH
    if family == "seminar":
        phrases = phrases | (arguing.JAPANESE if japanese else arguing.ENGLISH)
    columns = phrases.get(f"{what} {family}") or phrases[what]
    chosen = [part for column in columns if (part := chance.choice(column))]
    return MARK + ("" if japanese else " ").join(chosen)


def name(number: int) -> str:
    """Of the student of that number, from 0; hundreds differ."""
    given = NAMES[number % len(NAMES)]
    again = number // len(NAMES)
    if not again:
        return given
    family = _INITIALS[(again - 1) % len(_INITIALS)]
    return f"{given} {family}." if again <= len(_INITIALS) else f"{given} {family}. {again}"
