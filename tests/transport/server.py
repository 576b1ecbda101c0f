"""The program that the tests attack: ``python -m tests.transport.server ours|bare ENGINE [quick|patient|proxied]``.

``ours`` is the program's transport, ``bare`` is Flask-SocketIO as it comes, both with the same handlers. It prints
its port, and answers ``/state`` with what it has seen. ``quick`` has a fast heartbeat, ``patient`` lets idle
connections be, ``proxied`` believes one proxy.
"""

from __future__ import annotations

import logging
import resource
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
from flask import Flask, request
from prometheus_client import REGISTRY

from facilitator.engine import Engine, EngineName, listen, pick
from facilitator.live.transport import Limits, Refusal, Reply, Transport

QUICK = Limits(ping_interval=0.5, ping_timeout=0.5)


class Seen:
    """What happened, by name, and the clients that are in."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self.here: dict[str, object] = {}
        self.auths: list[object] = []


def refusals() -> dict[str, float]:
    return {
        sample.labels["why"]: sample.value
        for metric in REGISTRY.collect()
        for sample in metric.samples
        if sample.name == "facilitator_clients_refused_total"
    }


def make_app(seen: Seen) -> Flask:
    app = Flask(__name__)

    @app.get("/state")
    def state() -> dict[str, object]:
        return {
            "events": dict(seen.events),
            "here": list(seen.here.values()),
            "auths": seen.auths,
            "refused": refusals(),
            "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }

    @app.get("/where")
    def where() -> dict[str, object]:
        return {"host": request.host, "scheme": request.scheme, "client": request.remote_addr}

    @app.post("/length")
    def length() -> dict[str, object]:
        return {"length": len(request.get_data())}

    return app


class Point(msgspec.Struct):
    x: int
    name: str | None = None


def serve_ours(engine: Engine, mode: str) -> None:
    seen = Seen()
    app = make_app(seen)
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
    handle_events(transport, engine, seen)
    announce(port)
    engine.serve(transport.wsgi_app, listener, idle_seconds=60 if mode == "patient" else 1)
    print("stopped", flush=True)


def handle_events(transport: Transport, engine: Engine, seen: Seen) -> None:
    waiting: list[Reply] = []

    def connect(sid: str, environ: Any, auth: dict[str, object] | None) -> None:
        seen.auths.append(auth)
        match (auth or {}).get("do"):
            case "refuse":
                transport.send(sid, "never", "seen")
                raise Refusal("locked", "The room is locked.")
            case "fail":
                raise RuntimeError("planned")
            case "greet":
                transport.enter(sid, "all")
                transport.broadcast("all", "greeting", environ["HTTP_HOST"])
            case "wait":
                engine.sleep(0.3)
        seen.here[sid] = (auth or {}).get("name")
        seen.events["connect"] += 1

    def disconnect(sid: str) -> None:
        seen.here.pop(sid, None)
        seen.events["disconnect"] += 1

    def later(_sid: str, body: object, reply: Reply) -> None:
        waiting.append(reply)
        seen.events["later"] += 1

    def now(_sid: str, _body: object, reply: Reply) -> None:
        def answer() -> None:
            for number, one in enumerate(waiting):
                one(number)
                one("twice")
            waiting.clear()
            reply("answered")

        engine.spawn(answer)

    def flood(_sid: str, body: object, reply: Reply) -> None:
        count, size = msgspec.convert(body, tuple[int, int])
        for _ in range(count):
            transport.broadcast("all", "flood", "x" * size)
            engine.sleep(0)
        reply(len(seen.here))

    def fail(_sid: str, _body: object, _reply: Reply) -> None:
        raise RuntimeError("planned")

    def on(event: str, handler: Callable[[str, object, Reply], None]) -> None:
        transport.on(event, handler)

    def echo(_sid: str, body: object, reply: Reply) -> None:
        seen.events["echo"] += 1
        reply(body)

    transport.on_connect(connect)
    transport.on_disconnect(disconnect)
    on("echo", echo)
    on("later", later)
    on("now", now)
    on("flood", flood)
    on("fail", fail)
    on("enter", lambda sid, body, reply: (transport.enter(sid, str(body)), reply(True))[0])
    on("leave", lambda sid, body, reply: (transport.leave(sid, str(body)), reply(True))[0])
    on("tell", lambda _sid, body, _reply: transport.broadcast("all", "told", body))
    on("point", lambda sid, _body, _reply: transport.send(sid, "point", Point(1, "ü")))
    on("bye", lambda sid, _body, _reply: (transport.send(sid, "last", "words"), transport.close(sid))[0])


def serve_bare(engine: Engine) -> None:
    from flask_socketio import SocketIO, emit, join_room

    seen = Seen()
    app = make_app(seen)
    sockets = SocketIO(app, async_mode=engine.name, ping_interval=1, ping_timeout=1)

    @sockets.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: dict[str, object]) -> None:
        seen.auths.append(auth)
        seen.here[request.sid] = auth.get("name")  # type: ignore[attr-defined]
        seen.events["connect"] += 1

    @sockets.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(*_args: object) -> None:
        seen.here.pop(request.sid, None)  # type: ignore[attr-defined]
        seen.events["disconnect"] += 1

    @sockets.on("echo")  # type: ignore[untyped-decorator]
    def echo(body: object = None) -> object:
        seen.events["echo"] += 1
        return body

    @sockets.on("enter")  # type: ignore[untyped-decorator]
    def enter(body: str) -> bool:
        join_room(body)
        return True

    @sockets.on("flood")  # type: ignore[untyped-decorator]
    def flood(body: list[int]) -> int:
        for _ in range(body[0]):
            emit("flood", "x" * body[1], to="all")
            engine.sleep(0)
        return len(seen.here)

    SERVE_BARE[engine.name](app)


def bare_eventlet(app: Flask) -> None:
    """As ``flask_socketio.SocketIO.run`` does it, with a free port."""
    import eventlet
    import eventlet.wsgi

    listener = eventlet.listen(("127.0.0.1", 0))
    announce(listener.getsockname()[1])
    eventlet.wsgi.server(listener, app, log_output=False)


def bare_gevent(app: Flask) -> None:
    from gevent import pywsgi

    server = pywsgi.WSGIServer(("127.0.0.1", 0), app, log=None)
    server.start()
    announce(server.server_port)
    server.serve_forever()


SERVE_BARE: dict[str, Callable[[Flask], None]] = {"eventlet": bare_eventlet, "gevent": bare_gevent}


def announce(port: int) -> None:
    print(port, flush=True)


def main(kind: str, name: EngineName, mode: str = "") -> None:
    logging.basicConfig(level=logging.INFO)
    if kind == "ours":
        serve_ours(pick(name), mode)
    else:
        serve_bare(pick(name))


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
