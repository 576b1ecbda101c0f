"""Flask-SocketIO as it comes, started as its own ``run`` starts it, on a free port."""

from __future__ import annotations

import resource

from flask import Flask, request
from flask_socketio import SocketIO, emit, join_room

from facilitator.engine import Engine
from tests.transport.seen import Seen, announce, make_app


def serve_bare(engine: Engine) -> None:
    # So that what a test finds is not the limit of open files.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, most), most))
    seen = Seen()
    app = make_app(seen)
    sockets = SocketIO(app, async_mode=engine.name)

    @sockets.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: dict[str, object] | None) -> None:
        seen.auths.append(auth)
        seen.came(request.sid, auth)  # type: ignore[attr-defined]

    @sockets.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(*_args: object) -> None:
        seen.left(request.sid)  # type: ignore[attr-defined]

    @sockets.on("echo")  # type: ignore[untyped-decorator]
    def echo(body: object = None) -> object:
        seen.events["echo"] += 1
        return body

    @sockets.on("enter")  # type: ignore[untyped-decorator]
    def enter(body: str) -> bool:
        join_room(body)
        return True

    @sockets.on("flood")  # type: ignore[untyped-decorator]
    def flood(body: list[int]) -> bool:
        for _ in range(body[0]):
            emit("flood", "x" * body[1], to="all")
            engine.sleep(0)
        return True

    if engine.name == "eventlet":
        _serve_eventlet(app)
    else:
        _serve_gevent(app)


def _serve_eventlet(app: Flask) -> None:
    import eventlet
    import eventlet.wsgi

    listener = eventlet.listen(("127.0.0.1", 0))
    announce(listener.getsockname()[1])
    eventlet.wsgi.server(listener, app, log_output=False)


def _serve_gevent(app: Flask) -> None:
    from gevent import pywsgi

    server = pywsgi.WSGIServer(("127.0.0.1", 0), app, log=None)
    server.start()
    announce(server.server_port)
    server.serve_forever()
