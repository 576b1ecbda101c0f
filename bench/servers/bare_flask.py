"""Flask-SocketIO and nothing else: what our server is measured beside. Run as ``bare_flask.py eventlet|gevent``.

As its documentation starts it, but with room for a thousand connections, which both servers refuse by default: a long
backlog, and as many greenlets as come. Prints its address when it listens.
"""

from __future__ import annotations

import socket
import sys
import warnings
from typing import Any

from flask import Flask
from flask_socketio import SocketIO, join_room

BACKLOG = 2048
MOST_CONNECTIONS = 20_000


def handle(sockets: SocketIO) -> None:
    def console(_body: object) -> bool:
        join_room("console")
        return True

    sockets.on_event("console", console)
    sockets.on_event("echo", lambda body: body)
    sockets.on_event("tell", lambda body: sockets.emit("told", body))
    sockets.on_event("draft", lambda body: sockets.emit("draft", body, to="console"))


def main(mode: str) -> None:
    if mode == "eventlet":
        warnings.filterwarnings(
            "ignore", message=r"\nEventlet is deprecated\. It is currently being maintained in bugfix"
        )
    app = Flask(__name__)
    handle(SocketIO(app, async_mode=mode))
    listener: Any
    if mode == "eventlet":
        import eventlet
        import eventlet.wsgi

        listener = eventlet.listen(("127.0.0.1", 0), backlog=BACKLOG)
        say(listener)
        eventlet.wsgi.server(listener, app, log_output=False, max_size=MOST_CONNECTIONS)
    else:
        from gevent.pywsgi import WSGIServer

        server = WSGIServer(("127.0.0.1", 0), app, log=None, backlog=BACKLOG)
        server.init_socket()
        say(server.socket)
        server.serve_forever()


def say(listener: socket.socket) -> None:
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
