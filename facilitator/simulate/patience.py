"""How long a simulation waits for a server that is down: as long as anything comes, and then a while longer.

Whatever waits for the server says so; if for ``SECONDS`` nobody's waiting has ended, the simulation gives up.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from facilitator.simulate.problems import CannotSimulate

SECONDS: Final = 120.0
_LOOK_SECONDS: Final = 1.0


class Patience:
    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._waiting = 0
        self._since = 0.0

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Around whatever needs the server."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            self._since = time.monotonic()

    async def run_out(self, what_is_missing: Callable[[], str]) -> NoReturn:
        """Raises CannotSimulate when it has run out, saying what was missing then."""
        while not self._waiting or time.monotonic() - self._since < self._seconds:
            await asyncio.sleep(_LOOK_SECONDS)
        raise CannotSimulate(f"gave up: nothing was answered for {self._seconds:g} seconds; {what_is_missing()}")


def backoff(tries: int, first: float, longest: float) -> float:
    """Seconds to wait after so many vain tries: doubled each time, and spread so that a class does not come at once."""
    return float(min(longest, first * 2 ** min(tries, 16)) * random.uniform(0.5, 1))
