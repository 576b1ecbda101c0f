"""The codes of rooms as people type them, and what ends a room: known without what a live room needs."""

from __future__ import annotations

from unicodedata import normalize

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which look alike."""
CODE_LENGTH = 6
ENDED_BY = ("RoomEnded",)
"""The events after which a room counts as past."""


def as_code(typed: str) -> str | None:
    """The code that somebody meant who typed this, in whatever case, width and grouping; None if it cannot be one."""
    code = "".join(char for char in normalize("NFKC", typed).upper() if char.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else None
