"""The one expected kind of error: what was asked cannot be, and the asker is told why in words.

Codes are stable and few, for programs; ``message`` is the catalogue id of a sentence for people.
"""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "malformed",
    "too-large",
    "not-now",
    "not-yours",
    "not-found",
    "locked",
    "ended",
    "full",
    "removed",
    "too-fast",
    "not-saved",
]


class Refused(Exception):
    """``message`` without its prefix ``refused.``; ``words`` fill its blanks."""

    def __init__(self, code: Code, message: str, **words: str | int) -> None:
        super().__init__(code, message)
        self.code: Code = code
        self.message = f"refused.{message}"
        self.words = words
