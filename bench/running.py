"""A process tied to one core, and what it has used: memory in KB, processor time in ms."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

STOP_SECONDS: Final = 10


def spawn(command: Sequence[str], core: int) -> subprocess.Popen[str]:
    """With pipes for standard input and output. It and its threads stay on that core, which it has from us."""
    ours = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    finally:
        os.sched_setaffinity(0, ours)


class Running:
    """Stops the process on leaving, by force if it does not go."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._home = Path("/proc") / str(process.pid)

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def memory(self) -> int:
        """What it holds in memory now (VmRSS), in KB."""
        lines = (self._home / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

    def cpu(self) -> float:
        """What its threads have used since they began, in ms."""
        spent = [int((task / "schedstat").read_text().split()[0]) for task in (self._home / "task").iterdir()]
        return sum(spent) / 1e6
