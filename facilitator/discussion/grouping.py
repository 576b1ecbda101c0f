"""Forms groups from a given seed, each with the reason for it. The same seed and class give the same groups.

``mixed`` deals people of one approach to different groups, ``alike`` keeps them together, ``jigsaw`` brings one of each
earlier group together, ``random`` does what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from msgspec import Struct

from facilitator.discussion.plan import GroupingForm

SMALLEST = 2


class Grouped(Struct, frozen=True, kw_only=True):
    """Members of one group, and why: ``reason`` is the form's word, ``reason_of`` the traits that met in it."""

    members: tuple[str, ...]
    reason: str
    reason_of: tuple[str, ...] = ()


def form_groups(
    people: Sequence[str], form: GroupingForm, size: int, seed: int, trait_of: Callable[[str], str | None]
) -> list[Grouped]:
    """Groups of at most ``size``, never more than one apart in number; nobody left out, twice, or alone: an odd class
    in twos has one group of three.

    ``trait_of`` gives a person's approach (mixed, alike) or earlier group (jigsaw), None where there is none.
    """
    shuffled = _shuffled(people, seed)
    count = max(1, min(-(-len(shuffled) // size), len(shuffled) // SMALLEST))
    if form == "random":
        return [Grouped(members=members, reason=form) for members in dealt(shuffled, count)]
    ordered = sorted(shuffled, key=lambda person: trait_of(person) or "")
    parts = chunked(ordered, count) if form == "alike" else dealt(ordered, count)
    return [Grouped(members=part, reason=form, reason_of=_traits(part, trait_of)) for part in parts]


def _shuffled(people: Sequence[str], seed: int) -> list[str]:
    """By a hash of seed and person, not by ``random``: the same on every version of Python."""
    return sorted(people, key=lambda person: hashlib.sha256(f"{seed} {person}".encode()).digest())


def dealt(people: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """Like cards: neighbours go to different groups."""
    return [tuple(people[start::count]) for start in range(count)]


def chunked(people: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """Neighbours stay together."""
    base, extra = divmod(len(people), count)
    parts, start = [], 0
    for index in range(count):
        end = start + base + (index < extra)
        parts.append(tuple(people[start:end]))
        start = end
    return parts


def _traits(members: Sequence[str], trait_of: Callable[[str], str | None]) -> tuple[str, ...]:
    return tuple(sorted({trait for trait in map(trait_of, members) if trait is not None}))
