"""What people hand in, with every text it ever had."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ContributionKind = Literal["note", "answer", "group-answer", "reason", "point", "proposal", "reflection", "question"]
PointKind = Literal["build", "challenge", "ask"]

ONE_PER_SLOT: frozenset[ContributionKind] = frozenset({"answer", "group-answer", "reason", "reflection"})
"""Handing in again changes the one before; of the other kinds a person may hand in many."""

Slot = tuple[str, str, str, str]
"""(author or group, visit, prompt, kind): where a contribution of a one-per-slot kind has its place."""


class Revision(Struct, frozen=True, kw_only=True):
    """One stored text of a contribution and who wrote it; ``text`` is None once it was erased, perhaps empty beside
    pictures."""

    text: str | None
    author: str | None
    at: int
    seq: int
    pictures: tuple[str, ...] = ()
    """Names of photos and of a drawing."""


class Contribution(Struct, frozen=True, kw_only=True):
    """Anything handed in, with every text it ever had, oldest first; the last one counts."""

    id: str
    seq: int
    kind: ContributionKind
    author: str | None
    visit: str
    prompt: str
    texts: tuple[Revision, ...]
    group: str | None = None
    late: bool = False
    unfinished: bool = False
    withdrawn: bool = False
    hidden: bool = False
    shared: bool = False
    """Of a reflection: its author lets it be read to the class next time, in these words. Others are asked anew."""
    approach: str | None = None
    card: str | None = None
    point: PointKind | None = None
    reply_to: str | None = None
    choice: int | None = None
    credits: tuple[str, ...] = ()
    side: int | None = None
    """The side from which it was said first."""

    @property
    def text(self) -> str | None:
        """The text that counts; None once erased."""
        return self.texts[-1].text

    @property
    def pictures(self) -> tuple[str, ...]:
        """Those that belong to the text that counts."""
        return self.texts[-1].pictures

    def as_of(self, seq: int) -> Revision:
        """What was stored by event ``seq``, or the latest where there is none such."""
        return next((revision for revision in self.texts if revision.seq == seq), self.texts[-1])
