"""One WebSocket (RFC 6455) over a connection that the engine's server has handed over.

The same for every engine, by wsproto: eventlet's own unmasks byte by byte and keeps fragments without limit, and
simple-websocket reads ahead without limit and cuts off what a slow client does not take at once.
Only text, at most ``largest`` bytes a message, no compression: a compressor costs 300 kB a client.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from typing import Final

from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage
from wsproto.utilities import LocalProtocolError, generate_accept_token

from facilitator.engine import Lock
from facilitator.live.transport.wire import Malformed

_READ: Final = 16 * 1024
#: What a client may still send after we have said goodbye, before the connection is cut.
_DRAIN_SECONDS: Final = 2.0
_DRAIN_READS: Final = 16


def answer_handshake(environ: Mapping[str, object]) -> bytes | None:
    """The 101 answer to the opening handshake in this WSGI environ, or None if it is not one (RFC 6455, 4.2.1)."""
    key = str(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not _is_nonce(key):
        return None
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: %b\r\n\r\n" % generate_accept_token(key.encode())
    )


def text_frame(text: bytes) -> bytes:
    """An unmasked, unfragmented text frame (RFC 6455, 5.2): the same bytes serve every client."""
    size = len(text)
    if size < 126:
        return b"\x81%c%b" % (size, text)
    if size < 1 << 16:
        return b"\x81\x7e%b%b" % (struct.pack("!H", size), text)
    return b"\x81\x7f%b%b" % (struct.pack("!Q", size), text)


class WebSocket:
    """One task calls ``receive``, any may call the rest."""

    def __init__(self, connection: socket.socket, *, largest: int, lock: Lock, take_turns: Callable[[], None]) -> None:
        self._socket = connection
        self._largest = largest
        # Two tasks may wait to write: the sender, and the receiver that answers pings.
        self._lock = lock
        # A real lock, for the threading engine; no task switches while it is held.
        self._guard = threading.Lock()
        self._sending = False
        self._said_goodbye = False
        self._ended = False
        self._rest = b""
        self._take_turns = take_turns
        self._protocol = Connection(ConnectionType.SERVER)
        self._parts: list[str] = []
        self._size = 0
        # A frame that waits for the acknowledgement of the one before would come 40 ms late.
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def set_timeout(self, seconds: float) -> None:
        """How long one read or write may wait."""
        self._socket.settimeout(seconds)

    def receive(self) -> str | None:
        """The next message; None once the client has closed. Raises ``Malformed``, and OSError when it is cut."""
        while True:
            for happened in self._protocol.events():
                # A client that always has more to say would otherwise keep all others waiting.
                self._take_turns()
                if isinstance(happened, CloseConnection):
                    self._closed(happened)
                    return None
                message = self._message(happened)
                if message is not None:
                    return message
            received = self._socket.recv(_READ)
            if not received:
                return None
            self._protocol.receive_data(received)

    def send(self, frames: bytes) -> None:
        """Waits until all is with the kernel, a rest that ``send_now`` has left first. Raises OSError when the client
        is gone or does not read within the timeout. Nothing goes out after a goodbye, whoever has said it first.
        """
        self._send(frames)

    def _send(self, frames: bytes, *, goodbye: bool = False) -> None:
        with self._lock:
            with self._guard:
                if self._said_goodbye:
                    return
                self._said_goodbye = goodbye
                self._sending = True
                rest, self._rest = self._rest, b""
            try:
                self._socket.sendall(rest + frames)
            finally:
                self._sending = False

    def send_now(self, frames: bytes) -> int:
        """How many bytes the kernel has taken without anybody waiting; 0 also while somebody else is sending. A rest
        goes out with the next ``send``. Raises OSError as that does.

        Once a timeout is set the descriptor does not block, whatever the engine makes of the socket.
        """
        with self._guard:
            if self._sending or self._rest or self._said_goodbye or self._ended:
                return 0
            try:
                written = os.write(self._socket.fileno(), frames)
            except BlockingIOError:
                return 0
            self._rest = frames[written:]
            return written

    def close(self) -> None:
        """Say goodbye after what was sent; the client still has to close its side."""
        with contextlib.suppress(OSError, LocalProtocolError):
            self._send(self._protocol.send(CloseConnection(code=1000)), goodbye=True)
            self._socket.shutdown(socket.SHUT_WR)

    def drain(self) -> None:
        """After ``close``: read what is on its way, or the client might lose our last words to a reset."""
        with contextlib.suppress(OSError):
            self._socket.settimeout(_DRAIN_SECONDS)
            for _ in range(_DRAIN_READS):
                if not self._socket.recv(_READ):
                    return

    def abort(self) -> None:
        """Cut the connection; whoever reads or writes on it is woken."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """The connection is being given back: nothing more may be written, or it might reach another one."""
        with self._guard:
            self._ended = True

    def _message(self, happened: Event) -> str | None:
        match happened:
            case Ping():
                with contextlib.suppress(LocalProtocolError):
                    self.send(self._protocol.send(happened.response()))
            case BytesMessage():
                raise Malformed("binary")
            case TextMessage(data=data):
                return self._collected(data, happened.message_finished)
        return None

    def _collected(self, part: str, last: bool) -> str | None:
        self._size += len(part) if part.isascii() else len(part.encode())
        if self._size > self._largest:
            raise Malformed("too-large")
        if part:
            self._parts.append(part)
        if not last:
            return None
        message = "".join(self._parts)
        self._parts, self._size = [], 0
        return message

    def _closed(self, happened: CloseConnection) -> None:
        if self._protocol.state is ConnectionState.OPEN:
            # Not the client's goodbye, but wsproto's report of a frame that breaks the protocol.
            raise Malformed("websocket")
        with contextlib.suppress(OSError, LocalProtocolError):
            self._send(self._protocol.send(happened.response()), goodbye=True)


def _is_nonce(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == 16
    except (binascii.Error, ValueError):
        return False
