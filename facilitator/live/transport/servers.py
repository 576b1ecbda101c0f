"""The three servers that Flask-SocketIO is made of, each with its own faults closed.

``FlaskSockets`` (Flask-SocketIO) hangs ``SocketServer`` (python-socketio) before a Flask app; that speaks to clients
through ``EngineServer`` (python-engineio). Handlers run in the client's own task, one message after the other.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

import engineio
import flask_socketio
import socketio
from engineio.packet import OPEN, Packet
from flask import Flask

from facilitator.engine import Engine
from facilitator.live.transport import wire
from facilitator.live.transport.client import ClientSocket
from facilitator.live.transport.limits import Limits
from facilitator.live.transport.outgoing import Message

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_log: Final = logging.getLogger(__name__)
#: How often the heartbeat looks at every client, and how many it takes before others have their turn.
_LOOKS_EACH_INTERVAL: Final = 10
_CLIENTS_EACH_TURN: Final = 100


class Refusal(Exception):
    """Raised by a connect handler: the client gets a ``connect_error`` with this code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class Reply:
    """Sends the acknowledgement that a client asked for: later, from any task, the first time only. If the client
    asked for none, or is gone, nothing happens.
    """

    __slots__ = ("_ack", "_client")

    def __init__(self, client: ClientSocket, ack: str | None) -> None:
        self._client = client
        self._ack = ack

    def __call__(self, body: object) -> None:
        ack, self._ack = self._ack, None
        if ack is not None:
            self._client.send(Message(wire.ack(ack, body)))


class EngineServer(engineio.Server):  # type: ignore[misc]
    def __init__(self, *, engine: Engine, limits: Limits, **options: Any) -> None:
        super().__init__(
            async_mode=engine.name,
            ping_interval=limits.ping_interval,
            ping_timeout=limits.ping_timeout,
            max_http_buffer_size=limits.message_bytes,
            **options,
        )
        self.start_service_task: bool = True
        self.engine = engine
        self.limits = limits
        self.has_joined = lambda _sid: False

    def handle_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if "j" in parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True):
            answer = self._bad_request("JSONP is not supported")
            start_response(answer["status"], answer["headers"])
            return [answer["response"]]
        return super().handle_request(environ, start_response)

    def _handle_connect(
        self, environ: WSGIEnvironment, start_response: StartResponse, transport: str, jsonp_index: None = None
    ) -> Any:
        """As upstream does it, but with our ``ClientSocket``, and leaving nothing behind when a WebSocket ends."""
        if self.start_service_task:
            self.start_service_task = False
            self.service_task_handle = self.start_background_task(self._service_task)
        sid = self.generate_id()
        client = ClientSocket(self, sid)
        self.sockets[sid] = client
        client.send(Packet(OPEN, self._opening(sid, transport)))
        self._trigger_event("connect", sid, environ, run_async=False)
        client.schedule_ping()
        if transport == "polling":
            client.connected = True
            return self._ok(client.poll())
        answer = client.handle_get_request(environ, start_response)
        client.close(abort=True, reason=self.reason.TRANSPORT_ERROR)
        return answer

    def _service_task(self) -> None:
        """The heartbeat of all clients, where upstream has a task for each. A large class takes turns with the rest."""
        while True:
            self.sleep(self.ping_interval / _LOOKS_EACH_INTERVAL)
            for number, client in enumerate(list(self.sockets.values())):
                try:
                    client.look_at_the_clock()
                except Exception:
                    _log.exception("A client's heartbeat failed")
                if number % _CLIENTS_EACH_TURN == 0:
                    self.sleep(0)

    def _log_error_once(self, message: str, message_key: str) -> None:
        """Upstream would write into the log what the client wrote into its request."""

    def _opening(self, sid: str, transport: str) -> dict[str, object]:
        return {
            "sid": sid,
            "upgrades": self._upgrades(sid, transport),
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }


