"""Rooms whose date has come: listed with it, deleted when that is asked for, or by the server when it starts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.retention import DAY_MS
from tests.cli.running import done, failed
from tests.live.classroom import Classroom
from tests.live.conftest import PROMPTS
from tests.live.inside import Inside, SetClock
from tests.serving import ServerProcess, until

LONG_AGO = 1_600_000_000_000
"""13 September 2020."""
RULE = ("--keep-days", "30")


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str, str]:
    """A data directory with a room that ended long ago, and one that has a day of its own beyond all that is near."""
    clock = SetClock()
    clock.time = LONG_AGO
    inside = Inside(tmp_path / "data", clock)
    over, kept = inside.open(), inside.open()
    inside.ask(over, c.EndRoom())
    inside.ask(kept, c.KeepUntil(until=LONG_AGO + 36_000 * DAY_MS))
    inside.close()
    return tmp_path / "data", over.told.code, kept.told.code


def listed(data_dir: Path, *words: str) -> dict[str, str | None]:
    found: list[dict[str, Any]] = json.loads(done("rooms", "list", "--json", "--data-dir", data_dir, *words))
    return {each["room"]: each["kept_until"] for each in found}


def test_the_list_says_until_when(old: tuple[Path, str, str]) -> None:
    data_dir, over, kept = old
    assert listed(data_dir)[over] is None
    assert listed(data_dir, *RULE)[over] == "2020-10-13T12:26:40+00:00"
    assert (listed(data_dir)[kept] or "").startswith("2119-")
    assert listed(data_dir, *RULE)[kept] == "2020-10-13T12:26:40+00:00"
    assert "kept until 2020-10-13" in done("rooms", "list", "--data-dir", data_dir, *RULE)


def test_those_that_are_due_are_deleted_when_it_is_asked_for(old: tuple[Path, str, str]) -> None:
    data_dir, over, kept = old
    at = ("--data-dir", data_dir)
    assert done("rooms", "delete", "--expired", "--yes", *at) == ""
    said = done("rooms", "delete", "--expired", "--yes", *at, *RULE)
    assert said.splitlines() == [f"Room {code} is deleted." for code in sorted_by_id(said, over, kept)]
    assert listed(data_dir, *RULE) == {}


def sorted_by_id(said: str, *codes: str) -> list[str]:
    return sorted(codes, key=said.index)


def test_one_room_or_the_expired_but_not_both(tmp_path: Path) -> None:
    for words in ((), ("AAAAAA", "--expired")):
        assert "--expired" in failed("rooms", "delete", *words, "--yes", "--data-dir", tmp_path)
    assert "keep-days" in failed("rooms", "list", "--keep-days", "0", "--data-dir", tmp_path)


def test_a_server_with_that_rule_deletes_them_by_itself(old: tuple[Path, str, str]) -> None:
    data_dir, _, _ = old
    server = ServerProcess(data_dir, "--prompts", PROMPTS, *RULE).start()
    until(lambda: listed(data_dir) == {}, "the deletion")
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def test_through_a_server_that_runs(room: Classroom) -> None:
    at = ("--data-dir", room.server.data_dir)
    assert done("rooms", "delete", "--expired", "--yes", *at) == ""
    assert room.code in done("rooms", "list", *at)
