"""Where everybody sits in the classroom: row 1 is in front, and column 1 is the first from the left on the chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from facilitator.discussion.limits import PLACES_ACROSS

if TYPE_CHECKING:
    from facilitator.discussion.model import Room

Across = Annotated[int, Meta(ge=1, le=PLACES_ACROSS)]


class Place(Struct, frozen=True, order=True):
    """Room for one person."""

    row: Across
    column: Across


Moves = dict[str, Place | None]
"""By participant, where they sit from now on; None: nowhere."""


def seated(places: Mapping[str, Place], participant: str, place: Place | None) -> Moves:
    """Somebody sits there, or nowhere. Whoever sat there before gets the place that becomes free."""
    moves: Moves = {participant: place}
    before = next((other for other, taken in places.items() if taken == place and other != participant), None)
    if place is not None and before is not None:
        moves[before] = places.get(participant)
    return changed(places, moves)


def arranged(places: Mapping[str, Place], wished: Mapping[str, Place]) -> Moves:
    """Everybody sits as wished, and whoever is not in it nowhere."""
    return changed(places, {**dict.fromkeys(places), **wished})


def changed(places: Mapping[str, Place], moves: Moves) -> Moves:
    """Of these moves, those that change something; those to nowhere first."""
    real = {who: place for who, place in moves.items() if places.get(who) != place}
    return {who: real[who] for who in sorted(real, key=lambda who: (real[who] is not None, who))}


def twice(places: Iterable[Place]) -> bool:
    """Whether two persons would sit on one chair."""
    every = list(places)
    return len(set(every)) < len(every)


def places_by_name(room: Room) -> dict[str, Place]:
    """For another room of the same class, where the same people have other ids."""
    named = ((room.name_of(who), place) for who, place in room.places.items())
    return {name: place for name, place in named if name is not None}
