"""The one place that knows which concurrency engine runs the server.

Everything else asks an ``Engine`` for tasks, waiting and real threads, and never imports eventlet, gevent or threading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, TypeVar

T = TypeVar("T")
EngineName = Literal["eventlet", "gevent", "threading"]


class Event(Protocol):
    """Set once; everybody who waits goes on."""

    def set(self) -> None: ...

    def wait(self, timeout: float | None = None) -> bool:
        """True once set; False if ``timeout`` seconds passed first."""
        ...


class Lock(Protocol):
    def __enter__(self) -> object: ...

    def __exit__(self, *exc: object) -> object: ...


class Engine(Protocol):
    """What the server needs of eventlet, gevent or threads."""

    name: EngineName

    def spawn(self, task: Callable[[], None]) -> None:
        """Start ``task`` beside the caller, on the event loop (a greenlet, or a thread)."""

    def sleep(self, seconds: float) -> None: ...

    def in_thread(self, task: Callable[[], T]) -> T:
        """Run blocking work in a real thread. Only the calling task waits; the event loop goes on."""
        ...

    def event(self) -> Event: ...

    def lock(self) -> Lock:
        """A re-entrant lock among tasks (never shared with a real thread of ``in_thread``)."""
        ...
