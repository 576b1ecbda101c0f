"""What goes out to clients: our messages, encoded once for all their readers, and Engine.IO's own packets."""

from __future__ import annotations

from typing import TypeAlias

from engineio.packet import Packet

from facilitator.live.transport.websocket import text_frame


class Message:
    """A message for any number of clients, encoded once. Stands where python-engineio expects a packet."""

    __slots__ = ("_frame", "text")

    def __init__(self, text: bytes) -> None:
        self.text = text
        self._frame: bytes | None = None

    def encode(self, b64: bool = False) -> str:
        """For a long-polling answer."""
        return self.text.decode()

    @property
    def frame(self) -> bytes:
        """For a WebSocket."""
        if self._frame is None:
            self._frame = text_frame(self.text)
        return self._frame


Outgoing: TypeAlias = Message | Packet


def size(packet: Outgoing) -> int:
    return len(packet.text) if isinstance(packet, Message) else len(packet.encode())


def frame(packet: Outgoing) -> bytes:
    return packet.frame if isinstance(packet, Message) else text_frame(packet.encode().encode())
