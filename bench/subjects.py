"""The servers that are measured, and how each is started until it answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.request import urlopen

from msgspec import Struct

from bench.machine import NODE, SERVER_CORE
from bench.running import Running, spawn
from facilitator.store.datadir import read_server_file

SERVERS: Final = Path(__file__).parent / "servers"
PLAN: Final = "adding-unlike-fractions"
START_SECONDS: Final = 30
_LOOK_SECONDS: Final = 0.005


class Subject(Struct, frozen=True, kw_only=True):
    """``engine``: of this program, else None; ``command``: of another server, which prints its address."""

    name: str
    label: str
    engine: str | None = None
    command: tuple[str, ...] = ()


def _flask(mode: str) -> Subject:
    command = (sys.executable, str(SERVERS / "bare_flask.py"), mode)
    return Subject(name=f"flask-{mode}", label=f"Flask-SocketIO, {mode}", command=command)


SUBJECTS: Final = (
    Subject(name="facilitator", label="Facilitator", engine="eventlet"),
    Subject(name="facilitator-gevent", label="Facilitator, gevent", engine="gevent"),
    _flask("eventlet"),
    _flask("gevent"),
    Subject(name="node", label="Node Socket.IO", command=(NODE, str(SERVERS / "bare_node.ts"))),
    Subject(name="nothing", label="does nothing", command=(NODE, str(SERVERS / "nothing.ts"))),
)
"""The first is measured first in every round: it says how long the message to all is."""


class Started(Struct, frozen=True, kw_only=True):
    """``opening``: what the load client must know to open a room there. ``cold_start`` in seconds."""

    running: Running
    cold_start: float
    opening: Mapping[str, str]


@contextmanager
def started(subject: Subject) -> Iterator[Started]:
    begun = time.monotonic()
    if subject.engine is None:
        process = spawn(subject.command, SERVER_CORE)
        with Running(process) as running:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            _answer(f"{url}/socket.io/?EIO=4&transport=polling")
            cold_start = time.monotonic() - begun
            yield Started(running=running, cold_start=cold_start, opening={"kind": "bare", "url": url})
        return
    with TemporaryDirectory() as folder:
        data_dir = Path(folder)
        options = ("--host", "127.0.0.1", "--port", "0", "--data-dir", folder, "--engine", subject.engine)
        with Running(spawn((sys.executable, "-m", "facilitator", "serve", *options), SERVER_CORE)) as running:
            while (note := read_server_file(data_dir)) is None:
                if time.monotonic() - begun > START_SECONDS:
                    raise TimeoutError(f"{subject.label} does not start")
                time.sleep(_LOOK_SECONDS)
            _answer(f"{note.url}/healthz")
            cold_start = time.monotonic() - begun
            opening = {"kind": "lesson", "url": note.url, "link": note.link, "plan": PLAN}
            yield Started(running=running, cold_start=cold_start, opening=opening)


def _answer(url: str) -> None:
    """Wait for its first answer: it listens already."""
    with urlopen(url, timeout=START_SECONDS) as answer:
        answer.read()
