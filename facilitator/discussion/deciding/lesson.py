"""The course of the lesson is the instructor's: forward, back, skip, longer, eyes up, the end."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, begun_visit, open_visit, words
from facilitator.discussion.deciding.one_each import given_at_start
from facilitator.discussion.deciding.sides import swapped_at_start
from facilitator.discussion.limits import LABEL
from facilitator.discussion.model import Room, Visit
from facilitator.discussion.phases import PHASES
from facilitator.discussion.plan import Phase
from facilitator.discussion.refused import Refused


def lock(case: Case, command: c.LockRoom) -> list[e.AnyEvent]:
    return [] if command.locked == case.room.locked else [e.RoomLocked(locked=command.locked)]


def end(case: Case, command: c.EndRoom) -> list[e.AnyEvent]:
    return [*_close(case.room), e.RoomEnded()]


def keep_until(case: Case, command: c.KeepUntil) -> list[e.AnyEvent]:
    """A room is never deleted by a slip: that day is still to come."""
    if command.until is not None and command.until <= case.now.at:
        raise Refused("not-now", "kept-past")
    return [] if command.until == case.room.kept_until else [e.RoomKeptUntil(until=command.until)]


def start(case: Case, command: c.Start) -> list[e.AnyEvent]:
    if case.room.visits:
        return []
    return _begin(case, _beside(case.room, -1, step=1))


def next_phase(case: Case, command: c.Next) -> list[e.AnyEvent]:
    here = open_visit(case.room, command.visit).phase
    return _begin(case, _beside(case.room, _index(case.room, here), step=1))


def back(case: Case, command: c.Back) -> list[e.AnyEvent]:
    here = open_visit(case.room, command.visit).phase
    return _begin(case, _beside(case.room, _index(case.room, here), step=-1))


def go_to(case: Case, command: c.GoTo) -> list[e.AnyEvent]:
    now = case.room.visit.id if case.room.visit is not None else ""
    if command.visit != now:
        raise Refused("not-now", "moved-on")
    return _begin(case, case.room.plan.phases[_index(case.room, command.phase)])


def skip(case: Case, command: c.Skip) -> list[e.AnyEvent]:
    phase = case.room.plan.phases[_index(case.room, command.phase)].id
    if any(visit.phase == phase for visit in case.room.visits):
        raise Refused("not-now", "already-visited")
    if command.skipped == (phase in case.room.skipped):
        return []
    return [e.PhaseSkipped(phase=phase, skipped=command.skipped)]


def lengthen(case: Case, command: c.Lengthen) -> list[e.AnyEvent]:
    """What is left gets longer or shorter, but never less than nothing: "time is up", no more.

    Once time is up, more time counts from now.
    """
    visit = open_visit(case.room, command.visit)
    timer = _timer(case, visit)
    left = max(0, visit.ends_at - timer)
    longer = max(0, left + command.by_ms)
    if longer == left:
        return []
    return [e.PhaseLengthened(visit=visit.id, by_ms=timer + longer - visit.ends_at)]


def _timer(case: Case, visit: Visit) -> int:
    """Where the shared timer stands: in a pause, where the pause found it."""
    since = case.room.paused_since
    return case.now.at if since is None else max(since, visit.started_at)


def pause(case: Case, command: c.Pause) -> list[e.AnyEvent]:
    return [e.RoomPaused()] if case.room.paused_since is None else []


def resume(case: Case, command: c.Resume) -> list[e.AnyEvent]:
    return [] if case.room.paused_since is None else [e.RoomResumed()]


def nudge(case: Case, command: c.Nudge) -> list[e.AnyEvent]:
    return [e.Nudged(text=words(command.text, LABEL))]


def mark_clear(case: Case, command: c.MarkClear) -> list[e.AnyEvent]:
    visit = begun_visit(case.room, command.visit)
    if c.MarkClear not in PHASES[case.room.phase_of(visit.id).kind].commands:
        raise Refused("not-now", "not-in-this-phase")
    if case.room.clear.get((visit.id, case.actor.id)) == command.clear:
        return []
    return [e.ClearMarked(visit=visit.id, participant=case.actor.id, clear=command.clear)]


def _index(room: Room, phase: str) -> int:
    for index, known in enumerate(room.plan.phases):
        if known.id == phase:
            return index
    raise Refused("not-found", "no-such-phase")


def _beside(room: Room, index: int, step: int) -> Phase:
    """The next phase in that direction that is not to be skipped."""
    phases = room.plan.phases
    while 0 <= (index := index + step) < len(phases):
        if phases[index].id not in room.skipped:
            return phases[index]
    raise Refused("not-now", "last-phase" if step > 0 else "first-phase")


def _close(room: Room) -> list[e.AnyEvent]:
    return [e.PhaseEnded(visit=room.visit.id)] if room.visit is not None else []


def _begin(case: Case, phase: Phase) -> list[e.AnyEvent]:
    closing = _close(case.room)
    visit = case.new_id("v", after=len(closing))
    return [
        *closing,
        e.PhaseStarted(visit=visit, phase=phase.id, minutes=phase.minutes),
        *swapped_at_start(case.room, phase, visit),
        *given_at_start(case, phase, visit),
    ]


RULES: dict[type[c.Command], Rule] = {
    c.LockRoom: lock,
    c.EndRoom: end,
    c.KeepUntil: keep_until,
    c.Start: start,
    c.Next: next_phase,
    c.Back: back,
    c.GoTo: go_to,
    c.Skip: skip,
    c.Lengthen: lengthen,
    c.Pause: pause,
    c.Resume: resume,
    c.Nudge: nudge,
    c.MarkClear: mark_clear,
}
