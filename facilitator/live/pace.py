"""Keeps a single sender from flooding a room: so many at once, so many a second, and then how long to wait."""

from __future__ import annotations

CLOSED_MS = 250
"""Once it refuses, it refuses what comes right behind as well: nothing may overtake what has to come again."""


class Bucket:
    """``burst`` at once, then ``rate`` a second. Times in ms."""

    def __init__(self, burst: int, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._left = float(burst)
        self._at = 0
        self._closed_until = 0

    def take(self, now: int) -> int:
        """0 if one more is within bounds, else in how many ms it will be."""
        self._left = min(self._burst, self._left + max(0, now - self._at) * self._rate / 1000)
        self._at = now
        if now < self._closed_until:
            return self._closed_until - now
        if self._left < 1:
            wait = max(CLOSED_MS, int((1 - self._left) * 1000 / self._rate) + 1)
            self._closed_until = now + wait
            return wait
        self._left -= 1
        return 0

    def give_back(self) -> None:
        """What was taken was rightly asked for."""
        self._left += 1
