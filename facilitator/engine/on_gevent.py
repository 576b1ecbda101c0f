"""The gevent engine: greenlets on one event loop, real threads by gevent's pool, ``pywsgi``."""

from __future__ import annotations

import contextlib
import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import gevent
import gevent.event
import gevent.lock
import gevent.pool
import gevent.pywsgi
import gevent.socket

from facilitator.engine import TAKE_OVER, EngineName, Event, Lock
from facilitator.engine.listening import GRACE_SECONDS, MAX_CONNECTIONS
from facilitator.engine.outcome import Outcome
from facilitator.engine.stopping import StopSignals

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

T = TypeVar("T")
_log: Final = logging.getLogger(__name__)


class GeventEngine:
    name: EngineName = "gevent"

    def spawn(self, task: Callable[[], None]) -> None:
        gevent.spawn(task)

    def sleep(self, seconds: float) -> None:
        gevent.sleep(seconds)

    def in_thread(self, task: Callable[[], T]) -> T:
        outcome: Outcome[T] = gevent.get_hub().threadpool.apply(Outcome, (task,))
        return outcome.get()

    def event(self) -> Event:
        event: Event = gevent.event.Event()
        return event

    def lock(self) -> Lock:
        lock: Lock = gevent.lock.RLock()
        return lock

    def serve(self, app: WSGIApplication, listener: socket.socket, *, idle_seconds: float = 15) -> None:
        stop = StopSignals()
        server = _Server(listener, app, idle_seconds)
        server.start()
        gevent.spawn(_stop_accepting, stop, server)
        server.serve_forever(stop_timeout=GRACE_SECONDS)


def _stop_accepting(stop: StopSignals, server: _Server) -> None:
    with gevent.socket.socket(fileno=stop.reader.detach()) as reader:
        while not stop.is_stop(reader.recv(64)):
            pass
    stop.restore()
    server.close()
    for connection in server.taken_over:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


class _Server(gevent.pywsgi.WSGIServer):  # type: ignore[misc]
    def __init__(self, listener: socket.socket, app: WSGIApplication, idle_seconds: float) -> None:
        host = listener.getsockname()[0]
        super().__init__(
            gevent.socket.socket(fileno=listener.detach()),
            app,
            spawn=gevent.pool.Pool(MAX_CONNECTIONS),
            log=None,
            error_log=None,
            handler_class=_Request,
            # Named here, or gevent asks the network for the name.
            environ={"SERVER_NAME": host},
        )
        self.idle_seconds = idle_seconds
        self.taken_over: set[Any] = set()


class _Request(gevent.pywsgi.WSGIHandler):  # type: ignore[misc]
    """A connection whose requests must have their whole head within ``idle_seconds``, however it trickles in."""

    def __init__(self, sock: Any, address: Any, server: _Server) -> None:
        # Before the buffered reader is made from it.
        sock.settimeout(server.idle_seconds)
        # pywsgi writes head and body apart: the body would wait 40 ms for the acknowledgement of the head.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(sock, address, server)

    def handle_one_request(self) -> Any:
        self._head_due = gevent.Timeout.start_new(self.server.idle_seconds, TimeoutError("no request in time"))
        try:
            return super().handle_one_request()
        except TimeoutError:
            return None
        finally:
            self._head_due.close()

    def get_environ(self) -> dict[str, Any]:
        self._head_due.close()
        environ: dict[str, Any] = super().get_environ()
        environ[TAKE_OVER] = self._hand_over
        return environ

    def handle_one_response(self) -> None:
        try:
            super().handle_one_response()
        finally:
            self.server.taken_over.discard(self.socket)

    def _hand_over(self) -> Any:
        self.close_connection = True
        self.server.taken_over.add(self.socket)
        return self.socket

    def _handle_client_error(self, ex: Exception) -> Any:
        if isinstance(ex, TimeoutError):
            # Too slow is not malformed: no answer, no line in the log.
            raise ex
        return super()._handle_client_error(ex)

    def _log_error(self, kind: Any, error: Any, trace: Any) -> None:
        _log.error("A request failed", exc_info=(kind, error, trace))

    def log_request(self) -> None:
        """No line for every request: it would hold people's addresses."""
