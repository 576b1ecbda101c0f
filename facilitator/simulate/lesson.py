"""A real lesson, turn by turn, from a CSV file: who says what, and in which phase.

The file has the columns turn, role, speaker, text (UTF-8, RFC 4180). Only the students' turns are played: the k-th
speaker by first appearance is student ((k-1) mod N)+1. Their turns are cut in file order into as many equal parts as
the plan has phases that take them (pose, think, discuss, sum-up, reflect), in the plan's order; a plan that lacks some
of these, or has some twice, gets as many parts as it has such phases. Texts stay as they are, to the character.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.limits import TEXT
from facilitator.discussion.plan import PhaseKind
from facilitator.simulate.problems import CannotSimulate

COLUMNS: Final = ["turn", "role", "speaker", "text"]

SAID_IN: Final[Mapping[PhaseKind, ContributionKind]] = {
    "pose": "note",
    "think": "answer",
    "discuss": "point",
    "sum-up": "proposal",
    "reflect": "reflection",
}
"""The phases in which every student may say something at any time, and what it is there."""


class Turn(Struct, frozen=True, kw_only=True):
    """``student`` from 0."""

    student: int
    text: str


Script = Mapping[str, Sequence[str]]
"""Phase id -> what one student says in it, in order."""


def read(path: Path, students: int) -> list[Turn]:
    """The students' turns in file order. Raises CannotSimulate naming file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            said = list(_said(path, file))
    except OSError as fault:
        raise CannotSimulate(f"{path}: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise CannotSimulate(f"{path}: not UTF-8, byte {fault.start}") from fault
    if not said:
        raise CannotSimulate(f"{path}: no student says anything in it")
    speakers = {speaker: place for place, speaker in enumerate(dict.fromkeys(speaker for speaker, _ in said))}
    return [Turn(student=speakers[speaker] % students, text=text) for speaker, text in said]


def _said(path: Path, file: Iterator[str]) -> Iterator[tuple[str, str]]:
    """(speaker, text) of every student's turn."""
    rows = csv.reader(file, strict=True)
    try:
        if next(rows, None) != COLUMNS:
            raise CannotSimulate(f"{path}:1: the first line must be {','.join(COLUMNS)}")
        for row in rows:
            wrong = _wrong(row)
            if wrong:
                raise CannotSimulate(f"{path}:{rows.line_num}: {wrong}")
            if row[1] == "student":
                yield row[2], row[3]
    except csv.Error as fault:
        raise CannotSimulate(f"{path}:{rows.line_num}: {fault}") from fault


def _wrong(row: Sequence[str]) -> str:
    """What is wrong with a line; empty where nothing is."""
    if len(row) != len(COLUMNS):
        return f"{len(row)} fields instead of {len(COLUMNS)}"
    _, role, _, text = row
    if role not in ("instructor", "student"):
        return f"role {role!r} instead of instructor or student"
    if role == "student" and not text.strip():
        return "a turn without text"
    if role == "student" and len(text) > TEXT:
        return f"a text of {len(text)} characters; a room takes {TEXT}"
    return ""


def cut(turns: Sequence[Turn], phases: Sequence[tuple[str, PhaseKind]], students: int) -> list[dict[str, list[str]]]:
    """Each student's script for a plan of these phases, given as (id, kind) in order. Raises CannotSimulate if the plan
    has no phase that takes turns."""
    places = [phase for phase, kind in phases if kind in SAID_IN]
    scripts: list[dict[str, list[str]]] = [{} for _ in range(students)]
    if turns and not places:
        raise CannotSimulate(f"a lesson needs a plan with one of the phases {', '.join(SAID_IN)}")
    for number, turn in enumerate(turns):
        phase = places[number * len(places) // len(turns)]
        scripts[turn.student].setdefault(phase, []).append(turn.text)
    return scripts
