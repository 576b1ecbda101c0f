"""People's names: cleaned of what could deceive or disturb, and told apart when two are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from facilitator.discussion.limits import NAME
from facilitator.discussion.refused import Refused

_JOINERS = "\u200c\u200d"
"""Zero-width joiners are spelling in some scripts; every other invisible character is taken out."""


def clean_name(raw: str) -> str:
    """One line of visible characters, NFKC, at most NAME marks-not-counted characters. Refused if empty or longer."""
    kept = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFKC", raw) if _visible(char))
    name = " ".join(kept.split()).strip(_JOINERS)
    if not any(unicodedata.category(char)[0] in "LNSP" for char in name):
        raise Refused("malformed", "name-empty")
    if sum(not unicodedata.combining(char) for char in name) > NAME or len(name) > 4 * NAME:
        raise Refused("too-large", "name-long", most=NAME)
    return name


def _visible(char: str) -> bool:
    return char.isspace() or char in _JOINERS or unicodedata.category(char)[0] != "C"


def told_apart(name: str, taken: Iterable[str]) -> str:
    """The name itself, or with the first free number from 2 if somebody has it already ("Mika 2")."""
    keys = {_look(other) for other in taken}
    if _look(name) not in keys:
        return name
    number = 2
    while _look(f"{name} {number}") in keys:
        number += 1
    return f"{name} {number}"


def _look(name: str) -> str:
    """What two names that a reader could take for each other have in common."""
    plain = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(plain).casefold().translate(dict.fromkeys(map(ord, _JOINERS)))
