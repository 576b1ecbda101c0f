"""Two rooms of one plan side by side, phase by phase: what came of the same prompts in two classes, nobody's person
against another's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, request
from msgspec import Struct

from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.exporting import NoTranscript, Order, manner
from facilitator.exporting import read as read_order
from facilitator.languages import translate
from facilitator.live.room import LiveRoom
from facilitator.plans.formula import worded
from facilitator.transcript.document import Document, document
from facilitator.transcript.hues import hue
from facilitator.transcript.model import Transcript
from facilitator.transcript.sections import KINDS, Section
from facilitator.web.held import day, rooms_of
from facilitator.web.library import own_room
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import instructor
from facilitator.web.transcripts import ordered

blueprint = Blueprint("beside_rooms", __name__, url_prefix="/instructor/rooms")
MOST = 50
"""Rooms to choose from, the newest."""
HEADINGS = {**KINDS, "point": "transcript.points", "reflection": "transcript.reflections"}
"""By kinds of contributions; questions belong to no phase."""


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
    present: int
    letters: frozenset[str]
    """Of its cards."""
    answered: Mapping[str, list[tuple[str, int]]]
    """visit -> (what was handed in, by how many people or groups)"""
    document: Document


class Row(Struct, frozen=True, kw_only=True):
    """One phase of the plan: what each room made of it, visit by visit; empty where it was not visited."""

    id: str
    kind: str
    title: str
    sides: tuple[tuple[Section, ...], tuple[Section, ...]]


@blueprint.get("/<code>/transcript/beside/<other>")
def beside(code: str, other: str) -> Response:
    """Both must be the instructor's own, and of one plan."""
    lives = own_room(code), own_room(other)
    if lives[0] is lives[1] or lives[0].told.plan.id != lives[1].told.plan.id:
        raise Refused("not-found", "not-of-one-plan")
    orders = [ordered(live, "html") for live in lives]
    sides = [_side(live, order) for live, order in zip(lives, orders, strict=True)]
    return page(
        "transcript-beside.html",
        sides=sides,
        rows=_rows([live.told for live in lives], [side.document for side in sides]),
        room=lives[0].told,
        names=orders[0].names,
        hue=hue,
        worded=worded,
    )


@blueprint.app_template_global("other_rooms")
def other_rooms(room: Room) -> list[Other]:
    """Newest first."""
    rooms = [each for each in rooms_of(instructor()) if each.plan == room.plan.id and each.room != room.code]
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


def answered(transcript: Transcript, language: str) -> dict[str, list[tuple[str, int]]]:
    """visit -> (what was handed in, by how many people or groups); not what was taken back."""
    by: dict[str, dict[str, set[str]]] = {visit.visit: {} for visit in transcript.phases}
    for each in transcript.contributions:
        if each.kind in HEADINGS and not each.withdrawn:
            by[each.visit].setdefault(HEADINGS[each.kind], set()).add(each.group or each.author or each.id)
    for poll in transcript.polls:
        if poll.votes:
            by[poll.visit]["transcript.votes"] = {vote.participant for vote in poll.votes}
    return {
        visit: [(translate(language, heading), len(people)) for heading, people in kinds.items()]
        for visit, kinds in by.items()
    }


def _side(live: LiveRoom, order: Order) -> Side:
    store, room = program().store, live.told
    try:
        transcript = program().engine.in_thread(lambda: read_order(store, order))
    except NoTranscript:
        raise Refused("not-found", "no-transcript") from None
    return Side(
        code=room.code,
        day=day(room.opened_at, timed=not transcript.room.imported),
        class_name=room.of_class.name if room.of_class is not None else "",
        present=len(transcript.participants),
        letters=frozenset(card.letter for card in transcript.board),
        answered=answered(transcript, order.language),
        document=document(transcript, manner(order)),
    )


def _rows(rooms: Sequence[Room], documents: Sequence[Document]) -> list[Row]:
    """In the order of the first room's plan; what only the other's plan has comes last."""
    visited = [
        {phase.id: [each for each in made.sections if each.visit.id == phase.id] for phase in room.plan.phases}
        for room, made in zip(rooms, documents, strict=True)
    ]
    phases = dict.fromkeys(phase.id for room in rooms for phase in room.plan.phases)
    rows = []
    for phase in phases:
        first, second = (tuple(each.get(phase, ())) for each in visited)
        if first or second:
            known = (first or second)[0]
            rows.append(Row(id=phase, kind=known.kind, title=known.visit.title, sides=(first, second)))
    return rows