class SocketServer(socketio.Server):  # type: ignore[misc]
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.eio.has_joined = lambda eio_sid: self.manager.sid_from_eio_sid(eio_sid, "/") is not None

    def client(self, sid: str) -> ClientSocket | None:
        """The connection of a joined client, unless it is gone."""
        client: ClientSocket | None = self.eio.sockets.get(self.manager.eio_sid_from_sid(sid, "/"))
        return client

    def clients(self, channel: str) -> list[ClientSocket]:
        return [
            client
            for _, eio_sid in self.manager.get_participants("/", channel)
            if (client := self.eio.sockets.get(eio_sid)) is not None
        ]

    def end(self, client: ClientSocket) -> None:
        """It was told to leave: what it says from now on goes nowhere."""
        self._leave(client.sid)
        client.finish()

    def _engineio_server_class(self) -> type[EngineServer]:
        return EngineServer

    def _handle_eio_connect(self, eio_sid: str, environ: Mapping[str, object]) -> None:
        # It lives as long as the client: the request's own headers are all that a handler may want of the environ.
        self.environ[eio_sid] = {
            key: value for key, value in environ.items() if key.startswith("HTTP_") and isinstance(value, str)
        }

    def _handle_eio_message(self, eio_sid: str, text: str) -> None:
        client = self.eio.sockets.get(eio_sid)
        if client is None:
            return
        try:
            match wire.parse(text):
                case wire.Connect(auth):
                    self._join(client, auth)
                case wire.Disconnect():
                    self._leave(eio_sid)
                case wire.Event() as event:
                    self._handle(client, event)
        except wire.Malformed as fault:
            client.refuse(fault.why)

    def _handle_eio_disconnect(self, eio_sid: str, _reason: str) -> None:
        self._leave(eio_sid)
        self.environ.pop(eio_sid, None)

    def _join(self, client: ClientSocket, auth: dict[str, object] | None) -> None:
        sid = self.manager.pre_connect(client.sid, "/")
        if sid is None:
            raise wire.Malformed("second-connect")
        client.hold()
        try:
            self.handlers["/"]["connect"](sid, self.environ[client.sid], auth)
        except Refusal as refusal:
            self.manager.disconnect(sid, "/")
            client.release(Message(wire.refused(refusal.code, refusal.message)), drop_held=True)
            return
        except BaseException:
            # A bug, logged above. The client must not wait for an answer for ever: it will try again.
            self.manager.disconnect(sid, "/")
            client.close(abort=True)
            raise
        self.manager.connect(sid, "/")
        client.release(Message(wire.connected(sid)))
        if client.closing:
            # It left while its handler waited for something.
            self._leave(client.sid)

    def _leave(self, eio_sid: str) -> None:
        sid = self.manager.sid_from_eio_sid(eio_sid, "/")
        if self.manager.is_connected(sid, "/"):
            self.manager.disconnect(sid, "/")
            self.handlers["/"]["disconnect"](sid)

    def _handle(self, client: ClientSocket, event: wire.Event) -> None:
        handler = self.handlers["/"].get(event.name)
        if handler is None:
            raise wire.Malformed("event-name")
        sid = self.manager.sid_from_eio_sid(client.sid, "/")
        # What a client sends before it has joined, or after it was told to leave, goes nowhere.
        if self.manager.is_connected(sid, "/"):
            handler(sid, event.body, Reply(client, event.ack))


class FlaskSockets(flask_socketio.SocketIO):  # type: ignore[misc]
    def init_app(self, app: Flask, **options: Any) -> None:
        """Upstream names python-socketio's server in the middle of this; ours stands in its place."""
        self.server = SocketServer(**options)
        self.async_mode = self.server.async_mode
        self.sockio_mw = flask_socketio._SocketIOMiddleware(self.server, app, socketio_path="socket.io")
        app.wsgi_app = self.sockio_mw  # type: ignore[method-assign]
        app.extensions["socketio"] = self
