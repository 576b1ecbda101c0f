"""Older discussions that were read and wait for a word whether to bring them in: in memory only, so that a file that
nobody wanted leaves nothing behind."""

from __future__ import annotations

import secrets

from msgspec import Struct

from facilitator.engine import Engine
from facilitator.importing.lesson import Lesson

KEPT_MS = 60 * 60 * 1000
MOST = 8
"""Of the whole server; the one that has waited longest goes first."""

REMEMBERED = 100
"""Of those that were brought in, so that asking once more leads to the same room."""


class Read(Struct, frozen=True, kw_only=True):
    owner: str
    file: str
    """Its name."""
    lesson: Lesson
    at: int
    """When it was read: milliseconds since 1970."""


class Waiting:
    def __init__(self, engine: Engine) -> None:
        self.bringing = engine.lock()
        """Held while one is brought in: who presses twice has it brought in once."""
        self._read: dict[str, Read] = {}
        self._brought: dict[str, tuple[str, str]] = {}

    def keep(self, read: Read) -> str:
        """A token by which it is found again."""
        for token in [token for token, each in self._read.items() if each.at < read.at - KEPT_MS]:
            self.forget(token)
        while len(self._read) >= MOST:
            self.forget(next(iter(self._read)))
        token = secrets.token_urlsafe(16)
        self._read[token] = read
        return token

    def find(self, token: str, owner: str, now: int) -> Read | None:
        """None if there is none of that owner's, or none any more."""
        found = self._read.get(token)
        return found if found is not None and found.owner == owner and found.at >= now - KEPT_MS else None

    def brought(self, token: str, owner: str, code: str) -> None:
        """It became the room of that code."""
        self.forget(token)
        while len(self._brought) >= REMEMBERED:
            del self._brought[next(iter(self._brought))]
        self._brought[token] = (owner, code)

    def became(self, token: str, owner: str) -> str | None:
        """The code of the room that it was made, if it was that owner's."""
        whose, code = self._brought.get(token, ("", None))
        return code if whose == owner else None

    def forget(self, token: str) -> None:
        self._read.pop(token, None)
