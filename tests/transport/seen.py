"""What both kinds of server under attack have in common: they remember what happened, and tell it at ``/state``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from flask import Flask, request
from prometheus_client import REGISTRY


class Seen:
    """What happened, by name; who is in, by connection; and what clients said of themselves."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self.here: dict[str, object] = {}
        self.auths: list[object] = []

    def came(self, sid: str, auth: dict[str, object] | None) -> None:
        self.here[sid] = (auth or {}).get("name")
        self.events["connect"] += 1

    def left(self, sid: str) -> None:
        self.here.pop(sid, None)
        self.events["disconnect"] += 1


def make_app(seen: Seen, sessions: Callable[[], int] = int) -> Flask:
    """``sessions`` counts the transport's own records of clients."""
    app = Flask(__name__)

    @app.get("/state")
    def state() -> dict[str, object]:
        return {
            "events": dict(seen.events),
            "here": list(seen.here.values()),
            "auths": seen.auths,
            "refused": refusals(),
            "sessions": sessions(),
        }

    @app.get("/where")
    def where() -> dict[str, object]:
        return {"host": request.host, "scheme": request.scheme, "client": request.remote_addr}

    @app.post("/length")
    def length() -> dict[str, object]:
        return {"length": len(request.get_data())}

    return app


def refusals() -> dict[str, float]:
    """How many clients our transport has closed, by reason."""
    return {
        sample.labels["why"]: sample.value
        for metric in REGISTRY.collect()
        for sample in metric.samples
        if sample.name == "facilitator_clients_refused_total"
    }


def announce(port: int) -> None:
    print(port, flush=True)
