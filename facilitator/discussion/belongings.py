"""What in a room is whose, gathered in one pass: so that a thousand students' own views do not take a thousand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from facilitator.discussion.connecting import ProposedConnection
    from facilitator.discussion.contribution import Contribution
    from facilitator.discussion.model import Room
    from facilitator.discussion.voice import Position, Vote

K = TypeVar("K")
V = TypeVar("V")


class Belongings(Struct, frozen=True, kw_only=True):
    """By participant; ``of_group`` by group. Who has nothing is not in it: ask with ``get``."""

    contributions: Mapping[str, list[Contribution]]
    of_group: Mapping[str, list[Contribution]]
    stances: Mapping[str, dict[str, str]]
    positions: Mapping[str, dict[int, Position]]
    votes: Mapping[str, dict[str, Vote]]
    clear: Mapping[str, dict[str, bool]]
    proposed: Mapping[str, list[ProposedConnection]]
    kept: Mapping[str, list[str]]
    """The proposals that somebody would keep."""


def belongings_in(room: Room) -> Belongings:
    by_author: defaultdict[str, list[Contribution]] = defaultdict(list)
    by_group: defaultdict[str, list[Contribution]] = defaultdict(list)
    for contribution in room.contributions.values():
        by_author[contribution.author or ""].append(contribution)
        if contribution.group is not None:
            by_group[contribution.group].append(contribution)
    proposed: defaultdict[str, list[ProposedConnection]] = defaultdict(list)
    for connection in room.proposed.values():
        proposed[connection.participant].append(connection)
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for proposal, keepers in room.keeps.items():
        for participant in keepers:
            kept[participant].append(proposal)
    return Belongings(
        contributions=dict(by_author),
        of_group=dict(by_group),
        stances=_by_participant(room.stances.items()),
        positions=_by_participant(room.positions.items()),
        votes=_by_participant(room.votes.items()),
        clear=_by_participant(room.clear.items()),
        proposed=dict(proposed),
        kept=dict(kept),
    )


def _by_participant(items: Iterable[tuple[tuple[K, str], V]]) -> dict[str, dict[K, V]]:
    """From (what, participant) -> value."""
    found: defaultdict[str, dict[K, V]] = defaultdict(dict)
    for (what, participant), value in items:
        found[participant][what] = value
    return dict(found)
