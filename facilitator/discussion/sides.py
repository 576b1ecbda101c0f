"""Who argues which side: given at random and evenly, changed over all at once.

A side is its place in the plan's list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from immutables import Map
from msgspec import Struct

from facilitator.discussion.grouping import shuffled

if TYPE_CHECKING:
    from facilitator.discussion.model import Room, Visit

GivenBy = Literal["persons", "groups"]


class Sides(Struct, frozen=True, kw_only=True):
    """The sides that were given. ``of``: participant -> side. ``by`` groups: who comes to a group takes its side."""

    by: GivenBy
    of: Map[str, int]
    swaps: int = 0
    """How often they have changed over."""
    swapped_in: str | None = None
    """The visit in which they did last; empty: before the first."""


class Sided(Struct, frozen=True, kw_only=True):
    participant: str
    side: int


def dealt_to_persons(people: Sequence[str], count: int, seed: int) -> dict[str, int]:
    """Numbers on the ``count`` sides are at most one apart; which side has one more is chance too."""
    return {who: (place + seed) % count for place, who in enumerate(shuffled(people, seed))}


def dealt_to_groups(people: Sequence[str], group_of: Mapping[str, str], count: int, seed: int) -> dict[str, int]:
    """Each group whole on one side, as evenly as their sizes allow; then whoever is in no group, one by one."""
    members: dict[str, list[str]] = {}
    for who in people:
        members.setdefault(group_of.get(who, ""), []).append(who)
    alone = shuffled(members.pop("", []), seed)
    in_groups = [members[group] for group in shuffled(list(members), seed)]
    on_side = [0] * count
    dealt: dict[str, int] = {}
    for together in [*sorted(in_groups, key=len, reverse=True), *([who] for who in alone)]:
        side = min(range(count), key=lambda each: (on_side[each], (each - seed) % count))
        on_side[side] += len(together)
        dealt.update(dict.fromkeys(together, side))
    return dealt


def numbers(room: Room) -> tuple[int, ...]:
    """How many of those here are on each side."""
    of = room.sides.of if room.sides is not None else Map()
    counted = Counter(of.get(person.id) for person in room.here())
    return tuple(counted[side] for side in range(len(room.plan.sides)))


def side_in(room: Room, visit: Visit, author: str, group: str | None = None) -> int | None:
    """The side from which somebody, or a group that is on one, speaks in a visit: when it is over, as it was then."""
    now = room.sides.of if room.sides is not None else Map()
    of = now if visit.ended_at is None else visit.sides
    if group is None:
        return of.get(author)
    found = {of.get(member) for member in room.groups[group].members}
    return found.pop() if len(found) == 1 else None


def side_of_group(room: Room, group: str) -> int | None:
    """The side that all its members are on, where sides were given by groups."""
    sides = room.sides
    if sides is None or sides.by != "groups":
        return None
    found = {sides.of.get(member) for member in room.groups[group].members}
    return found.pop() if len(found) == 1 else None


def changed_over(sides: Sides, count: int, visit: str) -> Sides:
    """Everybody on the next side."""
    return Sides(
        by=sides.by,
        of=Map({who: (side + 1) % count for who, side in sides.of.items()}),
        swaps=sides.swaps + 1,
        swapped_in=visit,
    )
