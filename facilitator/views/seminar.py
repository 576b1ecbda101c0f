"""What a seminar has besides, said alike to all who may know it: something to read, sides, one question a group."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.discussion.model import Group, Room
from facilitator.discussion.plan import Material
from facilitator.discussion.sides import numbers
from facilitator.views import entities as en


def materials(room: Room, seen: Iterable[Material]) -> dict[str, en.Entity]:
    places = {material.id: place for place, material in enumerate(room.materials)}
    return {
        each.id: en.MaterialInfo(
            place=places[each.id],
            title=each.title,
            html=each.html,
            pages=tuple(en.PageInfo(picture=page.picture, width=page.width, height=page.height) for page in each.pages),
        )
        for each in seen
    }


def sides_info(room: Room) -> en.SidesInfo:
    given = room.sides
    return en.SidesInfo(
        names=room.plan.sides,
        given=given is not None,
        numbers=numbers(room),
        swaps=given.swaps if given is not None else 0,
        swapped_in=given.swapped_in if given is not None else None,
    )


def side_named(room: Room, side: int | None) -> str | None:
    return room.plan.sides[side] if side is not None else None


def side_of(room: Room, participant: str) -> str | None:
    """What somebody argues."""
    return side_named(room, room.sides.of.get(participant)) if room.sides is not None else None


def question_of(room: Room, group: Group) -> str | None:
    """Of the last visit in which each group had one."""
    asked = (room.question_of(visit.id, group.id) for visit in reversed(room.visits))
    return next((prompt for prompt in asked if prompt is not None), None)
