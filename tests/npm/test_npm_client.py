"""Any Socket.IO client can take part: here the one from npm, by WebSocket and by long-polling alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from facilitator.languages import translate
from tests.live.classroom import Classroom, go
from tests.live.tab import applied
from tests.serving import PATIENCE, ROOT, until

NODE = ROOT / ".venv" / "bin" / "node"


class NpmClient:
    """The script beside this file as a process. What it hears is read line by line."""

    def __init__(self, room: Classroom, transport: str, **auth: Any) -> None:
        told = {"url": room.server.url, "transports": [transport], "auth": {"protocol": 1, "room": room.code, **auth}}
        self.process = subprocess.Popen(
            [NODE, ROOT / "tests" / "npm" / "client.mjs", json.dumps(told)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.heard: list[tuple[str, Any]] = []

    def do(self, what: str, body: Any = None) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps([what, body])}\n")
        self.process.stdin.flush()

    def next(self, *events: str) -> Any:
        """The next of these events: its body."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event, body = json.loads(line)
            self.heard.append((event, body))
            if event in events:
                return body
        raise AssertionError(f"it ended before {events}: {self.heard}")

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        try:
            assert self.process.wait(PATIENCE) == 0
        finally:
            self.process.kill()
            self.process.stdout.close()


Connect = Callable[..., NpmClient]


@pytest.fixture(params=["websocket", "polling"])
def connect(request: pytest.FixtureRequest, room: Classroom) -> Iterator[Connect]:
    clients: list[NpmClient] = []

    def connected(**auth: Any) -> NpmClient:
        clients.append(NpmClient(room, request.param, **auth))
        return clients[-1]

    yield connected
    for client in clients:
        client.end()


def test_it_is_welcomed_acknowledged_and_comes_back_with_what_it_has(room: Classroom, connect: Connect) -> None:
    seat = room.join("Mika")
    instructor = room.instructor()
    visit = go(instructor, "pose")
    client = connect(token=seat.token)
    transport = client.next("connect")
    assert client.next("welcome")["you"] == {"kind": "student", "participant": seat.participant}
    streams = {body["stream"]: body for body in (client.next("snapshot"), client.next("snapshot"))}
    assert streams.keys() == {"class", f"own:{seat.participant}"}
    answer = {"id": "a-note-of-the-npm-client", "type": "HandIn", "kind": "note", "visit": visit, "text": "from npm"}
    client.do("command", answer)
    acknowledged = client.next("acknowledged")
    assert acknowledged["ok"] is True
    until(lambda: room.texts() == ["from npm"], "the note")
    client.do("command", answer)
    assert client.next("acknowledged") == acknowledged

    client.do("disconnect")
    assert client.next("disconnect") == "io client disconnect"
    instructor.do("Nudge", text="While it was away")
    have = {stream: body["version"] for stream, body in streams.items()}
    client.do("connect", have)
    assert client.next("connect") == transport
    client.next("welcome")
    patches = [client.next("patch", "snapshot") for _ in range(2)]
    for patch in patches:
        known = streams[patch["stream"]]
        assert patch["from"] == known["version"]
        known["view"], known["version"] = applied(known["view"], patch), patch["to"]
    assert streams["class"]["view"]["room"]["room"]["nudge"] == "While it was away"
    fresh = room.student(seat)
    fresh.until(lambda: len(fresh.streams) == 2, "all anew")
    assert {name: held.view for name, held in fresh.streams.items()} == {
        name: body["view"] for name, body in streams.items()
    }


def test_it_is_told_in_its_language_why_it_may_not_come_in(room: Classroom, connect: Connect) -> None:
    refused = connect(token="no token", language="ja").next("connect_error")
    message = translate("ja", "refused.wrong-token")
    assert refused == {"message": message, "data": {"code": "not-yours", "message": message}}


def test_its_refused_commands_too(room: Classroom, connect: Connect) -> None:
    client = connect(token=room.join("Mika").token, language="ja")
    client.next("welcome")
    client.do("command", {"id": "a-hand-of-the-npm-client", "type": "RaiseHand", "raised": True})
    refused = client.next("acknowledged")
    assert refused == {
        "ok": False, "code": "not-now", "message": translate("ja", "refused.not-begun"), "retry_after_ms": None,
    }  # fmt: skip
    client.do("command", 5)
    assert client.next("acknowledged")["code"] == "malformed"
