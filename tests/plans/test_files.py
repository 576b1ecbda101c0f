"""Small files: whatever lies in a folder of plans, reading it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.plans.files import MOST, read
from facilitator.plans.shelf import Shelf


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * MOST)
    (tmp_path / "link").symlink_to("a")
    assert read(tmp_path / "a") == read(tmp_path / "link") == b"x" * MOST


@pytest.mark.parametrize("name", ["fifo", "zero", "loop", "folder", "huge", "none", "nul\0", "n" * 300])
def test_what_never_ends_or_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(MOST + 1)
    assert read(tmp_path / name) is None


def test_a_shelf_with_such_files_still_has_the_others(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    os.mkfifo(own / "fifo.yaml")
    (own / "zero.yaml").symlink_to("/dev/zero")
    (own / "loop.yaml").symlink_to("loop.yaml")
    shelf = Shelf(tmp_path, own)
    assert {problem.file.name for problem in shelf.now.problems} >= {"fifo.yaml", "zero.yaml"}
