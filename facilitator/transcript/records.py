"""The contributions of a transcript, each record made when it is asked for: a long discussion is not held twice.

Reads like a tuple, and besides by id and by where and as what something was handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from facilitator.discussion.contribution import Contribution, ContributionKind
from facilitator.transcript import model as m

Make = Callable[[Contribution], m.ContributionRecord]
Keep = Callable[["Contribution | m.ContributionRecord"], bool]
Change = Callable[[m.ContributionRecord], m.ContributionRecord]


class Contributions(Sequence[m.ContributionRecord]):
    def __init__(self, kept: Sequence[Contribution], make: Make) -> None:
        self._kept = kept
        self._make = make
        self._places: dict[str, int] = {}
        self._handed_in: dict[tuple[str, str], list[int]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[m.ContributionRecord]:
        return map(self._make, self._kept)

    @overload
    def __getitem__(self, at: int) -> m.ContributionRecord: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[m.ContributionRecord, ...]: ...

    def __getitem__(self, at: int | slice) -> m.ContributionRecord | tuple[m.ContributionRecord, ...]:
        if isinstance(at, slice):
            return tuple(map(self._make, self._kept[at]))
        return self._make(self._kept[at])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def only(self, keep: Keep, change: Change) -> Contributions:
        """Those to keep, each changed."""
        make = self._make
        return Contributions([each for each in self._kept if keep(each)], lambda each: change(make(each)))

    def handed_in(self, visit: str, kind: ContributionKind) -> list[m.ContributionRecord]:
        """In the order in which they were begun."""
        if not self._handed_in:
            for place, each in enumerate(self._kept):
                self._handed_in.setdefault((each.visit, each.kind), []).append(place)
        return [self[place] for place in self._handed_in.get((visit, kind), ())]

    def by_id(self) -> Mapping[str, m.ContributionRecord]:
        if not self._places:
            self._places = {each.id: place for place, each in enumerate(self._kept)}
        return _ById(self, self._places)


class _ById(Mapping[str, m.ContributionRecord]):
    def __init__(self, records: Contributions, places: Mapping[str, int]) -> None:
        self._records = records
        self._places = places

    def __getitem__(self, contribution: str) -> m.ContributionRecord:
        return self._records[self._places[contribution]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def by_id(contributions: Sequence[m.ContributionRecord]) -> Mapping[str, m.ContributionRecord]:
    if isinstance(contributions, Contributions):
        return contributions.by_id()
    return {each.id: each for each in contributions}


def handed_in(
    contributions: Sequence[m.ContributionRecord], visit: str, kind: ContributionKind
) -> Iterable[m.ContributionRecord]:
    if isinstance(contributions, Contributions):
        return contributions.handed_in(visit, kind)
    return (each for each in contributions if each.visit == visit and each.kind == kind)


def only(
    contributions: Sequence[m.ContributionRecord],
    keep: Keep = lambda each: True,
    change: Change = lambda record: record,
) -> Sequence[m.ContributionRecord]:
    """Those to keep, each changed; in their order."""
    if isinstance(contributions, Contributions):
        return contributions.only(keep, change)
    return tuple(change(each) for each in contributions if keep(each))


def names_of_pictures(contributions: Iterable[m.ContributionRecord]) -> set[str]:
    """All that they show or once did."""
    found: set[str] = set()
    for each in contributions:
        found.update(each.pictures, *(was.pictures for was in each.revisions))
    return found
