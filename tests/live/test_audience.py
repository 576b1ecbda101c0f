"""Who is told what in the moments between a commit and the flush that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.live.audience import TABS_EACH
from facilitator.live.room import LiveRoom
from tests.live.inside import Inside, until


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    inside = Inside(tmp_path)
    yield inside
    inside.close()


def in_a_group(inside: Inside) -> tuple[LiveRoom, Actor, Actor, str]:
    """(room, student, the student with the pen, their group), in a groups phase."""
    live = inside.open()
    mika, noor = inside.join(live, "Mika"), inside.join(live, "Noor")
    inside.ask(live, c.Start())
    inside.ask(live, c.GoTo(visit=live.told.visits[-1].id, phase="compare"))
    inside.ask(live, c.FormGroups(form="by-hand", groups=((mika.id, noor.id),)))
    group = live.told.group_of[mika.id]
    inside.ask(live, c.TakePen(group=group), noor)
    return live, mika, noor, group


@pytest.mark.parametrize("attempt", range(10))
def test_who_was_moved_out_gets_nothing_more_of_the_group(inside: Inside, attempt: int) -> None:
    live, mika, noor, group = in_a_group(inside)
    inside.connect(live, mika, "phone")
    inside.ask(live, c.MoveMember(participant=mika.id))
    visit = live.told.visits[-1].id
    inside.ask(live, c.HandIn(kind="group-answer", visit=visit, group=group, text="SECRET"), noor)
    inside.connect(live, noor, "another phone")
    until(lambda: any(event == "streams" for event, _ in inside.door.to("phone")), "the news that streams changed")
    inside.connect(live, noor, "yet another phone")
    assert "SECRET" not in str(inside.door.to("phone"))
    assert "SECRET" in str(inside.door.to("another phone"))


def test_who_was_removed_gets_nothing_more_of_the_class(inside: Inside) -> None:
    live, mika, noor, _ = in_a_group(inside)
    inside.connect(live, mika, "phone")
    inside.ask(live, c.Remove(participant=mika.id))
    inside.ask(live, c.Nudge(text="SECRET"))
    inside.connect(live, noor, "another phone")
    assert "SECRET" not in str(inside.door.to("phone"))


def test_a_group_is_told_who_is_there_when_somebody_moves_in(inside: Inside) -> None:
    live, mika, noor, group = in_a_group(inside)
    inside.ask(live, c.MoveMember(participant=mika.id))
    inside.connect(live, noor, "noor")
    inside.connect(live, mika, "mika")
    inside.ask(live, c.MoveMember(participant=mika.id, group=group))
    until(
        lambda: any(event == "presence" and mika.id in str(body) for event, body in inside.door.to("noor")),
        "who has come",
    )


def test_a_seat_has_so_many_connections_and_the_oldest_goes(inside: Inside) -> None:
    live, mika, _, _ = in_a_group(inside)
    for number in range(TABS_EACH + 1):
        inside.connect(live, mika, f"tab {number}")
    assert inside.door.to("tab 0")[-1] == ("closed", None)
    assert all(("closed", None) not in inside.door.to(f"tab {number}") for number in range(1, TABS_EACH + 1))


def test_everybody_who_comes_before_the_next_change_gets_the_same_snapshot(inside: Inside) -> None:
    live, mika, noor, _ = in_a_group(inside)
    for sid, who in (("one", mika), ("two", noor)):
        inside.connect(live, who, sid)
    inside.ask(live, c.Nudge(text="look up"))
    inside.connect(live, noor, "three")
    class_of = {
        sid: [body for event, body in inside.door.to(sid) if event == "snapshot" and "'class'" in str(body)]
        for sid in ("one", "two", "three")
    }
    assert class_of["one"] == class_of["two"]
    assert "look up" not in str(class_of["two"])
    assert "look up" in str(class_of["three"])
