"""Starts ``tests.transport.server`` as a process of its own and tells what it has seen and logged."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.transport.raw import DEADLINE, HOST, http


def until(condition: Callable[[], object], seconds: float = DEADLINE) -> bool:
    """Whether it comes true before the deadline."""
    due = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > due:
            return False
        time.sleep(0.01)
    return True


class Server:
    def __init__(self, *words: str) -> None:
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by stop()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.transport.server", *words],
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self._process.stdout is not None
        self._out = self._process.stdout
        first = self._out.readline()
        assert first.strip().isdigit(), self.log()
        self.port = int(first)

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(http(self.port, f"GET /state HTTP/1.1\r\nHost: {HOST}\r\n")[1])
        return found

    def here(self) -> int:
        """How many clients are in."""
        return len(self.state()["here"])

    def has(self, name: str) -> bool:
        """Whether the client is in that joined by this name."""
        return name in self.state()["here"]

    def sessions(self) -> int:
        """Of how many clients the transport itself still knows."""
        return int(self.state()["sessions"])

    def count(self, event: str) -> int:
        return int(self.state()["events"].get(event, 0))

    def refused(self, why: str) -> int:
        return int(self.state()["refused"].get(why, 0))

    def holds(self, client: socket.socket) -> bool:
        """Whether the program still has its end of the client's connection, as the kernel tells it."""
        ends = [f"0100007F:{self.port:04X}", f"0100007F:{client.getsockname()[1]:04X}"]
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        return any(row[1:3] == ends and row[9] != "0" for row in rows)

    def log(self) -> str:
        """All that it wrote to standard error."""
        self._log.seek(0)
        return self._log.read()

    def signal(self, number: signal.Signals) -> None:
        os.kill(self._process.pid, number)

    def stop(self) -> None:
        """After SIGTERM."""
        try:
            self._process.wait(DEADLINE)
        finally:
            self._process.kill()
            self._out.close()
            self._log.close()
