"""Servers of this folder: one process per engine, started when the first test wants it, and a room for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.classroom import Classroom
from tests.serving import ServerProcess

PROMPTS = str(Path(__file__).parent / "prompts")
Started = Callable[[str], ServerProcess]


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    servers: dict[str, ServerProcess] = {}

    def server(engine: str) -> ServerProcess:
        if engine not in servers:
            data_dir = tmp_path_factory.mktemp(engine) / "data"
            servers[engine] = ServerProcess(data_dir, "--prompts", PROMPTS, engine=engine).start()
        return servers[engine]

    yield server
    ends = {engine: server.stop() for engine, server in servers.items()}
    assert ends == dict.fromkeys(servers, 0)
    assert [errors for server in servers.values() if "Traceback" in (errors := server.errors())] == []


@pytest.fixture(params=["eventlet", "gevent"])
def server(request: pytest.FixtureRequest, started: Started) -> ServerProcess:
    """On the engines that are made for a class."""
    return started(request.param)


@pytest.fixture(params=["eventlet", "gevent", "threading"])
def any_server(request: pytest.FixtureRequest, started: Started) -> ServerProcess:
    """On every engine."""
    return started(request.param)


@pytest.fixture
def room(server: ServerProcess) -> Iterator[Classroom]:
    """Whatever its tabs were told that they should not have been fails the test."""
    room = Classroom(server)
    yield room
    room.close()


@pytest.fixture
def any_room(any_server: ServerProcess) -> Iterator[Classroom]:
    room = Classroom(any_server)
    yield room
    room.close()
