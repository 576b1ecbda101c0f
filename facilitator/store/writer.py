"""The only writer of a server: all that waits shares the next commit and is answered in the order it was submitted.

While one commit is on its way to the disk, the next batch gathers. No event loop ever waits on the disk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from facilitator.engine import Engine, Event

from .checks import check
from .errors import NotSaved, NotStored
from .log import Append

S = TypeVar("S")
T = TypeVar("T")
Done = Callable[[NotStored | None], None]

LARGEST_BATCH = 512


class AppendsAll(Protocol):
    """The part of ``Log`` that the writer needs."""

    def append_all(self, appends: Sequence[Append]) -> list[NotStored | None]: ...


class _Waiting(Struct, frozen=True, kw_only=True):
    append: Append
    done: Done
    stands: Callable[[], bool]


class _Turn(Struct, frozen=True, kw_only=True):
    """A task that wants to write something else and is given the writing connection for a while."""

    begun: Event
    over: Event


class _Told(Struct, frozen=True, kw_only=True):
    done: Done
    outcome: NotStored | None


class Writer:
    """``submit``, ``run`` and ``flush`` are called by tasks of the engine, never by its real threads.

    A ``done`` may submit more but must not ``run`` or ``flush``: it would wait for itself.
    """

    def __init__(self, log: AppendsAll, engine: Engine) -> None:
        self._log = log
        self._engine = engine
        self._lock = engine.lock()
        self._queue: deque[_Waiting | _Turn] = deque()
        self._draining = False

    def submit(self, append: Append, done: Done, stands: Callable[[], bool] = lambda: True) -> None:
        """Store it, then call ``done`` with None or with why nothing was stored. ``ValueError`` if it is malformed.

        ``stands`` is asked when its turn has come, and all before it were answered: if what it builds on has failed,
        it is never written, even where the log would take it because somebody else's event has the expected seq.
        """
        check(append)
        self._enqueue(_Waiting(append=append, done=done, stands=stands))

    def run(self, job: Callable[[], T]) -> T:
        """Any other writing: in a real thread, after all that was submitted before. Its errors are the caller's."""
        return self.run_with(lambda: None, lambda _: job())

    def run_with(self, take: Callable[[], S], job: Callable[[S], T]) -> T:
        """The same with what ``take`` gives, which is asked beside the event loop once it is the job's turn."""
        turn = _Turn(begun=self._engine.event(), over=self._engine.event())
        self._enqueue(turn)
        try:
            turn.begun.wait()
            taken = take()
            return self._engine.in_thread(lambda: job(taken))
        finally:
            turn.over.set()

    def flush(self) -> None:
        """Wait until all that was submitted before is written and answered."""
        self.run(lambda: None)

    def _enqueue(self, item: _Waiting | _Turn) -> None:
        with self._lock:
            self._queue.append(item)
            if self._draining:
                return
            self._draining = True
        self._engine.spawn(self._drain)

    def _drain(self) -> None:
        try:
            while taken := self._take():
                if isinstance(taken, _Turn):
                    taken.begun.set()
                    taken.over.wait()
                else:
                    self._write(taken)
        finally:
            self._stop_or_go_on()

    def _stop_or_go_on(self) -> None:
        """Normally nothing is left. If a ``done`` raised, the rest must not wait for ever."""
        with self._lock:
            self._draining = bool(self._queue)
        if self._draining:
            self._engine.spawn(self._drain)

    def _take(self) -> list[_Waiting] | _Turn | None:
        """What to do next: a turn, or all appends before the next turn."""
        with self._lock:
            if not self._queue:
                return None
            if isinstance(first := self._queue.popleft(), _Turn):
                return first
            batch = [first]
            while self._queue and len(batch) < LARGEST_BATCH and isinstance(following := self._queue[0], _Waiting):
                batch.append(following)
                self._queue.popleft()
            return batch

    def _write(self, batch: list[_Waiting]) -> None:
        stands = [waiting.stands() for waiting in batch]
        appends = [waiting.append for waiting, still in zip(batch, stands, strict=True) if still]
        outcomes: Sequence[NotStored | None] = [NotSaved("The store failed.", unknown=True) for _ in appends]
        try:
            if appends:
                outcomes = self._engine.in_thread(lambda: self._log.append_all(appends))
        finally:
            # Even if the log raised what it must not: nobody waits for ever.
            written = iter(outcomes)
            found = [next(written) if still else _fallen() for still in stands]
            _tell(deque(_Told(done=each.done, outcome=outcome) for each, outcome in zip(batch, found, strict=True)))


def _fallen() -> NotStored:
    return NotSaved("What it builds on was not stored.", unknown=False)


def _tell(told: deque[_Told]) -> None:
    """An error in one ``done`` is its owner's bug and is raised, but only after the others were told."""
    try:
        while told:
            first = told.popleft()
            first.done(first.outcome)
    finally:
        if told:
            _tell(told)
