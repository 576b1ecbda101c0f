"""People's names: cleaned of what could deceive or disturb; told apart when a reader could take two for one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from facilitator.discussion.limits import NAME
from facilitator.discussion.refused import Refused

_JOINERS = "\u200c\u200d"
"""Zero-width, but spelling: in Persian, in emoji. No other zero-width character stays but variation selectors."""
_UNSEEN = dict.fromkeys((*map(ord, _JOINERS), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""The joiners, and the selectors that emoji and the kanji of some names have."""
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters, marks and signs by their category, and yet nothing is seen of them."""

_MARKS_IN_A_ROW = 4
"""No spelling needs more; piled up, they cover the lines above."""
_MARKS_OF_SPELLING = (7, 8, 9)
"""Combining classes (nukta, kana voicing, virama) that make another letter, not the same with an accent."""

_LOOK_ALIKES = str.maketrans(
    "авекмнорстухѕіјһԁԛԝѵ" "αβεζηικμνορτυχ" "01|" "ニカロエタトハヘリー",
    "abekmhopctyxsijhdqwv" "abezhikmnoptyx" "oll" "二力口工夕卜八へり一",
)  # fmt: skip
"""Of Unicode's confusables (UTS 39) those between letters that names are written in, after folding case."""


def clean_name(raw: str) -> str:
    """One line of visible characters, NFKC, at most NAME of them not counting marks. Refused if empty or longer."""
    seen = "".join(" " if char.isspace() else char for char in raw if _visible(char))
    name = " ".join(_few_marks(unicodedata.normalize("NFKC", seen)).split()).strip(_JOINERS + " ")
    if not any(unicodedata.category(char)[0] in "LNSP" for char in name):
        raise Refused("malformed", "name-empty")
    if sum(not unicodedata.combining(char) for char in name) > NAME:
        raise Refused("too-large", "name-long", most=NAME)
    return name


def _visible(char: str) -> bool:
    return char.isspace() or char in _JOINERS or (unicodedata.category(char)[0] != "C" and char not in _BLANK)


def _few_marks(name: str) -> str:
    kept, row = "", 0
    for char in name:
        row = row + 1 if unicodedata.combining(char) else 0
        kept += char if row <= _MARKS_IN_A_ROW else ""
    return kept


def told_apart(name: str, taken: Iterable[str]) -> str:
    """The name itself, or with the first free number from 2 if somebody has it already ("Mika 2")."""
    looks = {_look(other) for other in taken}
    if _look(name) not in looks:
        return name
    number = 2
    while _look(f"{name} {number}") in looks:
        number += 1
    return f"{name} {number}"


def look_alike(one: str, other: str) -> bool:
    """Whether a reader could take one name for the other."""
    return _look(one) == _look(other)


@lru_cache(4096)
def _look(name: str) -> str:
    """What two names that a reader could take for each other have in common: accents, case and script aside."""
    shown = unicodedata.normalize("NFKD", name.translate(_UNSEEN))
    plain = (char for char in shown if unicodedata.combining(char) in (0, *_MARKS_OF_SPELLING))
    return "".join(plain).casefold().translate(_LOOK_ALIKES)


def forget_looks() -> None:
    """No name is remembered any more."""
    _look.cache_clear()
