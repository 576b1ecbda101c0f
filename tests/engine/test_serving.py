"""Serving: who is dropped, who lives on, and how it ends. Real processes, real signals."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Self

import pytest

from facilitator.engine import CannotListen, PortInUse, listen
from tests.serving import PATIENCE

ENGINES = ["eventlet", "gevent", "threading"]
HOST = "127.0.0.1"


class Process:
    """A server of its own; ``files``: how many it may open."""

    def __init__(self, *words: str, files: int | None = None) -> None:
        limited = ["sh", "-c", f'ulimit -n {files} && exec "$0" "$@"'] if files else []
        self.process = subprocess.Popen(
            [*limited, sys.executable, "-W", "error", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.port = int(self.line())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.process.communicate()

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def go_on(self) -> None:
        """Let ``/slow`` answer."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def connect(self, sent: str = "") -> socket.socket:
        sock = socket.create_connection((HOST, self.port), timeout=PATIENCE)
        sock.sendall(sent.encode())
        return sock

    def get(self, path: str = "/") -> bytes:
        with self.connect(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n") as sock:
            return everything(sock)

    def end(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def everything(sock: socket.socket) -> bytes:
    """Until the server closes."""
    return b"".join(iter(lambda: sock.recv(65_536), b""))


Started = Callable[..., Process]


@contextlib.contextmanager
def starting() -> Iterator[Started]:
    with contextlib.ExitStack() as stack:
        yield lambda engine, idle_seconds=0.5, files=None: stack.enter_context(
            Process("-m", "tests.engine.server", engine, str(idle_seconds), files=files)
        )


@pytest.fixture
def started() -> Iterator[Started]:
    """Starts servers for one test, which may end them."""
    with starting() as start:
        yield start


@pytest.fixture(scope="module", params=ENGINES)
def server(request: pytest.FixtureRequest) -> Iterator[Process]:
    """One for all tests that leave it as it is."""
    with starting() as start:
        yield start(request.param)


# Listening


def test_the_port_is_known_before_serving() -> None:
    with listen(HOST, 0) as listener:
        port = listener.getsockname()[1]
        assert port > 0
        with pytest.raises(PortInUse) as error:
            listen(HOST, port)
    assert (error.value.host, error.value.port) == (HOST, port)
    assert str(error.value) == f"cannot listen on {HOST} port {port}: another program uses this port"


@pytest.mark.parametrize(
    ("host", "why"),
    [("192.0.2.1", "Cannot assign requested address"), ("no such name", "no such address"), ("::x", "no such address")],
)
def test_an_address_that_is_not_ours_is_refused_in_one_line(host: str, why: str) -> None:
    with pytest.raises(CannotListen, match=f"^cannot listen on {host} port 8000: {why}$") as error:
        listen(host, 8000)
    assert not isinstance(error.value, PortInUse)


def test_many_connections_wait_in_the_kernel() -> None:
    with listen(HOST, 0) as listener, contextlib.ExitStack() as stack:
        for _ in range(600):
            one = stack.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex((HOST, listener.getsockname()[1]))
            one.settimeout(5)
            assert one.getpeername()
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        assert soft > 1024 or soft == hard


# Idle connections


@pytest.mark.parametrize("sent", ["", "GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nX: "])
def test_half_a_request_is_dropped(server: Process, sent: str) -> None:
    with server.connect(sent) as sock:
        assert sock.recv(100) in (b"", b"HTTP/1.1 408")


@pytest.mark.parametrize("engine", ["eventlet", "gevent"])
def test_a_head_that_trickles_in_is_dropped(started: Started, engine: str) -> None:
    with started(engine).connect("GET / HTTP/1.1\r\nHost: x\r\nX: ") as sock:
        sock.settimeout(0.05)
        for _ in range(200):
            with contextlib.suppress(TimeoutError):
                assert sock.recv(100) == b""
                return
            sock.sendall(b"x")
    pytest.fail("still served after 10 seconds")


def test_a_body_that_stands_still_is_dropped(server: Process) -> None:
    with server.connect(f"POST /read HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 100\r\n\r\nhalf") as sock:
        assert b"200 OK" not in everything(sock)
    assert server.get().endswith(b"ok")


def test_what_was_taken_over_lives_on(server: Process) -> None:
    with server.connect(f"GET /echo HTTP/1.1\r\nHost: {HOST}\r\n\r\n") as taken, server.connect("") as idle:
        assert taken.recv(100) == b"taken"
        assert idle.recv(1) == b""
        taken.sendall(b"still there?")
        assert taken.recv(100) == b"still there?"


@pytest.mark.parametrize("engine", ["eventlet", "gevent"])
def test_requests_follow_one_another_on_one_connection(started: Started, engine: str) -> None:
    with started(engine, idle_seconds=PATIENCE).connect() as sock:
        for _ in range(3):
            sock.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
            answer = b""
            while not answer.endswith(b"ok"):
                answer += sock.recv(4096)


# Trouble


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bug_is_logged_and_told_to_nobody(started: Started, engine: str) -> None:
    server = started(engine)
    answer = server.get("/fail")
    assert b"500 I" in answer.upper()
    assert b"planned" not in answer
    code, _, err = server.end()
    assert code == 0
    assert "RuntimeError: planned" in err


@pytest.mark.parametrize("engine", ENGINES)
def test_running_out_of_files_passes(started: Started, engine: str) -> None:
    server = started(engine, idle_seconds=60, files=40)
    with contextlib.ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(server.connect())
    assert server.get().endswith(b"ok")


BARE = """
from facilitator.engine import pick
pick("eventlet")
import eventlet.wsgi
listener = eventlet.listen(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
eventlet.wsgi.server(listener, None, log_output=False)
"""


def test_upstream_ends_when_it_runs_out_of_files() -> None:
    with Process("-c", BARE, files=40) as server, contextlib.ExitStack() as stack:
        # It may have ended before the last has come.
        with contextlib.suppress(OSError):
            for _ in range(60):
                stack.enter_context(server.connect())
        _, err = server.process.communicate(timeout=PATIENCE)
    assert "Too many open files" in err


# The end


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_in_peace(started: Started, engine: str, number: signal.Signals) -> None:
    server = started(engine, idle_seconds=PATIENCE)
    with (
        server.connect(f"GET /echo HTTP/1.1\r\nHost: {HOST}\r\n\r\n") as taken,
        server.connect(f"GET /slow HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n") as slow,
    ):
        assert taken.recv(100) == b"taken"
        assert server.line() == "slow\n"
        os.kill(server.process.pid, number)
        assert taken.recv(1) == b""
        assert not select.select([slow], [], [], 0)[0], "it waited for a connection that never ends by itself"
        server.go_on()
        assert everything(slow).endswith(b"ok")
    out, err = server.process.communicate(timeout=PATIENCE)
    assert (server.process.returncode, out, err) == (0, "stopped\n", "")
    with pytest.raises(ConnectionRefusedError):
        server.connect()


@pytest.mark.parametrize("engine", ["eventlet", "gevent"])
def test_a_second_signal_kills(started: Started, engine: str) -> None:
    server = started(engine, idle_seconds=PATIENCE)
    with server.connect(f"GET /slow HTTP/1.1\r\nHost: {HOST}\r\n\r\n"), server.connect() as idle:
        assert server.line() == "slow\n"
        server.process.send_signal(signal.SIGTERM)
        assert idle.recv(1) == b""
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) == -signal.SIGTERM
