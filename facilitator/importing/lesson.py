"""An older discussion, turn by turn, as its file says it; nothing of a turn is changed but the white space of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Role = Literal["instructor", "student"]


class Turn(Struct, frozen=True, kw_only=True):
    """``speaker`` is empty for an instructor whom the file does not name, or only by the role."""

    role: Role
    speaker: str
    text: str


class Lesson(Struct, frozen=True, kw_only=True):
    turns: tuple[Turn, ...]
    ignored: tuple[str, ...] = ()
    """Headings of columns that are left out."""

    def speakers(self, role: Role) -> list[str]:
        """In the order in which they speak first."""
        return list(dict.fromkeys(turn.speaker for turn in self.turns if turn.role == role))


Wrong = Literal[
    "too-large",
    "workbook",
    "not-utf-8",
    "not-csv",
    "no-header",
    "no-columns",
    "no-column",
    "column-twice",
    "fields",
    "role",
    "no-speaker",
    "long-name",
    "no-text",
    "long-text",
    "control",
    "no-student",
    "many-students",
    "many-turns",
]


class Problem(Struct, frozen=True, kw_only=True):
    """``line`` from 1; 0 where the whole file is meant. ``words`` fill the blanks of its text in the catalogue."""

    line: int
    wrong: Wrong
    words: Mapping[str, str | int] = {}


class NotALesson(Exception):
    """The file cannot be brought in. ``problems``: what is wrong, at most ``reading.MOST_PROBLEMS``."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
