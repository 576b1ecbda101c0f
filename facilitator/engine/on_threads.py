"""The threading engine: a real thread for everything, for debugging and for small rooms; Werkzeug's server.

It times every read, but not the head of a request as a whole: one that trickles in holds its thread.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from facilitator.engine import TAKE_OVER, EngineName, Event, Lock
from facilitator.engine.listening import GRACE_SECONDS
from facilitator.engine.stopping import StopSignals

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

T = TypeVar("T")
_log: Final = logging.getLogger(__name__)


class ThreadsEngine:
    name: EngineName = "threading"

    def spawn(self, task: Callable[[], None]) -> None:
        threading.Thread(target=task, daemon=True).start()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def in_thread(self, task: Callable[[], T]) -> T:
        return task()

    def event(self) -> Event:
        return threading.Event()

    def lock(self) -> Lock:
        return threading.RLock()

    def serve(self, app: WSGIApplication, listener: socket.socket, *, idle_seconds: float = 15) -> None:
        stop = StopSignals()
        taking_over = _TakingOver(app)
        handler = type("_Request", (_Request,), {"timeout": idle_seconds})
        host, port = listener.getsockname()[:2]
        server = _Server(host, port, taking_over, handler, fd=listener.fileno())
        listener.close()
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        while not stop.is_stop(stop.reader.recv(64)):
            pass
        stop.restore()
        server.shutdown()
        taking_over.end()
        server.join_requests()


class _Server(ThreadedWSGIServer):
    """Knows its threads, so that requests in progress can finish."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._at_work: set[threading.Thread] = set()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self._at_work.add(threading.current_thread())
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._at_work.discard(threading.current_thread())

    def join_requests(self) -> None:
        due = time.monotonic() + GRACE_SECONDS
        for thread in list(self._at_work):
            thread.join(max(0.0, due - time.monotonic()))


class _TakingOver:
    """Lends the connection to whoever asks; Werkzeug learns afterwards, by the error that it ignores."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self._taken: set[socket.socket] = set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        connection: socket.socket = environ["werkzeug.socket"]

        def take_over() -> socket.socket:
            self._taken.add(connection)
            return connection

        environ[TAKE_OVER] = take_over
        answer = self._app(environ, start_response)
        if connection in self._taken:
            self._taken.discard(connection)
            raise ConnectionError
        return answer

    def end(self) -> None:
        for connection in list(self._taken):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Request(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Errors of the program only: the line for every request would hold people's addresses."""
        if message.startswith("Error on request"):
            _log.error(message, *args)
