"""WebSocket frames of a client (RFC 6455, section 5): bytes to messages and back, without I/O.

No extensions are offered, so a reserved bit is an error. Large fan-out is why this is not wsproto: a server's frame is
cut out of the buffer in a few steps and handed on as bytes.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import Final

CONTINUATION: Final = 0
TEXT: Final = 1
CLOSE: Final = 8
PING: Final = 9
PONG: Final = 10

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one message: a snapshot of a large class after a long lesson is far below."""
_CONTROL_LARGEST: Final = 125


class BadFrame(Exception):
    """The server broke the protocol."""


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One whole message in one frame, masked as a client must."""
    size = len(payload)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    mask = os.urandom(4)
    key = int.from_bytes((mask * (size // 4 + 1))[:size])
    return head + mask + (int.from_bytes(payload) ^ key).to_bytes(size)


class Frames:
    """What comes from the server, however it is cut into pieces on its way."""

    def __init__(self) -> None:
        self._bytes = b""
        self._parts: list[bytes] = []
        self._size = 0

    def take(self, received: bytes) -> Iterator[tuple[int, bytes]]:
        """(opcode, payload) of each message and control frame that is complete now. Raises BadFrame."""
        self._bytes = self._bytes + received if self._bytes else received
        while (cut := self._next()) is not None:
            opcode, last, payload = cut
            if opcode >= CLOSE:
                yield _control(opcode, last, payload)
            elif (message := self._collected(opcode, last, payload)) is not None:
                yield TEXT, message

    def _next(self) -> tuple[int, bool, bytes] | None:
        """The first frame of the buffer, taken out of it; None while it is not all there."""
        data = self._bytes
        if len(data) < 2:
            return None
        first, size = data[0], data[1]
        if first & 0x70 or size & 0x80:
            raise BadFrame("a reserved bit, or a mask")
        start = 2
        if size > 125:
            start = 4 if size == 126 else 10
            if len(data) < start:
                return None
            size = int.from_bytes(data[2:start])
        if size > LARGEST:
            raise BadFrame("too large")
        end = start + size
        if len(data) < end:
            return None
        self._bytes = data[end:]
        return first & 0x0F, bool(first & 0x80), data[start:end]

    def _collected(self, opcode: int, last: bool, payload: bytes) -> bytes | None:
        if opcode not in (TEXT, CONTINUATION) or (opcode == CONTINUATION) != bool(self._parts):
            raise BadFrame("not text, or out of order")
        if last and not self._parts:
            return payload
        self._parts.append(payload)
        self._size += len(payload)
        if self._size > LARGEST:
            raise BadFrame("too large")
        if not last:
            return None
        message = b"".join(self._parts)
        self._parts, self._size = [], 0
        return message


def _control(opcode: int, last: bool, payload: bytes) -> tuple[int, bytes]:
    if opcode not in (CLOSE, PING, PONG) or not last or len(payload) > _CONTROL_LARGEST:
        raise BadFrame("no such control frame")
    return opcode, payload
