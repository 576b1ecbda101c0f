"""The contributions of a transcript, each record made when it is asked for: a long discussion is not held twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

from facilitator.discussion.contribution import Contribution, ContributionKind
from facilitator.transcript import model as m

T = TypeVar("T")
Keep = Callable[["Contribution | m.ContributionRecord"], bool]
Change = Callable[[m.ContributionRecord], m.ContributionRecord]


class Made(Sequence[T]):
    """Like a tuple of records, each made of a contribution when it is asked for."""

    def __init__(self, kept: Sequence[Contribution], make: Callable[[Contribution], T]) -> None:
        self._kept = kept
        self._make = make

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._kept)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(map(self._make, self._kept[at]))
        return self._make(self._kept[at])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Contributions(Made[m.ContributionRecord]):
    """``all_by_id`` may hold others that are not ``kept``."""

    def __init__(
        self,
        kept: Sequence[Contribution],
        make: Callable[[Contribution], m.ContributionRecord],
        all_by_id: Mapping[str, Contribution],
    ) -> None:
        super().__init__(kept, make)
        self._all_by_id = all_by_id
        self._handed_in: dict[tuple[str, str], list[Contribution]] = {}

    def only(self, keep: Keep, change: Change) -> Contributions:
        """Those to keep, each changed."""
        make = self._make
        kept = [each for each in self._kept if keep(each)]
        return Contributions(kept, lambda each: change(make(each)), self._all_by_id)

    def handed_in(self, visit: str, kind: ContributionKind) -> Iterator[m.ContributionRecord]:
        """In the order in which they were begun."""
        if not self._handed_in:
            for each in self._kept:
                self._handed_in.setdefault((each.visit, each.kind), []).append(each)
        return map(self._make, self._handed_in.get((visit, kind), ()))

    def by_id(self) -> Mapping[str, m.ContributionRecord]:
        return _ById(self._kept, self._make, self._all_by_id)


class _ById(Mapping[str, m.ContributionRecord]):
    def __init__(
        self,
        kept: Sequence[Contribution],
        make: Callable[[Contribution], m.ContributionRecord],
        all_by_id: Mapping[str, Contribution],
    ) -> None:
        self._kept = kept
        self._make = make
        self._all_by_id = all_by_id

    def __getitem__(self, contribution: str) -> m.ContributionRecord:
        return self._make(self._all_by_id[contribution])

    def __iter__(self) -> Iterator[str]:
        return (each.id for each in self._kept)

    def __len__(self) -> int:
        return len(self._kept)


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
