"""The server's workers that make transcripts: a few processes, started when they are needed and ended when idle.

Who asks while all are busy waits in turn, on the event loop; only those that are served hold a thread.
"""

from __future__ import annotations

import logging
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from facilitator.discussion.refused import Refused
from facilitator.engine import Engine, Event
from facilitator.exporting import SHOWN, Order
from facilitator.exports_worker import Done, Place, Task

_log: Final = logging.getLogger(__name__)
FOLDER: Final = "exports"
"""In the data directory: what is being made. What a server that was killed left there, the next one takes away."""
WORKER: Final = (sys.executable, "-m", "facilitator.exports_worker")
WORKERS = 2
WAITING = 500
"""A class of so many may ask at once at the end of its lesson."""
SECONDS = 300.0
"""For one file."""
IDLE_SECONDS = 60.0


class _Gone(Exception):
    """The worker ended, or stood still."""


class _Worker:
    """One process. Everything here blocks."""

    def __init__(self, command: Sequence[str], place: Place, folder: Path) -> None:
        """``folder``: in which it has one of its own, for all that it writes on the way."""
        self.uses = 0
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(dir=folder))
        environment = {**os.environ, "TMPDIR": str(self._folder)}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment
        )
        self._place = place

    def make(self, order: Order, seconds: float) -> BinaryIO:
        """The file, opened; it has no name any more."""
        self.uses += 1
        if self.uses == 1:
            self._send(self._place)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            path = Path(folder, "transcript")
            self._send(Task(order=order, path=str(path)))
            answer = self._answer(seconds)
            if answer.refused:
                if answer.refused == "transcript-too-long":
                    raise Refused("too-large", "transcript-too-long")
                if answer.refused in ("not-read", "no-export"):
                    raise Refused("not-saved", answer.refused)
                raise Refused("not-found", "no-transcript")
            return path.open("rb")

    def _send(self, what: Place | Task) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(what) + b"\n")
        except OSError as broken:
            raise _Gone(str(broken)) from broken

    def _answer(self, seconds: float) -> Done:
        assert self._process.stdout is not None
        readable, _, _ = select.select([self._process.stdout], [], [], seconds)
        line = self._process.stdout.readline() if readable else b""
        if not line:
            raise _Gone("ended" if readable else f"nothing after {seconds:g} s")
        return msgspec.json.decode(line, type=Done)

    @property
    def has_ended(self) -> bool:
        """Of itself, or somebody has ended it."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """While it makes a file: whoever waits for that is told at once. What was said leaves the disk with it."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def end(self) -> None:
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


class Exports:
    """Calls come from tasks of the engine."""

    def __init__(
        self,
        engine: Engine,
        data_dir: str,
        database: str | None,
        *,
        worker: Sequence[str] = WORKER,
        seconds: float = SECONDS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._engine = engine
        self._place = Place(data_dir, database)
        self._command = worker
        self._folder = Path(data_dir, FOLDER)
        # It stays itself where it is a disk of its own.
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._lock = engine.lock()
        self._busy = 0
        self._idle: list[_Worker] = []
        self._waiting: deque[Event] = deque()
        self._alive: set[_Worker] = set()
        self._stopped = False

    def make(self, order: Order) -> BinaryIO:
        """The file, opened. Refused: too many ask, there is no such transcript, or the file could not be made."""
        idle = self._turn(order)
        left: list[_Worker] = []
        try:
            return self._engine.in_thread(lambda: self._made(idle, order, left))
        finally:
            self._give_back(left)

    def _made(self, idle: _Worker | None, order: Order, left: list[_Worker]) -> BinaryIO:
        """``left`` gets the worker if it can be used again."""
        if self._stopped:
            raise Refused("not-saved", "no-export")
        worker = self._begun(idle, order)
        try:
            file = worker.make(order, self._seconds)
        except (_Gone, OSError) as gone:
            # A disk that is full has no room for the folder either.
            self._end(worker)
            raise self._failed(order, gone) from gone
        except Refused:
            left.append(worker)
            raise
        left.append(worker)
        return file

    def _begun(self, idle: _Worker | None, order: Order) -> _Worker:
        if idle is not None and idle.has_ended:
            self._end(idle)
            idle = None
        try:
            worker = idle or _Worker(self._command, self._place, self._folder)
        except OSError as fault:
            raise self._failed(order, fault) from fault
        self._alive.add(worker)
        if self._stopped:
            worker.kill()
        return worker

    def _failed(self, order: Order, gone: _Gone | OSError) -> Refused:
        if not self._stopped:
            _log.error("room %s as %s: the worker is gone: %s", order.room, order.form, gone)
        return Refused("not-saved", "no-export")

    def _turn(self, order: Order) -> _Worker | None:
        """Waits for one; a worker that is idle, or None if one is to be started. Who looks at a page goes before those
        who take files away."""
        turn: Event | None = None
        with self._lock:
            if self._busy < WORKERS:
                self._busy += 1
            elif len(self._waiting) >= WAITING:
                raise Refused("too-fast", "exports-busy")
            else:
                turn = self._engine.event()
                if order.form in SHOWN:
                    self._waiting.appendleft(turn)
                else:
                    self._waiting.append(turn)
        if turn is not None:
            turn.wait()
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _give_back(self, left: list[_Worker]) -> None:
        """The turn goes to whoever waits longest."""
        with self._lock:
            for worker in left:
                self._idle.append(worker)
                self._engine.spawn(partial(self._end_if_idle, worker, worker.uses))
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._busy -= 1

    def _end_if_idle(self, worker: _Worker, uses: int) -> None:
        self._engine.sleep(self._idle_seconds)
        with self._lock:
            if worker not in self._idle or worker.uses != uses:
                return
            self._idle.remove(worker)
        self._engine.in_thread(lambda: self._end(worker))

    def _end(self, worker: _Worker) -> None:
        worker.end()
        self._alive.discard(worker)

    def stop(self) -> None:
        """Nobody waits for files that are half made: whoever ordered them is refused, and so is who waits in turn."""
        self._stopped = True
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            self._end(worker)
        for worker in tuple(self._alive):
            worker.kill()
