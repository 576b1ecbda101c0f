"""A PostgreSQL server of the tests' own, in a directory of its own, reached by a socket there, never by the network."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import TypedDict

import psycopg

MISSING = (
    "The tests of the store need PostgreSQL's server programs (package postgresql): initdb and postgres not found."
)
START_SECONDS = 30


class _Owner(TypedDict, total=False):
    """As whom a program is run."""

    user: int
    group: int
    extra_groups: list[int]


class Cluster:
    """Made, started and in the end removed by one test run."""

    def __init__(self) -> None:
        self._programs = programs()
        self._owner = unprivileged()
        self.directory = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._owner is not None:
            os.chown(self.directory, self._owner.pw_uid, self._owner.pw_gid)
        self._run(
            "initdb", "--pgdata", str(self.data), "--username", "owner", "--auth", "trust", "--no-sync", "-E", "UTF8"
        )
        self._numbers = count()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def _address(self) -> str:
        return f"postgresql://owner@/postgres?host={self.directory}"

    def start(self) -> None:
        settings = (f"unix_socket_directories={self.directory}", "listen_addresses=", "fsync=off", "max_connections=30")
        options = [word for setting in settings for word in ("-c", setting)]
        with (self.directory / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.data, *options],
                stdout=log,
                stderr=log,
                **self._as_owner,
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """At once, as in a crash: connections break, nothing is checkpointed."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()
        self._process = None

    def remove(self) -> None:
        if self._process is not None:
            self.stop()
        shutil.rmtree(self.directory)

    def new_schema(self) -> str:
        """The address of an empty schema: as good as a database, and made in no time."""
        name = f"test{next(self._numbers)}"
        with psycopg.connect(self._address) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{self._address}&options=-csearch_path%3D{name}"

    @property
    def _as_owner(self) -> _Owner:
        if self._owner is None:
            return {}
        return {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), *words]
        done = subprocess.run(command, **self._as_owner, cwd="/", capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def _wait_until_ready(self) -> None:
        deadline = monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self._address).close()
            except psycopg.OperationalError:
                assert monotonic() < deadline, (self.directory / "log").read_text()
                sleep(0.02)
            else:
                return


def wait_until_alone(address: str) -> None:
    """Until the server has noticed that killed clients are gone."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = monotonic() + START_SECONDS
    with psycopg.connect(address, autocommit=True) as connection:
        while connection.execute(others).fetchone() != (0,):
            assert monotonic() < deadline
            sleep(0.01)


def programs() -> Path:
    """The newest installed server's folder of programs. Fails, and does not skip, where there is none."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which("postgres")
    if found is None:
        raise RuntimeError(MISSING)
    return Path(found).resolve().parent


def unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None
