"""What the projector shows: what the class may see, how many but never who, and the way in."""

from __future__ import annotations

from facilitator.discussion.model import Room
from facilitator.views import entities as en
from facilitator.views import shared
from facilitator.views.instructor import counts
from facilitator.views.questions import screen_questions
from facilitator.views.student import class_groups


def screen_view(room: Room) -> en.View:
    return {
        **shared.course(room),
        **shared.board(room),
        "groups": class_groups(room),
        "lines": shared.lines_of_last_time(room),
        **screen_questions(room),
        "counts": {"now": counts(room)},
    }
