"""What is wrong with a plan file, said to its author: one line each, what is wrong and what would be right."""

from __future__ import annotations

import difflib
import pathlib
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

LONGEST_QUOTE = 40
LONGEST_LIST = 12


Path = tuple[str | int, ...]
"""The way to a part of a plan, as its file writes it: keys, and numbers from 0 within lists: ``phases, 0, minutes``."""


class Flaw(Struct, frozen=True, kw_only=True):
    """Something wrong at a line (from 1; of a text alone: from 0 at its first line). ``path`` is () where unknown."""

    line: int
    text: str
    path: Path = ()


class Place(Struct, frozen=True, kw_only=True):
    """Where a part of the plan stands in its file."""

    line: int
    path: Path

    def inside(self, key: str | int, line: int) -> Place:
        """The place of a part of this part."""
        return Place(line=line, path=(*self.path, key))

    def flaw(self, text: str) -> Flaw:
        """Something wrong here."""
        return Flaw(line=self.line, text=text, path=self.path)


class Problem(Struct, frozen=True, kw_only=True):
    """A flaw of a file; prints as ``file:line: what is wrong and what would be right``."""

    file: pathlib.Path
    line: int
    text: str
    path: Path = ()

    def __str__(self) -> str:
        # A file's name may hold what cannot be printed, and line breaks.
        return f"{''.join(map(_shown, str(self.file)))}:{self.line}: {self.text}"


class Places:
    """The place of a part of the plan; its line is that of the nearest thing round it that was written."""

    def __init__(self, places: dict[Path, Place]) -> None:
        self._places = places

    def __contains__(self, path: Path) -> bool:
        """Whether that part was written, be it wrong."""
        return path in self._places

    def __call__(self, *path: str | int) -> Place:
        written = path
        while written not in self._places:
            written = written[:-1]
        near = self._places[written]
        return Place(line=near.line, path=(*near.path, *path[len(written) :]))


def quoted(text: str) -> str:
    """The author's own words inside a message: on one line, short, and printable whatever they are."""
    inner = _plain(text).replace("`", "'")
    return f"`{inner}`"


def _plain(text: str) -> str:
    flat = " ".join("".join(map(_shown, text)).split())
    return f"{flat[:LONGEST_QUOTE]}…" if len(flat) > LONGEST_QUOTE else flat


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return character if unicodedata.category(character) not in {"Cc", "Cs", "Cn"} else "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> bool:
    """Whether there is anything to see."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


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
