"""A disk without room: nothing false is acknowledged, all can be read, and writing goes on when there is room again.

On a file system of 2 MB where the system lets us mount one; and everywhere by the limit that the kernel sets to the
length of a process's files.
"""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pysqlite3
import pytest

from facilitator.store import sqlite as sqlite_store
from facilitator.store.drafts import Draft
from facilitator.store.errors import DiskFull, NotSaved, OpenRefused, UnreadableDatabase
from facilitator.store.log import Rewrite
from facilitator.store.open import DATABASE_NAME, Store, open_store
from tests.store.rows import append, opening
from tests.store.test_erasure import SECRET, files_with

BODY = b"x" * 20_000
MOUNT = ("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs")


class Disk(Protocol):
    directory: Path
    refusal: type[OpenRefused]

    def take_room(self) -> None: ...

    def take_all_room(self) -> None: ...

    def make_room(self) -> None: ...


class SmallDisk:
    """2 MB, of which 500 KB or all are taken until ``make_room``."""

    refusal: type[OpenRefused] = DiskFull

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._ballast = directory / "ballast"

    def take_room(self) -> None:
        self._ballast.write_bytes(b"b" * 500_000)

    def take_all_room(self) -> None:
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"b" * 4096):
                pass

    def make_room(self) -> None:
        self._ballast.unlink()


class ShortFiles:
    """No file of this process may become longer than ``length`` until ``make_room``."""

    # The kernel's word for it is not that the disk is full.
    refusal: type[OpenRefused] = UnreadableDatabase

    def __init__(self, directory: Path, length: int) -> None:
        self.directory = directory
        self._length = length
        self._soft, self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def take_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._length, self._hard))

    def take_all_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, self._hard))

    def make_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._soft, self._hard))


@pytest.fixture(params=["small disk", "short files"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """Where mounting is refused, shorter files stand in for the small disk."""
    if request.param == "short files" or subprocess.run([*MOUNT, tmp_path], capture_output=True).returncode != 0:
        files = ShortFiles(tmp_path, 700_000 if request.param == "short files" else 500_000)
        yield files
        files.make_room()
    else:
        yield SmallDisk(tmp_path)
        subprocess.run(["umount", "--lazy", tmp_path], check=True)


@pytest.fixture
def store(disk: Disk) -> Iterator[Store]:
    store = open_store(None, disk.directory)
    store.log.append_all([opening("r1", BODY)])
    disk.take_room()
    yield store
    store.close()


def fill(store: Store) -> tuple[int, NotSaved]:
    """Append until it is refused: the room's last seq then, and the refusal."""
    head = store.log.events_after("r1", 0)[-1].seq
    for seq in range(head + 1, head + 200):
        (outcome,) = store.log.append_all([append("r1", seq - 1, BODY, command_id=f"c{seq}")])
        if outcome is not None:
            assert isinstance(outcome, NotSaved)
            return seq - 1, outcome
    raise AssertionError("the disk never filled")


def seqs(store: Store) -> list[int]:
    return [row.seq for row in store.log.events_after("r1", 0)]


def test_writing_stops_reading_goes_on_and_so_does_writing_when_there_is_room(store: Store, disk: Disk) -> None:
    head, refusal = fill(store)
    assert seqs(store) == list(range(1, head + 1))
    assert "\n" not in str(refusal)
    disk.make_room()
    assert store.log.append_all([append("r1", head, b"goes on", command_id="after")]) == [None]
    assert seqs(store) == list(range(1, head + 2))
    assert [row.last_seq for row in store.log.commands("r1")] == list(range(2, head + 2))


def test_a_full_disk_fails_the_whole_batch(store: Store, disk: Disk) -> None:
    head, _ = fill(store)
    outcomes = store.log.append_all([append("r1", head, BODY), append("r1", head + 1, BODY), opening("r2", BODY)])
    assert [type(outcome) for outcome in outcomes] == [NotSaved] * 3
    assert seqs(store) == list(range(1, head + 1))
    assert store.log.room("r2") is None


def test_drafts_and_deletions_say_so_too(store: Store, disk: Disk) -> None:
    fill(store)
    with pytest.raises(NotSaved):
        store.drafts.save([Draft(room_id="r1", participant="p1", slot="answer", body=BODY * 5, at=1)])
    assert store.drafts.load("r1") == []


def test_erasing_succeeds_and_its_wiping_waits_for_room(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "WIPE_AGAIN_SECONDS", 0.0)
    store = open_store(None, disk.directory)
    store.log.append_all([opening("r1", SECRET.encode() * 500, *[BODY] * 45)])
    store.close()
    store = open_store(None, disk.directory)
    disk.take_room()
    assert store.log.append_all([append("r1", 46, b"erased", rewrites=(Rewrite(seq=1, version=1, body=b"{}"),))]) == [
        None
    ]
    assert files_with(SECRET, disk.directory) != []
    disk.make_room()
    assert store.log.append_all([append("r1", 47, b"goes on")]) == [None]
    assert files_with(SECRET, disk.directory) == []
    store.close()


def test_a_store_is_not_opened_where_there_is_no_room(disk: Disk) -> None:
    disk.take_all_room()
    with pytest.raises(disk.refusal) as refused:
        open_store(None, disk.directory)
    assert "\n" not in str(refused.value)
    disk.make_room()
    open_store(None, disk.directory).close()


def test_nothing_is_damaged(store: Store, disk: Disk) -> None:
    fill(store)
    disk.make_room()
    fill_again = append("r1", len(seqs(store)), BODY)
    assert store.log.append_all([fill_again]) == [None]
    store.close()
    connection = pysqlite3.connect(disk.directory / DATABASE_NAME)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
