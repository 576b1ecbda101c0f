"""A plan's files are prepared for the rooms that are opened with it."""

from __future__ import annotations

from facilitator.live.room import LiveRoom
from facilitator.web.program import program


def prepare(live: LiveRoom) -> None:
    """The files of the room's plan: when it is opened, and again when its console is, if they are not there yet."""
    plan = program().library.plans.get(live.told.plan.id)
    program().materials.prepare(live, plan.path if plan is not None else None)
