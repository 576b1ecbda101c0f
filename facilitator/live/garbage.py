"""When Python looks for garbage in cycles: in a quiet moment, not in the middle of an answer.

Looking through everything takes a fifth of a second in a room of a thousand, during which nobody is answered, and left
to itself Python does it when most is going on. Most of what it finds then is alive and stays so: that is set aside, and
only looked through again now and then.
"""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 10_000
"""New objects after which the newest are looked through, which is quick."""
YOUNG_ROUNDS: Final = 5
"""How many times, before those that outlived it are looked through as well."""
NEVER: Final = 1_000_000
PATIENCE_MS: Final = 5 * 60_000
"""Without a quiet moment for so long, any moment will do."""
ALL_MS: Final = 10 * 60_000
"""How often what was set aside is looked through too."""


class Garbage:
    """Of the whole process. Times in ms."""

    def __init__(self) -> None:
        self._looked_at = 0
        self._all_looked_at = 0

    def begin(self, now: int) -> None:
        """Once everything is there that the program always needs."""
        gc.set_threshold(YOUNG, YOUNG_ROUNDS, NEVER)
        self._look(now)

    def tidy(self, now: int, quiet: bool) -> None:
        """Look through what is new, if it is much and the moment is good."""
        _, _, rounds = gc.get_count()
        if not rounds:
            self._looked_at = now
        elif quiet or now - self._looked_at > PATIENCE_MS:
            if now - self._all_looked_at > ALL_MS:
                gc.unfreeze()
            self._look(now)

    def _look(self, now: int) -> None:
        if not gc.get_freeze_count():
            self._all_looked_at = now
        gc.collect()
        gc.freeze()
        self._looked_at = now
