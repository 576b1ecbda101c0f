"""Servers to attack: each is started when the first test wants it, and serves all tests of this folder."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.transport.raw import Polling
from tests.transport.running import Server, until

GREEN = ["eventlet", "gevent"]
ENGINES = [*GREEN, "threading"]


class Started:
    """Servers by their words; ``ours`` are those of the program's transport that the test at hand was given."""

    def __init__(self) -> None:
        self.servers: dict[tuple[str, ...], Server] = {}
        self.ours: list[Server] = []

    def __call__(self, *words: str) -> Server:
        if words not in self.servers:
            self.servers[words] = Server(*words)
        if words[0] == "ours":
            self.ours.append(self.servers[words])
        return self.servers[words]


@pytest.fixture(scope="session")
def started() -> Iterator[Started]:
    started = Started()
    yield started
    unexpected = [
        log
        for words, one in started.servers.items()
        if words[0] == "ours" and not only_planned_errors(log := one.log())
    ]
    for one in started.servers.values():
        one.signal(signal.SIGTERM)
    for one in started.servers.values():
        one.stop()
    assert unexpected == []


@pytest.fixture(autouse=True)
def nobody_stays(started: Started) -> Iterator[None]:
    """The next test begins with nobody there: who left late, or was given up then, would be counted in it."""
    started.ours.clear()
    yield
    Polling.all_leave()
    for server in started.ours:
        assert until(lambda server=server: server.sessions() == 0), "a ghost"  # type: ignore[misc]


def only_planned_errors(log: str) -> bool:
    return log.count("Traceback") == log.count("RuntimeError: planned")


@pytest.fixture(params=ENGINES)
def ours(request: pytest.FixtureRequest, started: Started) -> Server:
    """Our transport on every engine."""
    return started("ours", request.param)


@pytest.fixture(params=GREEN)
def green(request: pytest.FixtureRequest, started: Started) -> Server:
    """Our transport on the engines that are made for a class."""
    return started("ours", request.param)


@pytest.fixture(params=GREEN)
def bare(request: pytest.FixtureRequest, started: Started) -> Server:
    """Flask-SocketIO as it comes. What a test finds here is the fault that the test beside it finds closed; once
    such a test fails, upstream has mended it, and our part can perhaps go.
    """
    return started("bare", request.param)


@pytest.fixture(params=GREEN)
def patient(request: pytest.FixtureRequest, started: Started) -> Server:
    """Ours, but it does not close idle connections."""
    return started("ours", request.param, "patient")


@pytest.fixture(params=GREEN)
def quick(request: pytest.FixtureRequest, started: Started) -> Server:
    """Ours, with a fast heartbeat."""
    return started("ours", request.param, "quick")


@pytest.fixture
def bare_eventlet(started: Started) -> Server:
    return started("bare", "eventlet")


@pytest.fixture
def bare_gevent(started: Started) -> Server:
    return started("bare", "gevent")


@pytest.fixture(params=GREEN)
def proxied(request: pytest.FixtureRequest, started: Started) -> Server:
    """Ours, behind one trusted proxy."""
    return started("ours", request.param, "proxied")
