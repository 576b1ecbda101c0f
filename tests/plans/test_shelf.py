"""Own plans beside those that came with the program, read again when they change; a broken one hides none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.plans.shelf import SECONDS, Shelf

PLAN = """format: 1
id: {id}
title: {title}
language: en
family: seminar
summary: One.
phases: [{{id: a, kind: pose}}]
"""


def put(folder: Path, plan_id: str, title: str = "A title", more: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{plan_id}.yaml"
    path.write_text(PLAN.format(id=plan_id, title=title) + more)
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    put(tmp_path / "shipped", "first")
    return Shelf(tmp_path / "shipped", tmp_path / "own")


def test_own_plans_come_change_and_go(shelf: Shelf) -> None:
    assert list(shelf.now.plans) == ["first"]
    path = put(shelf.own, "mine")
    assert list(shelf.look().plans) == ["first", "mine"]
    assert shelf.now.own == {"mine"}
    put(shelf.own, "mine", "Quite another title")
    assert shelf.look().plans["mine"].plan.title == "Quite another title"
    path.unlink()
    assert list(shelf.look().plans) == ["first"]


def test_what_has_not_changed_is_not_read_again(shelf: Shelf) -> None:
    put(shelf.own, "mine")
    before = shelf.look()
    assert shelf.look() is before
    put(shelf.own, "another")
    assert shelf.look().plans["mine"] is before.plans["mine"]


def test_a_broken_file_is_listed_and_hides_nothing(shelf: Shelf) -> None:
    put(shelf.own, "mine")
    (shelf.own / "broken.yaml").write_text("format: [")
    (shelf.own / "folder.yaml").mkdir()
    found = shelf.look()
    assert list(found.plans) == ["first", "mine"]
    assert [problem.file.name for problem in found.problems] == ["broken.yaml"]
    assert shelf.own_files().keys() == {"mine", "broken"}


def test_an_own_plan_with_the_id_of_a_shipped_one_is_a_problem(shelf: Shelf) -> None:
    put(shelf.own, "first", "Not this one")
    found = shelf.look()
    assert found.plans["first"].plan.title == "A title"
    assert found.own == frozenset()
    assert "already" in found.problems[0].text


def test_drafts_and_other_hidden_things_are_no_plans(shelf: Shelf) -> None:
    put(shelf.own / ".drafts", "draft")
    put(shelf.own / "deeper", "deep")
    assert list(shelf.look().plans) == ["first", "deep"]


def test_a_picture_that_comes_mends_the_plan_that_waits_for_it(shelf: Shelf) -> None:
    put(shelf.own, "mine", more="materials: [{id: a, title: A, image: a.png}]\n")
    assert "mine" not in shelf.look().plans
    (shelf.own / "a.png").write_bytes(b"x")
    assert "mine" in shelf.look().plans
    (shelf.own / "a.png").unlink()
    assert "mine" not in shelf.look().plans


def test_the_disk_is_looked_at_no_more_than_once_a_second(tmp_path: Path) -> None:
    now = [100.0]
    shelf = Shelf(tmp_path, tmp_path / "own", clock=lambda: now[0])
    assert not shelf.is_due()
    now[0] += SECONDS
    assert shelf.is_due()
    shelf.look()
    assert not shelf.is_due()


def test_a_missing_folder_of_the_program_is_said_and_of_ones_own_not(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "missing", tmp_path / "own")
    assert [str(problem.file) for problem in shelf.now.problems] == [str(tmp_path / "missing")]


def test_links_that_lead_in_a_circle_or_nowhere_are_no_trouble(shelf: Shelf) -> None:
    shelf.own.mkdir()
    os.symlink(shelf.own, shelf.own / "round")
    os.symlink(shelf.own / "nothing", shelf.own / "lost.yaml")
    assert list(shelf.look().plans) == ["first"]
