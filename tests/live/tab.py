"""One browser tab: a client of python-socketio that does what the protocol tells a client, and writes all of it down.

What no client should be told is kept in ``faults``: anything about a stream that it does not have, and holes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import engineio
import socketio
from msgspec import Struct

from tests.serving import PATIENCE

View = dict[str, dict[str, Any]]


class Held(Struct):
    version: int
    view: View


class Refused(Exception):
    """The server did not let the client in."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class _Ordered(engineio.Client):  # type: ignore[misc]
    """The library gives each message a thread of its own, so that on a busy machine they overtake each other."""

    def _trigger_event(self, event: str, *args: Any, **more: Any) -> Any:
        return super()._trigger_event(event, *args, **{**more, "run_async": False})


class OrderedClient(socketio.Client):  # type: ignore[misc]
    """Hears in the order in which the server spoke, as a browser does."""

    def _engineio_client_class(self) -> type[engineio.Client]:
        return _Ordered


class Tab:
    """``auth`` is what it connects with, but for ``have``, which it knows itself."""

    def __init__(
        self, url: str, auth: Mapping[str, Any], headers: Mapping[str, str] | None = None, transport: str = "websocket"
    ) -> None:
        self._url = url
        self._auth = auth
        self._headers = headers or {}
        self._transport = transport
        self._changed = threading.Condition()
        self._client: Any = None
        self.heard: list[tuple[str, Any]] = []
        self.faults: list[str] = []
        self.streams: dict[str, Held] = {}
        self.followed: set[str] = set()
        self.asides: dict[str, dict[str, dict[str, Any]]] = {"drafts": {}, "presence": {}}
        self.down = False
        """Whether the server has ended the connection."""

    # --- coming and going

    def connect(self, have: Mapping[str, int] | None = None) -> Tab:
        """``have``: other versions than those that it holds. Raises Refused."""
        self._client = client = OrderedClient(reconnection=False)
        refusals: list[Any] = []
        client.on("*", self._hear)
        client.on("connect_error", refusals.append)
        client.on("disconnect", self._went_down)
        self.down = False
        before = len(self.heard)
        held = self.have if have is None else have
        try:
            auth = {"have": held, **self._auth}
            client.connect(self._url, auth=auth, headers=dict(self._headers), transports=[self._transport])
        except socketio.exceptions.ConnectionError as error:
            client.disconnect()
            if not refusals or not isinstance(refusals[0], dict):
                raise
            raise Refused(refusals[0]["data"]["code"], refusals[0]["data"]["message"]) from error
        self.until(lambda: len(self.heard) > before, "a welcome")
        return self

    def close(self) -> None:
        if self._client is not None:
            self._client.disconnect()

    def _went_down(self, _reason: str) -> None:
        with self._changed:
            self.down = True
            self._changed.notify_all()

    def until(self, holds: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        with self._changed:
            while not holds():
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain: {what}; heard: {self.heard[-5:]}"
                self._changed.wait(left)

    # --- asking

    def ask(self, kind: str, /, command_id: str | None = None, **fields: Any) -> dict[str, Any]:
        """One command: its acknowledgement."""
        return self.call({"id": command_id or uuid4().hex, "type": kind, **fields})

    def call(self, body: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._client.call("command", body, timeout=PATIENCE)
        return answer

    def do(self, kind: str, /, **fields: Any) -> int:
        """One command that is accepted: its seq."""
        answer = self.ask(kind, **fields)
        assert answer["ok"], answer
        return int(answer["seq"])

    def start(self, body: Any, answers: list[Any]) -> None:
        """One command, without waiting: its acknowledgement comes into ``answers``."""

        def answered(answer: Any) -> None:
            with self._changed:
                answers.append(answer)
                self._changed.notify_all()

        self._client.emit("command", body, callback=answered)

    def emit(self, event: str, body: Any) -> None:
        self._client.emit(event, body)

    # --- hearing

    @property
    def have(self) -> dict[str, int]:
        return {stream: held.version for stream, held in self.streams.items()}

    def view(self, kind: str) -> View:
        """Of the stream of that kind, the part of its name before the colon."""
        return next((held.view for name, held in self.streams.items() if name.partition(":")[0] == kind), {})

    def drafts(self, kind: str) -> list[str]:
        """The texts that are being written, in the stream of that kind."""
        found = {name: set_ for name, set_ in self.asides["drafts"].items() if name.partition(":")[0] == kind}
        return sorted(draft["text"] for drafts in found.values() for draft in drafts.values())

    def told(self, *events: str) -> list[Any]:
        """The bodies of these events, so far."""
        return [body for event, body in self.heard if event in events]

    def _hear(self, event: str, body: Any) -> None:
        with self._changed:
            self.heard.append((event, body))
            getattr(self, f"_on_{event}")(body)
            self._changed.notify_all()

    def _on_welcome(self, body: Any) -> None:
        self.followed = set(body["streams"])
        self.streams = {name: held for name, held in self.streams.items() if name in self.followed}
        self.asides = {"drafts": {}, "presence": {}}

    def _on_snapshot(self, body: Any) -> None:
        if self._mine(body, "snapshot"):
            self.streams[body["stream"]] = Held(body["version"], body["view"])

    def _on_patch(self, body: Any) -> None:
        if not self._mine(body, "patch"):
            return
        held = self.streams.get(body["stream"])
        if held is None or body["from"] > held.version:
            self.faults.append(f"a hole before {body}")
            self.emit("resync", {"stream": body["stream"], "have": held.version if held else 0})
        elif body["to"] > held.version:
            held.view = applied(held.view, body)
            held.version = body["to"]

    def _on_streams(self, body: Any) -> None:
        for stream in body["leave"]:
            self.followed.discard(stream)
            self.streams.pop(stream, None)
            for aside in self.asides.values():
                aside.pop(stream, None)
        for snapshot in body["join"]:
            self.followed.add(snapshot["stream"])
            self._on_snapshot(snapshot)

    def _on_drafts(self, body: Any) -> None:
        self._aside("drafts", body)

    def _on_presence(self, body: Any) -> None:
        self._aside("presence", body)

    def _aside(self, event: str, body: Any) -> None:
        if self._mine(body, event):
            known = {} if body["whole"] else self.asides[event].get(body["stream"], {})
            kept = {key: value for key, value in known.items() if key not in body["drop"]}
            self.asides[event][body["stream"]] = {**kept, **body["set"]}

    def _mine(self, body: Any, event: str) -> bool:
        if body["stream"] not in self.followed:
            self.faults.append(f"{event} of {body['stream']}, which it does not have")
        return body["stream"] in self.followed


def applied(view: View, patch: Any) -> View:
    """Drop first, then set; a collection without entities is as good as none."""
    after = {collection: dict(entities) for collection, entities in view.items()}
    for collection, key in patch["drop"]:
        after.get(collection, {}).pop(key, None)
    for collection, key, entity in patch["set"]:
        after.setdefault(collection, {})[key] = entity
    return {collection: entities for collection, entities in after.items() if entities}
