"""The one place that knows which concurrency engine runs the server.

Everything else asks an ``Engine`` for tasks, waiting, real threads and serving, and never imports eventlet, gevent
or threading. Nothing is monkey-patched: a lock of the standard library stays real, and work that blocks (the disk,
the database, a slow library) goes through ``in_thread``, or it stops everybody.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar, assert_never

from facilitator.engine.listening import CannotListen, PortInUse, listen

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["TAKE_OVER", "CannotListen", "Engine", "EngineName", "Event", "Lock", "PortInUse", "listen", "pick"]

T = TypeVar("T")
EngineName = Literal["eventlet", "gevent", "threading"]

#: WSGI environ key of a function ``() -> socket``: whoever calls it owns the connection from then on (a WebSocket),
#: must not call ``start_response``, and returns to the server only when it is done with the socket.
TAKE_OVER: Final = "facilitator.take_over"


class Event(Protocol):
    """Set once; everybody who waits goes on. For tasks of one engine: never set it inside ``in_thread``."""

    def set(self) -> None: ...

    def wait(self, timeout: float | None = None) -> bool:
        """True once set; False if ``timeout`` seconds passed first."""
        ...


class Lock(Protocol):
    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> object: ...


class Engine(Protocol):
    """What the server needs of eventlet, gevent or threads."""

    name: EngineName

    def spawn(self, task: Callable[[], None]) -> None:
        """Start ``task`` beside the caller, on the event loop (a greenlet, or a thread)."""

    def sleep(self, seconds: float) -> None:
        """Wait; ``sleep(0)`` lets the other tasks have their turn."""

    def in_thread(self, task: Callable[[], T]) -> T:
        """Run blocking work in a real thread. Only the calling task waits; the event loop goes on."""
        ...

    def event(self) -> Event: ...

    def lock(self) -> Lock:
        """A re-entrant lock among tasks (never shared with a real thread of ``in_thread``)."""
        ...

    def serve(self, app: WSGIApplication, listener: socket.socket, *, idle_seconds: float = 15) -> None:
        """Answer HTTP on ``listener`` (from ``listen``) until SIGTERM or SIGINT, then stop accepting, end what was
        taken over, let requests finish for at most ``listening.GRACE_SECONDS``, and return. A second signal kills.

        A request whose head has not arrived after ``idle_seconds``, or that stands still for as long, is dropped;
        what was taken over sets its own time limits. Call it from the main thread.
        """


def pick(name: EngineName) -> Engine:
    """The engine of that name. Only the picked one is imported."""
    match name:
        case "eventlet":
            from facilitator.engine.on_eventlet import EventletEngine

            return EventletEngine()
        case "gevent":
            from facilitator.engine.on_gevent import GeventEngine

            return GeventEngine()
        case "threading":
            from facilitator.engine.on_threads import ThreadsEngine

            return ThreadsEngine()
        case _:
            assert_never(name)
