"""A client made of plain sockets, so that it can say what no library would."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import socket
import struct
import time
from http.client import HTTPResponse
from typing import Any, ClassVar, Self

from facilitator.live.transport.wire import loads

HOST = "127.0.0.1"
DEADLINE = 30.0


def frame(payload: bytes, *, opcode: int = 1, last: bool = True, masked: bool = True) -> bytes:
    """One frame as a client sends it (RFC 6455, 5.2)."""
    size = len(payload)
    head = bytes([opcode | (0x80 if last else 0)])
    if size < 126:
        head += bytes([size | 0x80 * masked])
    elif size < 1 << 16:
        head += bytes([126 | 0x80 * masked]) + struct.pack("!H", size)
    else:
        head += bytes([127 | 0x80 * masked]) + struct.pack("!Q", size)
    if not masked:
        return head + payload
    mask = os.urandom(4)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
    return head + mask + (int.from_bytes(payload, "big") ^ key).to_bytes(size, "big")


def connected(port: int, *, small_buffer: bool = False) -> socket.socket:
    """With a small buffer the kernel takes little for a client that does not read."""
    sock = socket.socket()
    if small_buffer:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.settimeout(DEADLINE)
    sock.connect((HOST, port))
    return sock


class Raw:
    """A WebSocket to ``/socket.io/``; ``join`` also enters the default namespace."""

    def __init__(
        self, port: int, path: str = "/socket.io/?EIO=4&transport=websocket", *, headers: str = "", slow: bool = False
    ) -> None:
        self.socket = connected(port, small_buffer=slow)
        self._in = self.socket.makefile("rb")
        self._acks = itertools.count()
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n".encode()
        )
        self.head = b"".join(iter(self._in.readline, b"\r\n")).decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        self._in.close()
        self.socket.close()

    def join(self, **auth: object) -> Self:
        self.say("40" + json.dumps(auth))
        answer = self.hear()
        assert answer is not None
        assert answer.startswith("40")
        return self

    def say(self, text: str) -> None:
        self.send(frame(text.encode()))

    def send(self, data: bytes) -> None:
        """Whatever the server does with it: it may cut the connection in the middle."""
        with contextlib.suppress(ConnectionError):
            self.socket.sendall(data)

    def hear(self) -> str | None:
        """The next packet, opening and pings apart; None once the server has closed."""
        due = time.monotonic() + DEADLINE
        while time.monotonic() < due:
            text = self._frame()
            if text == "2":
                self.say("3")
            elif text is None or not text.startswith("0"):
                return text
        raise TimeoutError("nothing but pings")

    def ask(self, event: str, body: object = None) -> Any:
        """Send an event and wait for its acknowledgement; other events are passed over."""
        number = next(self._acks)
        self.say(f"42{number}" + json.dumps([event, body]))
        while (text := self.hear()) is not None:
            if text.startswith(f"43{number}["):
                return json.loads(text.removeprefix(f"43{number}"))[0]
        raise AssertionError("closed before the answer")

    def event(self) -> list[Any]:
        """The next event: its name and its body."""
        text = self.hear()
        assert text is not None
        assert text.startswith("42"), text
        event = loads(text[2:])
        assert isinstance(event, list)
        return event

    def answers_ping(self) -> bool:
        """Whether it is alive and has read everything so far: a ping may come between fragments."""
        self.send(frame(b"there?", opcode=9))
        return self.hear() == "there?"

    def ping(self) -> str | None:
        """Wait for the server's next ping and answer it."""
        while (text := self._frame()) not in ("2", None):
            pass
        self.say("3")
        return text

    def is_closed(self) -> bool:
        """Wait until the server ends the connection; False if it is alive at the deadline."""
        try:
            while self.hear() is not None:
                pass
        except TimeoutError:
            return False
        return True

    def _frame(self) -> str | None:
        try:
            head = self._in.read(2)
            if len(head) < 2 or head[0] & 15 == 8:
                return None
            size = head[1] & 127
            if size > 125:
                size = int.from_bytes(self._in.read(2 if size == 126 else 8), "big")
            return self._in.read(size).decode()
        except ConnectionError:
            return None


class Polling:
    """A long-polling session; every request is a connection of its own."""

    everybody: ClassVar[list[Polling]] = []
    """Who has come and may still be there: a test need not say goodbye."""

    def __init__(self, port: int) -> None:
        self.everybody.append(self)
        self.port = port
        self.sid = ""
        status, body = self.get()
        assert status == 200
        self.sid = json.loads(body[1:])["sid"]

    def join(self, **auth: object) -> Self:
        assert self.post("40" + json.dumps(auth))[0] == 200
        assert self.get()[1].startswith("40")
        return self

    @classmethod
    def all_leave(cls) -> None:
        for each in cls.everybody:
            each.post("1")
        cls.everybody.clear()

    def get(self, query: str = "") -> tuple[int, str]:
        return self.request("GET", query=query)

    def post(self, *packets: str, headers: str = "") -> tuple[int, str]:
        return self.request("POST", "\x1e".join(packets).encode(), headers=headers)

    def request(self, method: str, body: bytes | None = None, *, query: str = "", headers: str = "") -> tuple[int, str]:
        """Status and body of the answer. ``headers`` may replace the length of the body."""
        if body is not None and not headers:
            headers = f"Content-Length: {len(body)}\r\n"
        path = f"/socket.io/?EIO=4&transport=polling&sid={self.sid}{query}"
        path = path if self.sid else path.replace("&sid=", "")
        return http(self.port, f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{headers}", body or b"")


def http(port: int, head: str, body: bytes = b"") -> tuple[int, str]:
    """Send a request and read the answer to its end; ``head`` is without the blank line."""
    with connected(port) as sock:
        sock.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)
        with HTTPResponse(sock) as answer:
            answer.begin()
            return answer.status, answer.read().decode()
