"""What a newcomer who leads a simulated class could try next, phase by phase, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn

from facilitator.discussion.plan import PhaseKind
from facilitator.languages import best, translate
from facilitator.simulate.sight import Sight
from facilitator.views import entities as en

TIPS: Final[dict[PhaseKind, str]] = {
    "pose": "page.tips.pose",
    "think": "page.tips.think",
    "groups": "page.tips.groups",
    "discuss": "page.tips.discuss",
    "poll": "page.tips.poll",
    "sum-up": "page.tips.sum-up",
    "reflect": "page.tips.reflect",
}


async def advise(sight: Sight, tell: Callable[[str], None], language: str) -> NoReturn:
    """Once a visit, as soon as it begins; the first when everybody is in."""
    spoken = best(None, language)
    tell(translate(spoken, "page.tips.lobby"))
    told: set[str] = set()

    def new() -> str | None:
        room = sight.one(en.RoomInfo)
        visit = room.visit if room is not None else None
        return visit if visit is not None and visit not in told and visit in sight.all(en.VisitInfo) else None

    while True:
        visit = await sight.until(new)
        assert visit is not None
        told.add(visit)
        tell(translate(spoken, TIPS[sight.all(en.VisitInfo)[visit].kind]))
