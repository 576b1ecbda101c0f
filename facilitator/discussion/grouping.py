"""Forms groups from a given seed, each with the reason for it. The same seed and class give the same groups.

``mixed`` deals people of one approach to different groups, ``alike`` keeps them together, ``jigsaw`` brings one of each
earlier group together, ``random`` does what it says.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from facilitator.discussion.plan import GroupingForm

SMALLEST = 2
LARGEST = 8


class Grouped(Struct, frozen=True, kw_only=True):
    """Members of one group, and why: ``reason`` is the form's word, ``reason_of`` the traits that met in it."""

    members: tuple[str, ...]
    reason: str
    reason_of: tuple[str, ...] = ()


def form_groups(
    people: Sequence[str],
    form: GroupingForm,
    size: int,
    seed: int,
    trait_of: Callable[[str], str | None],
    phone_of: Callable[[str], str | None] = lambda _: None,
) -> list[Grouped]:
    """Groups of at most ``size``, never more than one apart in number; nobody left out, twice, or alone: an odd class
    in twos has one group of three.

    ``trait_of`` gives a person's approach (mixed, alike) or earlier group (jigsaw), None where there is none. Who
    shares a phone (``phone_of``) works in one group, whatever the form; then sizes may differ by more.
    """
    every = shuffled(people, seed)
    count = max(1, min(-(-len(every) // size), len(every) // SMALLEST))
    if form == "random":
        parts = one_phone_one_group(dealt(every, count), phone_of)
        return [Grouped(members=members, reason=form) for members in parts]
    ordered = sorted(every, key=lambda person: trait_of(person) or "")
    parts = chunked(ordered, count) if form == "alike" else dealt(ordered, count)
    kept = one_phone_one_group(parts, phone_of)
    return [Grouped(members=part, reason=form, reason_of=_traits(part, trait_of)) for part in kept]


def one_side_a_group(
    people: Sequence[str],
    size: int,
    seed: int,
    side_of: Mapping[str, str | None],
    phone_of: Callable[[str], str | None] = lambda _: None,
) -> list[Grouped]:
    """Nobody in a group with another side, but for those who share a phone, or would be alone."""
    on_side: dict[str | None, list[str]] = {}
    for who in shuffled(people, seed):
        on_side.setdefault(side_of.get(who), []).append(who)
    parts = [
        part
        for side in sorted(on_side, key=lambda side: side or "")
        for part in chunked(on_side[side], max(1, min(-(-len(on_side[side]) // size), len(on_side[side]) // SMALLEST)))
    ]
    kept = one_phone_one_group(parts, phone_of, side_of.get)
    return [Grouped(members=part, reason="alike", reason_of=_traits(part, side_of.get)) for part in kept]


def shuffled(people: Sequence[str], seed: int) -> list[str]:
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


def one_phone_one_group(
    parts: Sequence[tuple[str, ...]],
    phone_of: Callable[[str], str | None],
    trait_of: Callable[[str], str | None] = lambda _: None,
) -> list[tuple[str, ...]]:
    """Those who share a phone come to the group that has most of them, each in exchange for somebody with a phone of
    their own, of the same trait if there is one. Who would be left alone by that joins the smallest group."""
    groups = [list(part) for part in parts]
    owners = Counter(phone for part in parts for phone in map(phone_of, part) if phone is not None)
    shared = [phone for phone, people in sorted(owners.items()) if people > 1]
    for phone in shared:
        home = max(groups, key=lambda group: sum(phone_of(who) == phone for who in group))
        for group in groups:
            for who in [who for who in group if group is not home and phone_of(who) == phone]:
                group.remove(who)
                home.append(who)
                free = _free_to_go(home, shared, phone_of, trait_of, trait_of(who))
                if free is not None:
                    home.remove(free)
                    group.append(free)
    several = [group for group in groups if len(group) >= SMALLEST]
    for [alone] in (group for group in groups if len(group) == 1 and several):
        min(several, key=len).append(alone)
    return [tuple(group) for group in several or groups if group]


def _free_to_go(
    home: Sequence[str],
    shared: Sequence[str],
    phone_of: Callable[[str], str | None],
    trait_of: Callable[[str], str | None],
    trait: str | None,
) -> str | None:
    free = [other for other in home if phone_of(other) not in shared]
    return next((other for other in free if trait_of(other) == trait), free[0] if free else None)


def _traits(members: Sequence[str], trait_of: Callable[[str], str | None]) -> tuple[str, ...]:
    return tuple(sorted({trait for trait in map(trait_of, members) if trait is not None}))
