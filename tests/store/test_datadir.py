"""The data directory among real processes: one server, keys that stay, a note that is never believed alone."""

from __future__ import annotations

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facilitator.store.datadir import (
    KEY_BYTES,
    SERVER_NAME,
    ServerFile,
    hold,
    read_server_file,
    running_server,
    secret_key,
    write_server_file,
)
from facilitator.store.errors import DataDirRefused, DataDirServed
from tests.store.conftest import Start

URL = "http://127.0.0.1:8000"


def serving(start: Start, data_dir: Path) -> subprocess.Popen[str]:
    process = start("holder", str(data_dir), URL)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_server_is_refused_and_told_of_the_first(start: Start, tmp_path: Path) -> None:
    process = serving(start, tmp_path)
    with pytest.raises(DataDirServed) as refused:
        hold(tmp_path)
    assert (refused.value.pid, refused.value.url) == (process.pid, URL)
    assert URL in str(refused.value)
    assert str(process.pid) in str(refused.value)
    assert running_server(tmp_path) == ServerFile(url=URL, pid=process.pid, link="link")


def test_after_a_clean_stop_nothing_is_left_in_the_way(start: Start, tmp_path: Path) -> None:
    process = serving(start, tmp_path)
    process.communicate("stop\n")
    assert process.returncode == 0
    assert read_server_file(tmp_path) is None
    assert running_server(tmp_path) is None
    hold(tmp_path).release()


def test_the_end_of_a_server_whose_directory_was_taken_away_leaves_the_next_ones_note(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with hold(data_dir):
        data_dir.rename(tmp_path / "taken away")
        with hold(data_dir):
            note = ServerFile(url=URL, pid=os.getpid(), link="link")
            write_server_file(data_dir, note)
    # The inner one has taken its own note with it; now the other way round.
    assert read_server_file(data_dir) is None
    first = hold(data_dir)
    data_dir.rename(tmp_path / "taken away too")
    with hold(data_dir):
        write_server_file(data_dir, note)
        first.release()
        assert running_server(data_dir) == note


def test_a_killed_server_holds_nothing(start: Start, tmp_path: Path) -> None:
    process = serving(start, tmp_path)
    process.kill()
    process.wait()
    assert read_server_file(tmp_path) is not None
    assert running_server(tmp_path) is None
    with hold(tmp_path):
        assert read_server_file(tmp_path) is None


def test_a_server_that_has_not_written_its_note_yet(tmp_path: Path) -> None:
    with hold(tmp_path):
        with pytest.raises(DataDirServed) as refused:
            hold(tmp_path)
        assert (refused.value.pid, refused.value.url) == (None, None)
        assert running_server(tmp_path) is None


def test_the_note_is_replaced_whole_and_its_owners_only(tmp_path: Path) -> None:
    for number in range(2):
        note = ServerFile(url=URL, pid=number, link="http://127.0.0.1:8000/sign-in/秘")
        write_server_file(tmp_path, note)
        assert read_server_file(tmp_path) == note
    assert [path.name for path in tmp_path.iterdir()] == [SERVER_NAME]
    assert (tmp_path / SERVER_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"url": 1}', b"\xff"])
def test_a_damaged_note_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SERVER_NAME).write_bytes(content)
    assert read_server_file(tmp_path) is None


def test_a_directory_that_nobody_served_has_no_server(tmp_path: Path) -> None:
    assert running_server(tmp_path) is None
    assert running_server(tmp_path / "not there") is None


def test_a_key_is_made_once(tmp_path: Path) -> None:
    key = secret_key(tmp_path, "seats")
    assert len(key) == KEY_BYTES
    assert secret_key(tmp_path, "seats") == key
    assert secret_key(tmp_path, "links") != key
    assert (tmp_path / "seats.key").stat().st_mode & 0o777 == 0o600


def test_many_who_ask_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: secret_key(tmp_path, "seats"), range(64)))
    assert len(keys) == 1


def test_a_key_that_was_cut_off_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "seats.key").touch()
    assert len(secret_key(tmp_path, "seats")) == KEY_BYTES


@pytest.mark.parametrize("length", [1, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_damaged_key_is_not_replaced_in_silence(tmp_path: Path, length: int) -> None:
    (tmp_path / "seats.key").write_bytes(b"k" * length)
    with pytest.raises(DataDirRefused, match=r"seats\.key"):
        secret_key(tmp_path, "seats")
    assert (tmp_path / "seats.key").read_bytes() == b"k" * length


def test_what_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for refused in (
        lambda: hold(tmp_path / "file"),
        lambda: secret_key(tmp_path / "file", "seats"),
        lambda: write_server_file(tmp_path / "file", ServerFile(url=URL, pid=os.getpid(), link="")),
        lambda: running_server(tmp_path / "file"),
        lambda: read_server_file(tmp_path / "file"),
    ):
        with pytest.raises(DataDirRefused) as told:
            refused()
        assert "\n" not in str(told.value)
