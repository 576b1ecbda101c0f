"""A folder of plans: the good ones are there whatever the others are, and every problem is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.plans.load import check_paths, library
from tests.plans.sample import SMALL, spoilt


def write(folder: Path, name: str, text: str | None = None) -> Path:
    """A small plan of that name, or this text."""
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SMALL.replace("a-plan", path.stem) if text is None else text, encoding="utf-8")
    return path


def told(paths: list[Path]) -> list[str]:
    return [str(problem) for problem in check_paths(paths)]


def test_one_bad_file_hides_nothing(tmp_path: Path) -> None:
    for name in ("one/good", "two/better", "best"):
        write(tmp_path, name)
    bad = write(tmp_path, "one/bad", spoilt("kind: pose", "kind: pos", SMALL.replace("a-plan", "bad")))
    (tmp_path / "binary.yaml").write_bytes("a: b".encode("utf-16"))
    (tmp_path / "notes.txt").write_text("no plan")
    (tmp_path / "folder.yaml").mkdir()
    found = library(tmp_path)
    assert list(found.plans) == ["best", "good", "better"]
    assert [str(problem) for problem in found.problems] == [
        f"{tmp_path}/binary.yaml:1: this is UTF-16 text; save the file as UTF-8",
        f"{bad}:8: `kind` is `pos`; did you mean `pose`?",
    ]
    assert told([tmp_path]) == [str(problem) for problem in found.problems]


def test_an_id_belongs_to_one_file(tmp_path: Path) -> None:
    first = write(tmp_path, "a/twice")
    second = write(tmp_path, "b/twice")
    found = library(tmp_path)
    assert found.plans["twice"].path == first
    expected = f"{second}:2: the id `twice` is that of {first} already; rename one of the files and its `id`"
    assert [str(problem) for problem in found.problems] == [expected]


def test_a_bad_file_does_not_take_the_id_of_a_good_one(tmp_path: Path) -> None:
    write(tmp_path, "a/twice", "format: 1\n")
    good = write(tmp_path, "b/twice")
    assert library(tmp_path).plans["twice"].path == good


def test_a_translation_names_a_plan_of_the_library(tmp_path: Path) -> None:
    write(tmp_path, "original")
    write(tmp_path, "translated", SMALL.replace("a-plan", "translated") + "translation_of: original\n")
    assert told([tmp_path]) == []
    lost = write(tmp_path, "lost", SMALL.replace("a-plan", "lost") + "translation_of: orignal\n")
    expected = f"{lost}:9: `translation_of` names `orignal`, and no plan here has that id; did you mean `original`?"
    assert told([tmp_path]) == [expected]
    assert "lost" not in library(tmp_path).plans
    assert told([lost]) == []


def test_a_translation_of_a_bad_file_is_no_problem_itself(tmp_path: Path) -> None:
    write(tmp_path, "original", "format: 1\n")
    write(tmp_path, "translated", SMALL.replace("a-plan", "translated") + "translation_of: original\n")
    assert list(library(tmp_path).plans) == ["translated"]


def test_files_and_folders_can_be_checked_together(tmp_path: Path) -> None:
    good = write(tmp_path, "good")
    bad = write(tmp_path, "elsewhere/bad", "")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing, long = tmp_path / "missing.yaml", tmp_path / f"{'x' * 300}.yaml"
    assert told([good]) == []
    assert told([good, tmp_path / "elsewhere", empty, missing, long]) == [
        f"{bad}:1: the file is empty; a plan begins with `format: 1`",
        f"{empty}:1: no plan lies in this folder; a plan's name ends in .yaml",
        f"{missing}:1: there is no such file",
        f"{long}:1: there is no such file",
    ]


def test_a_file_with_another_ending_is_told_and_not_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "a-plan").rename(tmp_path / "a-plan.yml")
    assert told([tmp_path]) == [f"{path}:1: the file's name ends in `.yml`; let it end in `.yaml`"]


def test_a_missing_folder_is_a_problem_and_an_empty_one_a_library(tmp_path: Path) -> None:
    assert library(tmp_path).problems == []
    missing = library(tmp_path / "missing")
    assert [str(problem) for problem in missing.problems] == [f"{tmp_path}/missing:1: there is no such folder"]


def test_what_a_list_of_plans_shows(tmp_path: Path) -> None:
    write(tmp_path, "good")
    plan = library(tmp_path).plans["good"].plan
    shown = (plan.id, plan.title, plan.family, plan.language, plan.minutes, plan.summary)
    assert shown == ("good", "A plan", "seminar", "en", 7, "Little.")


@pytest.mark.parametrize("name", ["pipe", "loop"])
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    if name == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    assert told([tmp_path]) == [f"{path}:1: there is no such file"]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a-plan.yaml"
    path.symlink_to("/proc/self/mem")
    assert told([path]) == [f"{path}:1: the file cannot be read: Input/output error"]
