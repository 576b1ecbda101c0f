"""Plan files that something is wrong with, as the library lists them: what it is, in the reader's language, and where
an own one is mended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from facilitator.plans.problems import Problem
from facilitator.web.mistakes import in_words
from facilitator.web.program import program
from facilitator.web.requests import language
from facilitator.web.workshop import quietly


class Faulty(Struct, frozen=True):
    """One file. ``edit``: the id by which the workshop opens it, None for one that is not the instructor's own.
    ``wrong``: (line, what is wrong) in the order of the lines."""

    name: str
    edit: str | None
    wrong: list[tuple[int, str]]


def faulty_files() -> list[Faulty]:
    problems = program().library.problems
    own = quietly(lambda desk: desk.shelf.own_files()) if problems else {}
    return [
        Faulty(
            name=path.name,
            edit=path.stem if own.get(path.stem) == path else None,
            wrong=[(each.line, in_words(each.text, language())) for each in of],
        )
        for path, of in _by_file(problems).items()
    ]


def _by_file(problems: Iterable[Problem]) -> dict[Path, list[Problem]]:
    found: dict[Path, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    return found
