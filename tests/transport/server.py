"""The program that the tests attack: ``python -m tests.transport.server ours|bare ENGINE [quick|patient|proxied]``.

``ours`` is the program's transport, ``bare`` is Flask-SocketIO as it comes, both with the same handlers. It prints
its port first. ``quick`` has a fast heartbeat, ``patient`` lets idle connections be, ``proxied`` believes one proxy.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping

import msgspec

from facilitator.engine import Engine, EngineName, listen, pick
from facilitator.live.transport import Limits, Refusal, Reply, Transport
from tests.transport.bare import serve_bare
from tests.transport.seen import Seen, announce, make_app

QUICK = Limits(ping_interval=0.5, ping_timeout=2.5)


class Point(msgspec.Struct):
    x: int
    name: str | None = None


def serve_ours(engine: Engine, mode: str) -> None:
    seen = Seen()
    app = make_app(seen, lambda: len(transport._server.eio.sockets))
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    transport = Transport(
        app,
        engine,
        hosts=["class.test"],
        origins=[f"http://127.0.0.1:{port}"],
        trusted_proxies=int(mode == "proxied"),
        limits=QUICK if mode == "quick" else None,
    )
    Handlers(transport, engine, seen).register()
    announce(port)
    engine.serve(transport.wsgi_app, listener, idle_seconds=60 if mode == "patient" else 1)


class Handlers:
    def __init__(self, transport: Transport, engine: Engine, seen: Seen) -> None:
        self.transport = transport
        self.engine = engine
        self.seen = seen
        self.waiting: list[Reply] = []

    def register(self) -> None:
        self.transport.on_connect(self.connect)
        self.transport.on_disconnect(self.seen.left)
        for name in ("echo", "later", "now", "flood", "fail", "enter", "leave", "tell", "point", "bye"):
            self.transport.on(name, getattr(self, name))

    def connect(self, sid: str, environ: Mapping[str, str], auth: dict[str, object] | None) -> None:
        self.seen.auths.append(auth)
        match (auth or {}).get("do"):
            case "refuse":
                self.transport.send(sid, "never", "seen")
                raise Refusal("locked", "The room is locked.")
            case "fail":
                raise RuntimeError("planned")
            case "greet":
                self.transport.enter(sid, "all")
                self.transport.broadcast("all", "greeting", environ["HTTP_HOST"])
            case "wait":
                self.engine.sleep(0.3)
        self.seen.came(sid, auth)

    def echo(self, _sid: str, body: object, reply: Reply) -> None:
        self.seen.events["echo"] += 1
        reply(body)

    def later(self, _sid: str, _body: object, reply: Reply) -> None:
        self.waiting.append(reply)

    def now(self, _sid: str, _body: object, reply: Reply) -> None:
        """Answer all who wait, twice, from a task of its own."""

        def answer() -> None:
            for number, one in enumerate(self.waiting):
                one(number)
                one("twice")
            self.waiting.clear()
            reply("answered")

        self.engine.spawn(answer)

    def flood(self, _sid: str, body: object, reply: Reply) -> None:
        count, size = msgspec.convert(body, tuple[int, int])
        for _ in range(count):
            self.transport.broadcast("all", "flood", "x" * size)
            self.engine.sleep(0)
        reply(True)

    def fail(self, _sid: str, _body: object, _reply: Reply) -> None:
        raise RuntimeError("planned")

    def enter(self, sid: str, body: object, reply: Reply) -> None:
        self.transport.enter(sid, str(body))
        reply(True)

    def leave(self, sid: str, body: object, reply: Reply) -> None:
        self.transport.leave(sid, str(body))
        reply(True)

    def tell(self, _sid: str, body: object, _reply: Reply) -> None:
        self.transport.broadcast("all", "told", body)

    def point(self, sid: str, _body: object, _reply: Reply) -> None:
        self.transport.send(sid, "point", Point(1, "ü"))

    def bye(self, sid: str, _body: object, _reply: Reply) -> None:
        self.transport.send(sid, "last", "words")
        self.transport.close(sid)


def main(kind: str, name: EngineName, mode: str = "") -> None:
    logging.basicConfig(level=logging.INFO)
    if kind == "ours":
        serve_ours(pick(name), mode)
    else:
        serve_bare(pick(name))


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
