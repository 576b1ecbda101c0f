"""The server's time: UTC in milliseconds, set once at start and carried on by a clock that nobody can turn back."""

from __future__ import annotations

import time


class Clock:
    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> int:
        """Milliseconds since 1970; never earlier than the answer before."""
        return int((self._offset + time.monotonic()) * 1000)
