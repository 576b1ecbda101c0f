"""``serve``: what it prints and writes, how it ends, and why it does not start, in one line."""

from __future__ import annotations

import re
import signal
import socket
import stat
import subprocess
from pathlib import Path

import pysqlite3
import pytest
import requests

from facilitator.store.datadir import read_server_file
from facilitator.store.migrate import VERSION_TABLE
from facilitator.store.open import DATABASE_NAME, open_store
from tests.cli.running import done, failed
from tests.live.conftest import PROMPTS
from tests.live.test_restart import fill
from tests.plans.test_broken import BROKEN
from tests.serving import PATIENCE, ServerProcess, program
from tests.store.test_disk_full import MOUNT


def refused(*words: str | Path) -> str:
    """The one line of a server that does not start."""
    ended = program("serve", "--host", "127.0.0.1", "--port", "0", *words)
    assert ended.returncode == 1, ended
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("facilitator: ")
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""
    return ended.stderr


def test_it_prints_the_link_the_address_and_its_code(server: ServerProcess) -> None:
    printed = server.printed()
    assert f"Instructor: {server.link}\n" in printed
    assert f"Students:   {server.url}\n" in printed
    code = [line for line in printed.splitlines() if set(line) <= set("█▀▄ ") and len(line) > 20]
    assert len(code) > 12
    assert len({len(line) for line in code}) == 1


def test_it_says_which_plan_has_errors_and_serves_the_others(server: ServerProcess) -> None:
    assert "with-errors.yaml:8: `kind` is `lecture`" in server.printed()
    with requests.Session() as browser:
        page = browser.get(server.link, timeout=PATIENCE).text
    assert 'value="a-lesson"' in page
    assert 'value="with-errors"' not in page


def test_its_note_is_for_its_owner_only(server: ServerProcess) -> None:
    note = read_server_file(server.data_dir)
    assert note is not None
    assert (note.url, note.pid, note.link) == (server.url, server.pid, server.link)
    assert note.link.startswith(f"{note.url}/instructor/sign-in?key=")
    for path in [server.data_dir, *server.data_dir.iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_server_of_a_data_directory_is_refused(server: ServerProcess) -> None:
    line = refused("--data-dir", server.data_dir)
    assert f"already served at {server.url} (process {server.pid})" in line
    assert requests.get(f"{server.url}/healthz", timeout=PATIENCE).ok
    assert read_server_file(server.data_dir) is not None


def test_a_port_in_use(server: ServerProcess, tmp_path: Path) -> None:
    line = refused("--data-dir", tmp_path / "data", "--port", str(server.port))
    assert line == f"facilitator: cannot listen on 127.0.0.1 port {server.port}: another program uses this port\n"


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_this_machines(tmp_path: Path, host: str) -> None:
    assert f"cannot listen on {host}" in refused("--data-dir", tmp_path / "data", "--host", host)


def test_a_data_directory_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for data_dir in (tmp_path / "file" / "data", Path("/proc/nothing/here")):
        assert f"{data_dir} cannot be used" in refused("--data-dir", data_dir)


def test_a_database_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    open_store(None, tmp_path).close()
    database = pysqlite3.connect(tmp_path / DATABASE_NAME)
    database.execute(f"UPDATE {VERSION_TABLE} SET version_num = 'v9999'")
    database.commit()
    database.close()
    assert "newer version" in refused("--data-dir", tmp_path)
    assert "newer version" in failed("rooms", "list", "--data-dir", tmp_path)
    database = pysqlite3.connect(tmp_path / DATABASE_NAME)
    assert database.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() == [("v9999",)]
    database.close()


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"This is no database, and somebody may want it back. " * 100)
    assert "cannot be used" in refused("--data-dir", tmp_path)
    assert (tmp_path / DATABASE_NAME).read_bytes().startswith(b"This is no database")


def test_a_key_that_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "seats.key").write_bytes(b"short")
    assert "seats.key is damaged" in refused("--data-dir", tmp_path)


def test_a_database_server_that_does_not_answer(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    line = refused("--data-dir", tmp_path, "--database", f"postgresql://who:secret@127.0.0.1:{port}/rooms")
    assert "secret" not in line


def test_a_disk_that_is_full_at_the_start(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run([*MOUNT, disk], check=True)
    try:
        (disk / "data").mkdir()
        fill(disk / "ballast")
        assert re.search("room left|No space", refused("--data-dir", disk / "data"))
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_message_queue_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "message-queue" in failed("serve", "--data-dir", tmp_path, "--message-queue", "redis://x")


@pytest.mark.parametrize("url", ["class.example.org", "ftp://class.example.org", "http://", "http://[x", "http://a b"])
def test_a_public_address_that_is_none(tmp_path: Path, url: str) -> None:
    """An empty name would be accepted from everybody."""
    assert f"public-url: {url!r}" in failed("serve", "--data-dir", tmp_path, "--public-url", url)


@pytest.mark.parametrize("words", [("--port", "many"), ("--engine", "steam"), ("--nope",)], ids=" ".join)
def test_flags_that_cannot_be(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert failed("serve", "--data-dir", tmp_path / "data", *words).startswith("facilitator: ")


def test_a_folder_of_plans_that_is_not_there(tmp_path: Path) -> None:
    assert "no folder" in failed("serve", "--data-dir", tmp_path / "data", "--prompts", tmp_path / "nope")


def test_a_port_that_cannot_be(tmp_path: Path) -> None:
    assert refused("--data-dir", tmp_path / "data", "--port", "65536").startswith("facilitator: port: ")


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_it_stops_when_told_to_and_takes_its_note_away(tmp_path: Path, number: str) -> None:
    server = ServerProcess(tmp_path / "data", "--prompts", PROMPTS).start()
    server.signal(signal.Signals[number])
    assert server.ended() == 0
    assert server.errors() == ""
    assert not (server.data_dir / "server.json").exists()


def test_a_killed_servers_note_does_not_stop_the_next(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "--prompts", PROMPTS).start()
    server.kill()
    assert (server.data_dir / "server.json").exists()
    assert done("rooms", "list", "--data-dir", server.data_dir) == ""
    server.start()
    assert server.stop() == 0


def test_a_folder_of_broken_plans_stops_nothing(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "--prompts", str(BROKEN)).start()
    with requests.Session() as browser:
        page = browser.get(server.link, timeout=PATIENCE).text
        opened = browser.post(
            f"{server.url}/instructor/rooms", data={"plan": "twice"}, allow_redirects=False, timeout=PATIENCE
        )
    assert 'value="twice"' in page
    for name in ("bomb.yaml:3", "template-loop.yaml:19", "script.yaml:19", "latin-1.yaml:3"):
        assert name in page
    assert "<script>alert" not in page
    assert opened.status_code == 303
    assert server.stop() == 0
    assert "Traceback" not in server.errors()
