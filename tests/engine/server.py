"""A server for tests of the engines: ``python -m tests.engine.server ENGINE IDLE_SECONDS``. It prints its port, and
``stopped`` when ``serve`` has returned.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator.engine import TAKE_OVER, Engine, EngineName, listen, pick

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def make_app(engine: Engine) -> WSGIApplication:
    """``/`` answers, ``/echo`` takes the connection over and repeats what it hears, ``/slow`` waits for a line from
    standard input, ``/read`` tells the length of the body, ``/fail`` is a bug.
    """

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        text = b"ok"
        match environ["PATH_INFO"]:
            case "/echo":
                echo(environ)
                return ()
            case "/slow":
                print("slow", flush=True)
                engine.in_thread(sys.stdin.readline)
            case "/read":
                text = str(len(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))).encode()
            case "/fail":
                raise RuntimeError("planned")
        start_response("200 OK", [("Content-Length", str(len(text)))])
        return [text]

    return app


def echo(environ: WSGIEnvironment) -> None:
    connection = environ[TAKE_OVER]()
    connection.settimeout(None)
    connection.sendall(b"taken")
    with contextlib.suppress(OSError):
        while heard := connection.recv(100):
            connection.sendall(heard)


def main(name: EngineName, idle_seconds: str) -> None:
    engine = pick(name)
    listener = listen("127.0.0.1", 0)
    print(listener.getsockname()[1], flush=True)
    engine.serve(make_app(engine), listener, idle_seconds=float(idle_seconds))
    print("stopped", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
