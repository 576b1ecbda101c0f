"""What the rest of the program sees: clients that join, ask, are told, and leave.

A handler runs in its client's own task, so a slow one delays only its client. It may block as the engine allows
(events, locks, ``in_thread``). What it raises is logged as a bug, and the client stays; only a join that fails so is
cut off.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final

from flask import Flask

from facilitator.engine import Engine
from facilitator.live.transport import wire
from facilitator.live.transport.guard import Guard
from facilitator.live.transport.limits import Limits
from facilitator.live.transport.outgoing import Message
from facilitator.live.transport.servers import FlaskSockets, Reply, SocketServer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# At INFO the libraries log everything that people write.
_library_log: Final = logging.getLogger("facilitator.live.transport.library")
_library_log.setLevel(logging.ERROR)


class Transport:
    """Puts Socket.IO, and the guard before everything, in front of ``app`` (its ``wsgi_app`` is replaced).

    ``hosts``: names this server answers to, lower case, without port; loopback always is one. ``origins``: pages that
    may connect, such as ``https://class.example:8000``. Both are looked at on every request and may change.
    """

    def __init__(
        self,
        app: Flask,
        engine: Engine,
        *,
        hosts: Collection[str],
        origins: Collection[str],
        trusted_proxies: int = 0,
        limits: Limits | None = None,
    ) -> None:
        sockets = FlaskSockets(
            app,
            engine=engine,
            limits=limits or Limits(),
            async_handlers=False,
            # A function, because python-engineio takes an empty list for "do not look".
            cors_allowed_origins=lambda origin, _environ: origin in origins,
            logger=_library_log,
            engineio_logger=_library_log,
        )
        app.wsgi_app = Guard(app.wsgi_app, hosts=hosts, trusted_proxies=trusted_proxies)  # type: ignore[method-assign]
        self._app = app
        self._engine = engine
        self._server: SocketServer = sockets.server
        self._server.on("connect", _welcome_all)
        self._server.on("disconnect", _mourn_none)

    @property
    def wsgi_app(self) -> WSGIApplication:
        """What the engine serves."""
        return self._app

    def on_connect(self, handler: Callable[[str, Mapping[str, str], dict[str, object] | None], None]) -> None:
        """``handler(sid, environ, auth)`` lets a client in, or raises ``Refusal``. ``environ`` is the request's
        headers as in WSGI (``HTTP_COOKIE``). What it sends, and what the channels get that it enters, reaches the
        client after the answer to the join, in order.
        """
        self._server.on("connect", handler)

    def on_disconnect(self, handler: Callable[[str], None]) -> None:
        """``handler(sid)`` runs once for every client that was let in, when it has left all channels."""
        self._server.on("disconnect", handler)

    def on(self, event: str, handler: Callable[[str, object, Reply], None]) -> None:
        """``handler(sid, body, reply)``: ``body`` is JSON as Python values, None if the client sent none."""
        self._server.on(event, handler)

    def send(self, sid: str, event: str, body: object) -> None:
        """To one client; nothing happens if it is gone. ``body``: anything that msgspec encodes, as below."""
        self.send_encoded(sid, Message(wire.event(event, body)))

    def encoded(self, event: str, body: object) -> Message:
        """For ``send_encoded``: what many clients will get, each at its own time."""
        return Message(wire.event(event, body))

    def send_encoded(self, sid: str, message: Message) -> None:
        client = self._server.client(sid)
        if client is not None:
            client.send(message)

    def broadcast(self, channel: str, event: str, body: object) -> None:
        """To everybody in the channel, encoded once."""
        clients = self._server.clients(channel)
        if clients:
            message = Message(wire.event(event, body))
            for client in clients:
                client.send(message)

    def enter(self, sid: str, channel: str) -> None:
        """From now on the client gets what is broadcast there. Nothing happens if it is gone."""
        if self._server.client(sid) is not None:
            self._server.enter_room(sid, channel)

    def leave(self, sid: str, channel: str) -> None:
        self._server.leave_room(sid, channel)

    def close(self, sid: str) -> None:
        """Send what is queued, then end the connection; the client's library does not come back by itself. The
        disconnect handler runs in a task of its own.
        """
        client = self._server.client(sid)
        if client is not None:
            client.send(Message(wire.DISCONNECTED))
            self._engine.spawn(lambda: self._server.end(client))


def _welcome_all(_sid: str, _environ: Mapping[str, str], _auth: dict[str, object] | None) -> None:
    """Until ``on_connect`` is called."""


def _mourn_none(_sid: str) -> None:
    """Until ``on_disconnect`` is called."""
