"""What is between two cards: as the class sees it, and as students propose it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from facilitator.discussion.plan import EITHER_WAY

ConnectionAnswer = Literal["confirmed", "set-aside"]

Saying = tuple[str, str, str, str]
"""(card, card, kind, words): equal for connections that say the same."""


def saying(a: str, b: str, kind: str, words: str | None) -> Saying:
    first, second = sorted((a, b)) if kind in EITHER_WAY else (a, b)
    return first, second, kind, (words or "").strip()


class Connection(Struct, frozen=True, kw_only=True):
    """What the class sees between two cards."""

    id: str
    seq: int
    a: str
    b: str
    kind: str
    words: str
    proposed: tuple[str, ...] = ()
    """The proposals that it came from."""

    @property
    def says(self) -> Saying:
        return saying(self.a, self.b, self.kind, self.words)


class ProposedConnection(Struct, frozen=True, kw_only=True):
    """What a student sees between two cards. ``kind`` empty: in own words; ``words`` None: erased."""

    id: str
    seq: int
    at: int
    participant: str
    visit: str
    a: str
    b: str
    kind: str
    words: str | None
    taken_back: bool = False
    set_aside: bool = False

    @property
    def stands(self) -> bool:
        """Neither taken back nor erased."""
        return not self.taken_back and self.words is not None

    @property
    def says(self) -> Saying:
        return saying(self.a, self.b, self.kind, self.words)
