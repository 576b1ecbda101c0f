"""Who would see what of a plan in one of its phases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from facilitator.discussion.model import Room
from facilitator.plans.check import PlanFile
from facilitator.preview.lesson import led_to
from facilitator.preview.made_up import CODE
from facilitator.preview.rendered import rendered
from facilitator.views.visibility import Watcher

Audience = Literal["phone", "console", "screen"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

__all__ = ["AUDIENCES", "CODE", "Audience", "Preview", "preview_of"]


class Preview(Struct, frozen=True):
    """A room that never was, and who looks at it."""

    room: Room
    watcher: Watcher


def preview_of(file: PlanFile, topics: Mapping[str, str], phase: str, audience: Audience, now: int) -> Preview:
    """The plan in that phase, a third of its time gone; ``now`` in ms since 1970.

    KeyError if the plan has no such phase; TopicRefused if a topic's value cannot be used.
    """
    plan = rendered(file, topics)
    # Pages of files are made for a room that is stored.
    plan = replace(plan, materials=tuple(each for each in plan.materials if each.html))
    if all(phase != each.id for each in plan.phases):
        raise KeyError(phase)
    room, who = led_to(plan, phase, now)
    match audience:
        case "phone":
            return Preview(room, Watcher("student", who))
        case "console":
            return Preview(room, Watcher("instructor"))
        case "screen":
            return Preview(room, Watcher("screen"))
