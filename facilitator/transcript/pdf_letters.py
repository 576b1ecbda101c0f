"""The typefaces that a PDF is set in, which come with the pages' packages, and which letters they have.

The machine's own are never used: a transcript looks the same wherever it is made.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "fonts"

LATIN, JAPANESE, CHINESE, KOREAN = "Noto Sans", "Noto Sans JP", "Noto Sans SC", "Noto Sans KR"
OTHERS = ("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai")
SIGNS = ("Noto Sans Math", "Noto Emoji")
READING = "Libertinus Serif"
"""Comes within the page setter; for what the class keeps: titles, questions, conclusions."""
_FIRST = {"ja": JAPANESE, "zh": CHINESE, "ko": KOREAN}

# What has no shape of its own, so that no typeface needs to have it (Unicode's Default_Ignorable_Code_Point, in short).
_SHAPELESS = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),
)  # fmt: skip


class NoLetters(Exception):
    """The typefaces are not there; ``make setup`` brings them."""


class TooLong(Exception):
    """It would need more memory than a process may have; other forms are written piece by piece."""


def faces(language: str) -> tuple[str, ...]:
    """All of them, the one for that language first: Han letters look otherwise in each of theirs."""
    first = _FIRST.get(language.split("-")[0])
    order = [*([first] if first else []), LATIN, JAPANESE, CHINESE, KOREAN, *OTHERS, *SIGNS]
    return tuple(dict.fromkeys(order))


def reading_faces(language: str) -> tuple[str, ...]:
    """For what is read slowly: with serifs where the language has letters that have them."""
    return faces(language) if language.split("-")[0] in _FIRST else (READING, *faces(language))


@cache
def files() -> tuple[Path, ...]:
    """Raises NoLetters."""
    found = tuple(sorted(FOLDER.glob("*.ttf")))
    if not found:
        raise NoLetters("The typefaces for PDF are not there: run make setup.")
    return found


def can_be_shown(one: str) -> bool:
    """Whether a typeface has the character, or it has no shape anyway. Raises NoLetters."""
    code = ord(one)
    return code in _covered() or any(first <= code <= last for first, last in _SHAPELESS)


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for path in files() for code in characters(path.read_bytes()) if code >= 0x20)


def characters(font: bytes) -> Iterator[int]:
    """All that a TrueType file has a glyph for, by its ``cmap`` table (OpenType 1.9, formats 4 and 12)."""
    at = _table(font, b"cmap")
    (number,) = struct.unpack_from(">H", font, at + 2)
    for record in range(number):
        _, _, offset = struct.unpack_from(">HHL", font, at + 4 + 8 * record)
        (form,) = struct.unpack_from(">H", font, at + offset)
        if form == 4:
            yield from _segments(font, at + offset)
        elif form == 12:
            yield from _groups(font, at + offset)


def _table(font: bytes, tag: bytes) -> int:
    (number,) = struct.unpack_from(">H", font, 4)
    records: Iterator[tuple[bytes, int, int, int]]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * record) for record in range(number))
    return next(offset for name, _, offset, _ in records if name == tag)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    ends, starts, deltas, offsets = (at + 14 + gap + part * double for part, gap in enumerate((0, 2, 2, 2)))
    for number in range(0, double, 2):
        first, last = (struct.unpack_from(">H", font, part + number)[0] for part in (starts, ends))
        (delta,) = struct.unpack_from(">H", font, deltas + number)
        (offset,) = struct.unpack_from(">H", font, offsets + number)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", font, offsets + number + offset + 2 * (code - first))
            if (glyph + delta) & 0xFFFF if glyph or not offset else 0:
                yield code


def _groups(font: bytes, at: int) -> Iterator[int]:
    (number,) = struct.unpack_from(">L", font, at + 12)
    for group in range(number):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
        yield from range(first + (glyph == 0), last + 1)
