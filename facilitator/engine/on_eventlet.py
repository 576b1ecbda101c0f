"""The eventlet engine: greenlets on one event loop, real threads by ``tpool``, eventlet's own WSGI server.

Upstream only mends eventlet, and says so by a warning at import. The choice is known and weighed (gevent passes the
same tests), so exactly that warning is silenced, exactly here: import eventlet nowhere before this module.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from facilitator.engine import TAKE_OVER, EngineName, Event, Lock
from facilitator.engine.listening import GRACE_SECONDS, MAX_CONNECTIONS
from facilitator.engine.outcome import Outcome
from facilitator.engine.stopping import StopSignals

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message=r"\nEventlet is deprecated\. It is currently being maintained in bugfix")
    import eventlet
import eventlet.event
import eventlet.tpool
import eventlet.wsgi
from eventlet.green import threading as green_threading
from eventlet.greenio import GreenSocket

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

T = TypeVar("T")
_log: Final = logging.getLogger(__name__)

#: accept() may fail like this for a while; eventlet's server would end itself.
_PASSING_ERRORS: Final = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED}


class EventletEngine:
    name: EngineName = "eventlet"

    def spawn(self, task: Callable[[], None]) -> None:
        eventlet.spawn(task)

    def sleep(self, seconds: float) -> None:
        eventlet.sleep(seconds)

    def in_thread(self, task: Callable[[], T]) -> T:
        outcome: Outcome[T] = eventlet.tpool.execute(Outcome, task)
        return outcome.get()

    def event(self) -> Event:
        return _Event()

    def lock(self) -> Lock:
        lock: Lock = green_threading.RLock()
        return lock

    def serve(self, app: WSGIApplication, listener: socket.socket, *, idle_seconds: float = 15) -> None:
        stop = StopSignals()
        accepting = eventlet.spawn(
            eventlet.wsgi.server,
            _Listener(listener),
            app,
            log=_Tracebacks(),
            debug=False,
            custom_pool=_Connections(MAX_CONNECTIONS),
            protocol=_Request,
            socket_timeout=idle_seconds,
        )
        eventlet.spawn(_stop_accepting, stop, accepting)
        with contextlib.suppress(eventlet.greenlet.GreenletExit):
            accepting.wait()


def _stop_accepting(stop: StopSignals, accepting: Any) -> None:
    reader = GreenSocket(stop.reader)
    while not stop.is_stop(reader.recv(64)):
        pass
    stop.restore()
    accepting.kill()


class _Event:
    """eventlet's own may be set only once and does not say whether it was waited for in vain."""

    def __init__(self) -> None:
        self._event = eventlet.event.Event()

    def set(self) -> None:
        if not self._event.ready():
            self._event.send(True)

    def wait(self, timeout: float | None = None) -> bool:
        return self._event.wait(timeout) is True


class _Listener(GreenSocket):  # type: ignore[misc]
    """Waits where eventlet's server would end: when files run out, or a client leaves before it was accepted."""

    def accept(self) -> Any:
        while True:
            try:
                return super().accept()
            except OSError as error:
                if error.errno not in _PASSING_ERRORS:
                    raise
                eventlet.sleep(0.05)


class _Connections(eventlet.GreenPool):  # type: ignore[misc]
    def waitall(self) -> None:
        """The server waits for its requests when it stops, but not for ever."""
        with eventlet.Timeout(GRACE_SECONDS, False):
            super().waitall()


_GONE = ("BrokenPipeError", "ConnectionResetError", "ConnectionAbortedError")
"""Whoever asked has not waited for the answer: a page that was left while it loaded."""


class _Tracebacks:
    """The server's log: errors go to ours, the line for every request nowhere (it would hold people's addresses)."""

    def info(self, message: str, *_args: object) -> None:
        *_, last = message.rstrip().rpartition("\n")
        if message.startswith("Traceback") and not last.startswith(_GONE):
            _log.error("A request failed\n%s", message)

    def debug(self, message: str, *_args: object) -> None:
        """Connections that come and go."""

    def error(self, message: str, *_args: object) -> None:
        """Requests that were not well-formed."""


class _Request(eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
    """A connection whose requests must have their whole head within ``socket_timeout``, however it trickles in."""

    # A WebSocket keeps them as long as it lives, and eventlet's 24 KB are more than all the rest of a phone.
    rbufsize = 4 * 1024
    wbufsize = 2 * 1024

    def handle_one_request(self) -> None:
        self._head_due = eventlet.Timeout(self.server.socket_timeout, TimeoutError("no request in time"))
        try:
            super().handle_one_request()
        finally:
            self._head_due.cancel()

    def parse_request(self) -> bool:
        try:
            return bool(super().parse_request())
        finally:
            self._head_due.cancel()

    def log_message(self, format: str, *words: object) -> None:
        """Nothing: it would name the client's address and repeat what it sent."""

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        environ[TAKE_OVER] = self._hand_over
        self._set_idle = environ["eventlet.set_idle"]
        return environ

    def _hand_over(self) -> Any:
        eventlet.wsgi.WSGI_LOCAL.already_handled = True
        # Shut at once when the server stops, not waited for.
        self._set_idle()
        return self.connection
