"""A server made of a script, so that it can do what the real one does seldom: refuse, keep silent, cut, send us away.

It speaks WebSocket by wsproto, which knows nothing of our frames, and Engine.IO and Socket.IO by hand.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Event, Ping, Pong, Request, TextMessage

from facilitator.simulate.web import Address, address_of

OPEN = {"sid": "s", "upgrades": [], "pingInterval": 10_000, "pingTimeout": 10_000, "maxPayload": 131_072}


class Link:
    """The server's end of one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._protocol = WSConnection(ConnectionType.SERVER)
        self._texts: list[str] = []
        self.pongs: list[bytes] = []
        self.headers: dict[str, str] = {}
        self.closed = False

    async def accept(self, opening: dict[str, object] | None = None) -> None:
        await self._event_of(Request)
        self.write(AcceptConnection())
        self.say("0" + json.dumps(opening or OPEN))

    async def join(self) -> dict[str, Any]:
        """Let the client in; what it said about itself."""
        await self.accept()
        auth = await self.hear()
        assert auth.startswith("40")
        self.say('40{"sid":"1"}')
        found: dict[str, Any] = json.loads(auth[2:])
        return found

    def write(self, event: Event) -> None:
        self._writer.write(self._protocol.send(event))

    def raw(self, data: bytes) -> None:
        self._writer.write(data)

    def say(self, text: str) -> None:
        self.write(TextMessage(data=text))

    def tell(self, event: str, body: object) -> None:
        self.say("42" + json.dumps([event, body]))

    async def hear(self) -> str:
        """The next message."""
        while not self._texts:
            if self.closed:
                raise ConnectionError("the phone hung up")
            await self._read()
        return self._texts.pop(0)

    async def command(self) -> tuple[int, dict[str, Any]]:
        """(number to acknowledge, command)"""
        text = await self.hear()
        assert text.startswith("42")
        number, _, array = text[2:].partition("[")
        name, body = json.loads("[" + array)
        assert name == "command"
        return int(number), body

    def answer(self, number: int, **reply: object) -> None:
        self.say(f"43{number}" + json.dumps([reply]))

    async def pong(self) -> bytes:
        while not self.pongs:
            if self.closed:
                raise ConnectionError("the phone hung up")
            await self._read()
        return self.pongs.pop(0)

    async def until_closed(self) -> None:
        while not self.closed:
            await self._read()

    def cut(self) -> None:
        """As a network does it."""
        transport = self._writer.transport
        transport.abort()

    async def _event_of(self, kind: type[Event]) -> None:
        while True:
            self._protocol.receive_data(await self._reader.read(65_536))
            for event in self._protocol.events():
                if isinstance(event, Request):
                    self.headers = {name.decode(): value.decode() for name, value in event.extra_headers}
                if isinstance(event, kind):
                    return

    async def _read(self) -> None:
        data = await self._reader.read(65_536)
        if not data:
            self.closed = True
            return
        self._protocol.receive_data(data)
        for event in self._protocol.events():
            match event:
                case TextMessage(data=text):
                    assert event.message_finished
                    self._texts.append(text)
                case Pong(payload=payload):
                    self.pongs.append(bytes(payload))
                case Ping():
                    self.write(event.response())
                case CloseConnection():
                    self.closed = True


@contextlib.asynccontextmanager
async def pretending(*scripts: Callable[[Link], Awaitable[None]]) -> AsyncIterator[Address]:
    """The first connection is treated by the first script, and so on; what goes wrong in one fails the test."""
    left = list(scripts)
    served: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await left.pop(0)(Link(reader, writer))
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.create_task(serve(reader, writer)))

    server = await asyncio.start_server(come, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield address_of(f"http://127.0.0.1:{port}")
    finally:
        server.close()
        await server.wait_closed()
        await asyncio.gather(*served)
    assert left == [], "a connection that never came"
