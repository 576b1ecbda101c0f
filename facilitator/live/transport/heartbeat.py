"""Whether a client is still there. Upstream keeps a task for each client's next ping; here the server looks at all
clocks in one. Not at the clock on the wall, which may jump.
"""

from __future__ import annotations

import time
from typing import Any

from engineio.packet import PING, Packet

from facilitator.live.transport.outgoing import Outgoing


class Heartbeat:
    """A part of ``ClientSocket``. ``last_ping``: of the ping that was not answered yet, if there is one."""

    server: Any
    sid: str
    closing: bool

    def __init__(self, server: Any, sid: str) -> None:
        super().__init__(server, sid)  # type: ignore[call-arg]
        self.last_ping: float | None = time.monotonic()
        self._ping_due = 0.0

    def schedule_ping(self) -> None:
        """It has joined the heartbeat, or answered the last ping."""
        if self.last_ping is not None:
            self.last_ping = None
            self._ping_due = time.monotonic() + self.server.ping_interval

    def look_at_the_clock(self) -> None:
        if self.last_ping is not None:
            self.check_ping_timeout()
        elif time.monotonic() >= self._ping_due:
            if not self.server.has_joined(self.sid):
                self.refuse("never-joined")
            self.last_ping = time.monotonic()
            self.send(Packet(PING))

    def check_ping_timeout(self) -> bool:
        if self.closing or self.last_ping is None or time.monotonic() - self.last_ping <= self.server.ping_timeout:
            return True
        self.close(abort=True, reason=self.server.reason.PING_TIMEOUT)
        return False

    def send(self, packet: Outgoing) -> None:
        raise NotImplementedError

    def refuse(self, why: str) -> None:
        raise NotImplementedError

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        raise NotImplementedError
