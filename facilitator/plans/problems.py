"""What is wrong with a plan file, said to its author: one line each, what is wrong and what would be right."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

LONGEST_QUOTE = 40
LONGEST_LIST = 12


class Flaw(Struct, frozen=True, kw_only=True):
    """Something wrong at a line (from 1; of a text alone: from 0 at its first line)."""

    line: int
    text: str


class Problem(Struct, frozen=True, kw_only=True):
    """A flaw of a file; prints as ``file:line: what is wrong and what would be right``."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def quoted(text: str) -> str:
    """The author's own words inside a message: on one line, short, and printable whatever they are."""
    return f"`{_plain(text)}`"


def _plain(text: str) -> str:
    flat = "".join(character if _printable(character) else "\N{REPLACEMENT CHARACTER}" for character in text)
    flat = " ".join(flat.split())
    return f"{flat[:LONGEST_QUOTE]}…" if len(flat) > LONGEST_QUOTE else flat


def _printable(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cs", "Cn"}


def listed(words: Iterable[str], last: str = "or") -> str:
    """``a, b or c``."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def closest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word that was probably meant; ``likeness`` from 0 to 1 is how near it must be."""
    by_folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word[:LONGEST_QUOTE].casefold(), by_folded, n=1, cutoff=likeness)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean `this`?`` where one known word is near, else which words there are."""
    names = list(known)
    near = closest(word, names)
    if near is not None:
        return f"; did you mean {quoted(near)}?"
    return f"; write {listed(map(_plain, names[:LONGEST_LIST]))}"
