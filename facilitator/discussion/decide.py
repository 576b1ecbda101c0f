"""Says what follows from a command: events, or a refusal. The one place where a room's rules are asked.

Pure: time, presence and seeds come in ``now``; ids of new things come from the room's sequence number. The parts are in
``deciding``, one module per subject.
"""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.deciding import (
    board,
    contributions,
    groups,
    lesson,
    lesson_notes,
    materials,
    one_each,
    people,
    proposed,
    questions,
    sides,
    voices,
)
from facilitator.discussion.deciding.context import Case, Now, Rule
from facilitator.discussion.events import Actor, AnyEvent, RoomOpened
from facilitator.discussion.limits import UNFINISHED_AFTER_END_MS
from facilitator.discussion.model import Room
from facilitator.discussion.phases import AFTER_THE_END, WHO
from facilitator.discussion.refused import Refused

RULES: dict[type[c.Command], Rule] = {
    **people.RULES,
    **lesson.RULES,
    **contributions.RULES,
    **groups.RULES,
    **one_each.RULES,
    **sides.RULES,
    **board.RULES,
    **proposed.RULES,
    **materials.RULES,
    **voices.RULES,
    **questions.RULES,
    **lesson_notes.RULES,
}


def open_room(command: c.OpenRoom, actor: Actor) -> list[AnyEvent]:
    """The first event of a room."""
    return [
        RoomOpened(
            room=command.room,
            code=command.code,
            instructor=actor.id,
            plan=command.plan,
            led_by=command.led_by,
            of_class=command.of_class,
        )
    ]


def decide(room: Room, command: c.Command, actor: Actor, now: Now) -> list[AnyEvent]:
    """The events that follow, perhaps none where all is already as asked. Raises Refused."""
    kind = type(command)
    _may(room, kind, actor)
    if room.state == "ended" and kind not in AFTER_THE_END and not _was_being_written(room, command, now):
        raise Refused("ended", "ended")
    return RULES[kind](Case(room=room, actor=actor, now=now), command)


def _was_being_written(room: Room, command: c.Command, now: Now) -> bool:
    """What the end found unfinished is not lost: phones hand it in by themselves."""
    over = now.at - (room.ended_at if room.ended_at is not None else now.at)
    written = isinstance(command, c.AddPhoto) or (isinstance(command, c.HandIn) and command.unfinished)
    return written and over <= UNFINISHED_AFTER_END_MS


def _may(room: Room, kind: type[c.Command], actor: Actor) -> None:
    if actor.kind not in WHO[kind]:
        raise Refused("not-yours", "not-your-part")
    if actor.kind == "instructor" and actor.id != room.instructor:
        raise Refused("not-yours", "not-your-room")
    if actor.kind == "student":
        _has_seat(room, kind, actor.id)


def _has_seat(room: Room, kind: type[c.Command], participant: str) -> None:
    person = room.participants.get(participant)
    if person is None or person.state in ("removed", "erased"):
        raise Refused("removed", "removed")
    if person.state == "left" and kind is not c.Return and kind is not c.Erase:
        raise Refused("not-now", "left")
