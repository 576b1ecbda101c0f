"""Folders of plan files become a library: the faultless plans by id, and all that is wrong with the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from facilitator.plans.check import PlanFile, check_file
from facilitator.plans.problems import Problem, closest, quoted
from facilitator.plans.render import TopicRefused, render

__all__ = ["Library", "PlanFile", "Problem", "TopicRefused", "check_paths", "library", "library_of", "render"]


class Library(Struct, frozen=True, kw_only=True):
    """Plans in the order of their files' names."""

    plans: dict[str, PlanFile]
    problems: list[Problem]
    own: frozenset[str] = frozenset()
    """Ids of those that lie in the instructor's own folder."""


def library(directory: Path) -> Library:
    """Every plan in a folder and the folders in it."""
    if not os.path.isdir(directory):
        return Library(plans={}, problems=[Problem(file=directory, line=1, text="there is no such folder")])
    return _loaded(_files(directory), translations=True)


def library_of(files: Sequence[Path], check: Callable[[Path], tuple[PlanFile | None, list[Problem]]]) -> Library:
    """The same of these files, in this order; of plans with one id, the first."""
    return _loaded(files, translations=True, check=check)


def check_paths(paths: Sequence[Path]) -> list[Problem]:
    """Everything wrong with these files, and with all plans in these folders."""
    problems: list[Problem] = []
    for path in paths:
        if not os.path.isdir(path):
            problems += _loaded([path], translations=False).problems
        elif files := _files(path):
            problems += _loaded(files, translations=True).problems
        else:
            problems.append(Problem(file=path, line=1, text="no plan lies in this folder; a plan's name ends in .yaml"))
    return problems


def _files(directory: Path) -> list[Path]:
    found = [path for ending in ("*.yaml", "*.yml") for path in directory.rglob(ending)]
    return sorted(path for path in found if not path.is_dir())


def _loaded(
    files: Sequence[Path],
    translations: bool,
    check: Callable[[Path], tuple[PlanFile | None, list[Problem]]] = check_file,
) -> Library:
    plans: dict[str, PlanFile] = {}
    problems: list[Problem] = []
    stems = {path.stem for path in files}
    for path in files:
        file, wrong = check(path)
        if file is not None:
            wrong = [*_again(file, plans), *(_untranslated(file, stems) if translations else [])]
        if file is not None and not wrong:
            plans[file.plan.id] = file
        problems += wrong
    return Library(plans=plans, problems=problems)


def _again(file: PlanFile, plans: dict[str, PlanFile]) -> list[Problem]:
    first = plans.get(file.plan.id)
    if first is None:
        return []
    text = f"the id {quoted(file.plan.id)} is that of {first.path} already; rename one of the files and its `id`"
    return [Problem(file=file.path, line=file.lines["id"], text=text)]


def _untranslated(file: PlanFile, stems: set[str]) -> list[Problem]:
    name = file.plan.translation_of
    if name is None or name in stems:
        return []
    near = closest(name, stems - {file.path.stem})
    hint = f"did you mean {quoted(near)}?" if near else "put the translated plan here too, or delete the line"
    text = f"`translation_of` names {quoted(name)}, and no plan here has that id; {hint}"
    return [Problem(file=file.path, line=file.lines["translation_of"], text=text)]
