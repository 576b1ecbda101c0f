"""Two rooms of one plan side by side, phase by phase: what came of the same prompts in two classes, nobody's person
against another's.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from flask import Blueprint, Response, request
from msgspec import Struct

from facilitator.discussion.model import Room
from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.exporting import COLUMN, Order
from facilitator.live.room import LiveRoom
from facilitator.plans.formula import worded
from facilitator.transcript.as_column import Column, Visit
from facilitator.transcript.as_html import holdable
from facilitator.transcript.hues import hue
from facilitator.web.held import day, rooms_of
from facilitator.web.library import own_room
from facilitator.web.pages import page
from facilitator.web.requests import instructor
from facilitator.web.transcript_page import made
from facilitator.web.transcripts import ordered

blueprint = Blueprint("beside_rooms", __name__, url_prefix="/instructor/rooms")
MOST = 50
"""Rooms to choose from, the newest."""


class Other(Struct, frozen=True, kw_only=True):
    """A room to see beside this one."""

    code: str
    day: str
    class_name: str
    address: str


class Side(Struct, frozen=True, kw_only=True):
    """One of the two rooms."""

    code: str
    day: str
    class_name: str
    column: Column


class Row(Struct, frozen=True, kw_only=True):
    """One phase of the plan: what each room made of it, visit by visit; empty where it was not visited."""

    id: str
    kind: str
    title: str
    sides: tuple[tuple[Visit, ...], tuple[Visit, ...]]


@blueprint.get("/<code>/transcript/beside/<other>")
def beside(code: str, other: str) -> Response:
    """Both must be the instructor's own, and of one plan; what was brought in had none."""
    lives = own_room(code), own_room(other)
    plans = {live.told.plan.id for live in lives}
    if lives[0] is lives[1] or len(plans) > 1 or any(live.told.imported for live in lives):
        raise Refused("not-found", "not-of-one-plan")
    orders = [ordered(live, COLUMN) for live in lives]
    sides = [_side(live, order) for live, order in zip(lives, orders, strict=True)]
    answer = page(
        "transcript-beside.html",
        sides=sides,
        rows=_rows([live.told.plan for live in lives], [side.column for side in sides]),
        room=lives[0].told,
        names=orders[0].names,
        hue=hue,
        worded=worded,
    )
    answer.set_data(holdable(answer.get_data(as_text=True)))
    return answer


@blueprint.app_template_global("other_rooms")
def other_rooms(room: Room) -> list[Other]:
    """Newest first; none beside what was brought in, which had no plan."""
    rooms = [each for each in rooms_of(instructor()) if each.plan == room.plan.id and each.room != room.code]
    if room.imported:
        return []
    query = "?names=pseudonyms" if request.args.get("names") == "pseudonyms" else ""
    return [
        Other(
            code=each.room,
            day=day(each.opened_at, timed=not each.imported),
            class_name=each.class_name,
            address=f"/instructor/rooms/{room.code}/transcript/beside/{each.room}{query}",
        )
        for each in rooms[:MOST]
    ]


def _side(live: LiveRoom, order: Order) -> Side:
    with made(live, order) as file:
        column = msgspec.json.decode(file.read(), type=Column)
    room = live.told
    return Side(
        code=room.code,
        day=day(room.opened_at, timed=not column.untimed),
        class_name=room.of_class.name if room.of_class is not None else "",
        column=column,
    )


def _rows(plans: Sequence[Plan], columns: Sequence[Column]) -> list[Row]:
    """In the order of the first room's plan; what only the other's plan has comes last."""
    phases = dict.fromkeys(phase.id for plan in plans for phase in plan.phases)
    rows = []
    for phase in phases:
        first, second = (tuple(each for each in column.visits if each.phase == phase) for column in columns)
        if first or second:
            known = (first or second)[0]
            rows.append(Row(id=phase, kind=known.kind, title=known.title, sides=(first, second)))
    return rows
