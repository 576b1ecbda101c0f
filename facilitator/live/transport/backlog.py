"""Counts what has been handed to a client and not yet been taken by it."""

from __future__ import annotations

import threading

from facilitator.live.transport.limits import Limits


class Backlog:
    """Packets and bytes that wait, those included that are on their way."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # A real lock, for the threading engine; no task switches while it is held.
        self._lock = threading.Lock()
        self._packets = 0
        self._bytes = 0
        self._excused = 0
        self._batch = (0, 0)

    def add(self, sizes: list[int]) -> bool:
        """Count packets that are queued together; False if the client has fallen too far behind."""
        with self._lock:
            if not self._packets:
                self._excused = sum(sizes)
            self._packets += len(sizes)
            self._bytes += sum(sizes)
            behind = self._bytes - self._excused
            return self._packets <= self._limits.queued_packets and behind <= self._limits.queued_bytes

    def hand_out(self, sizes: list[int]) -> None:
        """The client is being given these."""
        with self._lock:
            self._batch = (len(sizes), sum(sizes))

    def arrived(self) -> None:
        """The client has what it was given last: it asks for more, or the connection has swallowed it."""
        with self._lock:
            packets, size = self._batch
            self._packets -= packets
            self._bytes -= size
            self._batch = (0, 0)
