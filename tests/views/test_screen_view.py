"""What the projector shows: the course and the board as the class has them, how many, and never who."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.views import entities as en
from facilitator.views.screen import screen_view
from facilitator.views.streams import view_of
from facilitator.views.student import class_view
from tests.discussion.given import CLASS, LESSON, WHOLE
from tests.discussion.scenario import Scenario
from tests.views.lesson import whole_lesson
from tests.views.telling import watched

SHARED_WITH_THE_CLASS = {
    "room", "topics", "materials", "phases", "visits", "cards", "connections", "conclusions", "positions", "polls",
    "groups", "lines", "sides",
}  # fmt: skip


def counted(room: Scenario) -> tuple[int, int, int]:
    """Here, handed in, still thinking."""
    view = screen_view(room.room)
    counts = view["counts"]["now"]
    assert isinstance(counts, en.CountsInfo)
    return counts.here, counts.handed_in, counts.thinking


def test_it_is_the_classs_without_the_people_and_what_they_say() -> None:
    room = Scenario(WHOLE, checks=(), of_class=CLASS)
    whole_lesson(room)
    screen, class_ = screen_view(room.room), class_view(room.room)
    assert screen.keys() == SHARED_WITH_THE_CLASS | {"counts"}
    assert all(screen[collection] == class_[collection] for collection in screen.keys() & class_.keys())
    assert class_.keys() - screen.keys() == {"people", "points", "proposals", "questions"}


def test_nothing_empty_is_sent() -> None:
    room = watched()
    assert view_of(room.room, "screen").keys() == {"room", "phases", "counts"}


def test_who_has_answered_one_of_several_questions_is_not_through() -> None:
    two = LESSON.phase("compare").prompts
    phases = tuple(replace(each, prompts=two) if each.id == "think" else each for each in LESSON.phases)
    room = watched(replace(LESSON, phases=phases))
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    for who in (mika, yuki):
        room.says(who, "answer", "it is fair", prompt="1")
    assert counted(room) == (2, 2, 2)
    room.says(mika, "answer", "it lasts", prompt="2")
    assert counted(room) == (2, 2, 1)
    again = room.says(yuki, "answer", "it is for all", prompt="2")
    assert counted(room) == (2, 2, 0)
    room.when(yuki, c.Withdraw(contribution=again))
    assert counted(room) == (2, 2, 1)


def test_how_many_are_still_thinking() -> None:
    room = watched()
    assert counted(room) == (0, 0, 0)
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    assert counted(room) == (3, 0, 3)
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    room.says(mika, "answer", "3/5")
    room.says(yuki, "answer", "5/6")
    assert counted(room) == (3, 2, 1)
    room.when(mika, c.Withdraw(contribution=answer))
    assert counted(room) == (3, 1, 2)
    room.when(yuki, c.Leave())
    assert counted(room) == (2, 0, 2)
    room.lead(c.Remove(participant=noa.id))
    assert counted(room) == (1, 0, 1)


def test_late_words_do_not_count_for_the_visit_that_is_open() -> None:
    room = watched()
    [mika] = room.join("Mika")
    think = room.go("think")
    room.go("discuss")
    room.says(mika, "answer", "5/6", visit=think)
    assert counted(room) == (1, 0, 1)
    room.lead(c.EndRoom())
    assert counted(room) == (1, 0, 1)


def test_a_groups_answer_counts_for_all_its_members() -> None:
    room = watched()
    mika, yuki, _ = room.join("Mika", "Yuki", "Noa")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "ours", group=group)
    assert counted(room) == (3, 2, 1)


def test_a_vote_counts_with_or_without_a_reason() -> None:
    room = watched()
    mika, yuki, _ = room.join("Mika", "Yuki", "Noa")
    poll = room.go("predict")
    room.when(mika, c.CastVote(visit=poll, choice=0))
    room.when(yuki, c.CastVote(visit=poll, choice=1))
    room.says(yuki, "reason", "Sixths", choice=1)
    assert counted(room) == (3, 2, 1)
    assert screen_view(room.room)["polls"] == {}
    room.go("predict-again")
    assert counted(room) == (3, 0, 3)
