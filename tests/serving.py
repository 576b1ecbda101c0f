"""The program itself as a process: started, found ready, killed, started again on the same port, told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import requests

from facilitator.store.datadir import ServerFile, read_server_file

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (sys.executable, "-m", "facilitator")
PATIENCE = 30.0
"""Seconds; a shared machine may be slow."""


def until(holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait for a condition that another process or thread brings about."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.01)


def environment(**more: str) -> dict[str, str]:
    """This process's, without the settings that somebody may have in theirs."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")}, **more}


def program(
    *words: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """A command of the program, run to its end."""
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env=env or environment(), input=typed, capture_output=True, text=True, timeout=PATIENCE
    )


class ServerProcess:
    """``facilitator serve`` on a data directory. What it says goes to files beside it, so that no pipe fills up."""

    def __init__(self, data_dir: Path, *words: str, engine: str = "eventlet") -> None:
        self.data_dir = data_dir
        self.engine = engine
        self.port = 0
        self._words: Sequence[str] = words
        self._process: subprocess.Popen[bytes] | None = None
        self._note: ServerFile | None = None
        self.out = data_dir.with_name(f"{data_dir.name}.out")
        self.err = data_dir.with_name(f"{data_dir.name}.err")

    # --- its life

    def launch(self) -> None:
        """Start it, without waiting. After the first time on the same port."""
        words = ["serve", "--host", "127.0.0.1", "--port", str(self.port), "--data-dir", str(self.data_dir)]
        with self.out.open("ab") as out, self.err.open("ab") as err:
            self._process = subprocess.Popen(
                [*PROGRAM, *words, "--engine", self.engine, *self._words],
                cwd=ROOT,
                env=environment(),
                stdout=out,
                stderr=err,
            )

    def start(self) -> ServerProcess:
        """Start it, and wait until it answers."""
        self.launch()
        until(self._answers, "the server's first answer")
        assert self._note is not None
        self.port = int(self._note.url.rpartition(":")[2])
        return self

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.errors()
        self._note = read_server_file(self.data_dir)
        if self._note is None or self._note.pid != self._process.pid:
            return False
        try:
            return requests.get(f"{self._note.url}/healthz", timeout=PATIENCE).ok
        except requests.ConnectionError:
            return False

    def kill(self) -> None:
        """As a power cut would, but for the disk."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)

    def restart(self) -> ServerProcess:
        """Kill it and start it again."""
        self.kill()
        return self.start()

    def signal(self, number: signal.Signals = signal.SIGTERM) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def ended(self) -> int:
        """Wait for its end: its exit status."""
        assert self._process is not None
        return self._process.wait(PATIENCE)

    def stop(self) -> int:
        """End it as an administrator would: its exit status. Nothing happens if it has ended."""
        assert self._process is not None
        if self._process.poll() is None:
            self.signal()
        try:
            return self.ended()
        finally:
            self._process.kill()

    # --- what is known of it

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def lives(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def link(self) -> str:
        """By which the instructor signs in at this run of it."""
        assert self._note is not None
        return self._note.link

    def printed(self) -> str:
        return self.out.read_text("utf-8")

    def errors(self) -> str:
        """All that it wrote to standard error."""
        return self.err.read_text("utf-8")
