"""The course of the lesson: visits of phases, the shared timer, pauses, the end."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Room, Visit
from facilitator.discussion.voice import Nudge

LessonEvent = (
    e.RoomLocked
    | e.RoomEnded
    | e.RoomKeptUntil
    | e.PhaseStarted
    | e.PhaseEnded
    | e.PhaseSkipped
    | e.PhaseLengthened
    | e.RoomPaused
    | e.RoomResumed
    | e.Nudged
    | e.ClearMarked
)


def evolve(room: Room, event: LessonEvent, entry: e.Entry) -> Room:
    match event:
        case e.RoomLocked():
            return replace(room, locked=event.locked)
        case e.RoomEnded():
            over = replace(room, state="ended", ended_at=entry.at, paused_since=None, visiting=None)
            return replace(over, material_shown=None)
        case e.RoomKeptUntil():
            return replace(room, kept_until=event.until)
        case e.PhaseStarted():
            return _phase_started(room, event, entry)
        case e.PhaseEnded():
            return _phase_ended(room, entry.at)
        case e.PhaseSkipped():
            skipped = room.skipped | {event.phase} if event.skipped else room.skipped - {event.phase}
            return replace(room, skipped=skipped)
        case e.PhaseLengthened():
            visit = room.visits[-1]
            return _last_visit(room, replace(visit, ends_at=visit.ends_at + event.by_ms))
        case e.RoomPaused():
            return replace(room, paused_since=entry.at)
        case e.RoomResumed():
            return _resumed(room, entry.at)
        case e.Nudged():
            return replace(room, nudge=Nudge(text=event.text, at=entry.at, seq=entry.seq))
        case e.ClearMarked():
            return replace(room, clear=room.clear.set((event.visit, event.participant), event.clear))
        case _:
            assert_never(event)


def _phase_started(room: Room, event: e.PhaseStarted, entry: e.Entry) -> Room:
    """A nudge was about the phase before: it goes with it, and so does the instructor's visit to a group. What the
    screen shows to read makes way for what the phase asks, and stays where it asks nothing."""
    visit = Visit(
        id=event.visit,
        seq=entry.seq,
        phase=event.phase,
        started_at=entry.at,
        ends_at=entry.at + event.minutes * 60_000,
    )
    skipped = room.skipped - {event.phase}
    phase = room.plan.phase(event.phase)
    asks = bool(phase.question_html) or any(prompt.html for prompt in phase.prompts)
    shown = None if asks else room.material_shown
    visits = (*room.visits, visit)
    room = replace(room, state="running", visits=visits, skipped=skipped, nudge=None, visiting=None)
    return replace(room, material_shown=shown)


def _phase_ended(room: Room, at: int) -> Room:
    """What comes later from phones was still said from the side that its author was on."""
    sides = room.sides.of if room.sides is not None else room.visits[-1].sides
    return _last_visit(room, replace(room.visits[-1], ended_at=at, sides=sides))


def _last_visit(room: Room, visit: Visit) -> Room:
    return replace(room, visits=(*room.visits[:-1], visit))


def _resumed(room: Room, at: int) -> Room:
    """The pause takes no time off anybody: the timer ends later by as long as it stood in this visit."""
    visit, since = room.visit, room.paused_since
    room = replace(room, paused_since=None)
    if visit is None or since is None:
        return room
    stood = max(0, at - max(since, visit.started_at))
    return _last_visit(room, replace(visit, ends_at=visit.ends_at + stood))
