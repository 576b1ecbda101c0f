"""SIGTERM and SIGINT as bytes on a socket.

A signal handler of Python runs wherever the program happens to be, and a sleeping event loop may not notice that it
ran. A byte that the signal itself writes wakes every kind of loop, and one task that reads it can stop in peace.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)


class StopSignals:
    """From construction until ``restore``, the two signals only make ``reader`` readable."""

    def __init__(self) -> None:
        self.reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._old_wakeup = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._old_handlers = {number: signal.signal(number, _nothing) for number in _SIGNALS}

    def is_stop(self, received: bytes) -> bool:
        """Whether one of these bytes, read from ``reader``, means stop: other signals write theirs too."""
        return any(number in _SIGNALS for number in received)

    def restore(self) -> None:
        """Give the signals their former effect: whoever presses Ctrl-C a second time wants out at once."""
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_wakeup)
        self.reader.close()
        self._writer.close()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Replaces the default effect; the byte on the socket does the work."""
