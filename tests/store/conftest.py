"""Stores on real files and a real PostgreSQL server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.store import sqlite as sqlite_store
from facilitator.store.open import Store, open_store
from tests.store.cluster import Cluster

ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """What ``open_store`` is given: None for SQLite in the data directory."""
    if request.param == "sqlite":
        return None
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.new_schema()


@pytest.fixture
def store(address: str | None, tmp_path: Path) -> Iterator[Store]:
    """On both databases."""
    store = open_store(address, tmp_path)
    yield store
    store.close()


@pytest.fixture
def sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Where only SQLite is meant. It waits for others so long that no test ends before them by chance."""
    monkeypatch.setattr(sqlite_store, "BUSY_SECONDS", 60.0)
    store = open_store(None, tmp_path)
    yield store
    store.close()


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts another process of the tests' own by its module's name; all are killed in the end."""
    started: list[subprocess.Popen[str]] = []

    def start(module: str, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", f"tests.store.{module}", *words]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
