"""One connection: Socket.IO over Engine.IO over a WebSocket, as a browser speaks them, without long-polling.

It lives once. What comes in goes to its ``Listener``; why it ended, to ``ended``. A server that has been silent for
longer than its own heartbeat allows is left.
"""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Mapping
from typing import Final, Protocol

import msgspec
from msgspec import Struct
from wsproto.utilities import generate_accept_token

from facilitator.simulate import frames
from facilitator.simulate.web import Address

OPENING_SECONDS: Final = 20.0
"""From the connection to the answer of the join."""
_LEAVE_SECONDS: Final = 1.0
PATH: Final = "/socket.io/?EIO=4&transport=websocket"
_HEAD_LARGEST: Final = 16 * 1024


class Reply(Struct, frozen=True, kw_only=True):
    """The acknowledgement of a command: accepted with ``seq``, or refused with ``code`` and ``message``."""

    ok: bool
    seq: int = 0
    code: str = ""
    message: str = ""
    retry_after_ms: int | None = None


class Ended(Struct, frozen=True, kw_only=True):
    """``code``: the server's refusal to let us in, or "closed" where it sent us away; none: the connection was lost."""

    why: str
    code: str | None = None


class Listener(Protocol):
    def joined(self, conversation: Conversation) -> None: ...

    def heard(self, conversation: Conversation, message: bytes) -> None:
        """A Socket.IO event: its JSON array."""
        ...

    def answered(self, number: int, reply: Reply) -> None: ...


class _Opening(Struct, frozen=True, kw_only=True):
    ping_interval: int = msgspec.field(name="pingInterval")
    ping_timeout: int = msgspec.field(name="pingTimeout")


class _Refusal(Struct, frozen=True, kw_only=True):
    class Data(Struct, frozen=True, kw_only=True):
        code: str

    message: str
    data: Data


_opening: Final = msgspec.json.Decoder(_Opening)
_refusal: Final = msgspec.json.Decoder(_Refusal)
_reply: Final = msgspec.json.Decoder(tuple[Reply])


class Conversation(asyncio.Protocol):
    def __init__(self, address: Address, headers: Mapping[str, str], auth: object, listener: Listener) -> None:
        self._address = address
        self._headers = headers
        self._auth = msgspec.json.encode(auth)
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._key = base64.b64encode(os.urandom(16))
        self._head = b""
        self._upgraded = False
        self._frames = frames.Frames()
        self._why = Ended(why="the connection was lost")
        self._silence: float = OPENING_SECONDS
        self._heard_at = self._loop.time()
        self.ended: asyncio.Future[Ended] = self._loop.create_future()

    def emit(self, event: str, body: bytes, number: int | None = None) -> None:
        """``body`` is JSON; with a number the server acknowledges."""
        self._send(b'42%b["%b",%b]' % (b"" if number is None else b"%d" % number, event.encode(), body))

    async def leave(self) -> None:
        """Say goodbye, if there is anybody to say it to; nothing is sent after it."""
        self._send(b"41")
        self._close("left")
        await asyncio.wait((self.ended,), timeout=_LEAVE_SECONDS)

    # --- asyncio's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._watch = self._loop.call_later(self._silence, self._look_at_the_clock)
        lines = {
            "Host": self._address.authority,
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": self._key.decode(),
            "Sec-WebSocket-Version": "13",
            **self._headers,
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        transport.write(f"GET {PATH} HTTP/1.1\r\n{head}\r\n".encode("latin-1"))

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        try:
            if not self._upgraded:
                data = self._after_head(data)
            if self._upgraded:
                for opcode, payload in self._frames.take(data):
                    self._take(opcode, payload)
        except (frames.BadFrame, msgspec.DecodeError, msgspec.ValidationError, ValueError) as fault:
            self._why = Ended(why=f"the server broke the protocol: {fault}")
            self._transport.abort()

    def connection_lost(self, _exc: Exception | None) -> None:
        self._watch.cancel()
        if not self.ended.done():
            self.ended.set_result(self._why)

    # --- layer by layer

    def _after_head(self, data: bytes) -> bytes:
        """What follows the answer to the upgrade, once that is all there."""
        self._head += data
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if not end:
            if len(head) > _HEAD_LARGEST:
                raise frames.BadFrame("no end of the answer to the upgrade")
            return b""
        accept = b"\r\nsec-websocket-accept: " + generate_accept_token(self._key).lower()
        if not head.startswith(b"HTTP/1.1 101 ") or accept not in head.lower():
            raise frames.BadFrame(f"no WebSocket: {head[:100].decode('latin-1').splitlines()[:1]}")
        self._upgraded, self._head = True, b""
        return rest

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == frames.TEXT:
            self._packet(payload)
        elif opcode == frames.PING:
            self._transport.write(frames.frame(payload, frames.PONG))
        elif opcode == frames.CLOSE:
            self._close("the server closed the connection")

    def _packet(self, text: bytes) -> None:
        """One Engine.IO packet, and the Socket.IO packet in it."""
        match text[:1], text[1:2]:
            case b"4", b"2":
                self._listener.heard(self, text[2:])
            case b"4", b"3":
                number, _, body = text[2:].partition(b"[")
                self._listener.answered(int(number), _reply.decode(b"[" + body)[0])
            case b"4", b"0":
                self._listener.joined(self)
            case b"4", b"4":
                refusal = _refusal.decode(text[2:])
                self._why = Ended(why=refusal.message, code=refusal.data.code)
                self._close(refusal.message, refusal.data.code)
            case b"4", b"1":
                self._close("the server sent us away", "closed")
            case b"0", _:
                opening = _opening.decode(text[1:])
                self._silence = (opening.ping_interval + opening.ping_timeout) / 1000
                self._watch.cancel()
                self._look_at_the_clock()
                self._send(b"40" + self._auth)
            case b"2", _:
                self._send(b"3" + text[1:])
            case b"1", _:
                self._close("the server closed the session")
            case b"6", _:
                pass
            case _:
                raise frames.BadFrame("no such packet")

    def _send(self, text: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(frames.frame(text))

    def _close(self, why: str, code: str | None = None) -> None:
        if not self._transport.is_closing():
            self._why = Ended(why=why, code=code)
            self._transport.write(frames.frame(b"\x03\xe8", frames.CLOSE))
            self._transport.close()

    def _look_at_the_clock(self) -> None:
        silent = self._loop.time() - self._heard_at
        if silent >= self._silence:
            self._why = Ended(why="the server has been silent for too long")
            self._transport.abort()
        else:
            self._watch = self._loop.call_later(self._silence - silent, self._look_at_the_clock)
