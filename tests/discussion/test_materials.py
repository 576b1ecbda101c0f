"""What there is to read: added, filled, taken away, shown to the class."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.materials import pictures_removed
from facilitator.discussion.limits import MATERIALS
from facilitator.discussion.model import Room
from facilitator.discussion.pictures import Page
from facilitator.discussion.plan import Material, Prompt
from tests.discussion.given import INSTRUCTOR, LESSON, TO_READ
from tests.discussion.scenario import Scenario


def page(number: int) -> Page:
    return Page(picture=f"{number:032x}.webp", width=1200, height=1600, text=f"page {number}")


def shown(room: Scenario) -> tuple[str, int] | None:
    return room.room.material_shown


def titles(room: Room) -> list[str]:
    return [each.title for each in room.materials]


def test_a_room_has_what_its_plan_has_to_read() -> None:
    room = Scenario(TO_READ)
    assert titles(room.room) == ["A strip of paper", "A page"]
    assert [each.ready for each in room.room.materials] == [True, False]
    assert room.room.pages == {}


def test_the_instructor_adds_a_text_and_pages() -> None:
    room = Scenario(TO_READ)
    [event] = room.lead(c.AddMaterial(title="A text", html="<p>Read.</p>"))
    assert event == e.MaterialAdded(material="m_2", title="A text", html="<p>Read.</p>")
    room.lead(c.AddMaterial(title="Two pages", pages=(page(1), page(2))))
    assert room.room.materials[2:] == (
        Material(id="m_2", title="A text", html="<p>Read.</p>"),
        Material(id="m_3", title="Two pages", pages=(page(1), page(2))),
    )
    assert room.room.pages == {each.picture: each for each in (page(1), page(2))}


def test_what_says_nothing_is_not_added() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    empty = c.AddMaterial(title="Nothing")
    assert room.refused(mika, c.AddMaterial(title="Mine", html="<p>x</p>")) == ("not-yours", "not-your-part")
    assert refused(room, empty) == ("malformed", "nothing-to-read")
    assert refused(room, c.AddMaterial(title=" ", html="<p>x</p>")) == ("malformed", "empty")
    assert refused(room, c.AddMaterial(title="Half", html="<p>\ud83d</p>")) == ("malformed", "half-a-character")
    assert refused(room, c.AddMaterial(title="Much", html="x" * 200_001)) == ("too-large", "too-long")
    assert refused(room, c.AddMaterial(title="x" * 201, html="<p>x</p>")) == ("too-large", "too-long")


def refused(room: Scenario, command: c.Command) -> tuple[str, str]:
    return room.refused(INSTRUCTOR, command)


def test_a_room_holds_only_so_much() -> None:
    room = Scenario(checks=())
    for number in range(MATERIALS):
        room.lead(c.AddMaterial(title=f"Text {number}", html="<p>x</p>"))
    assert refused(room, c.AddMaterial(title="More", html="<p>x</p>")) == ("too-large", "too-many-materials")


def test_a_plans_file_is_filled_once() -> None:
    room = Scenario(TO_READ)
    filling = c.FillMaterial(material="page", pages=(page(1),))
    assert room.lead(filling) == [e.MaterialPrepared(material="page", pages=(page(1),))]
    assert room.lead(filling) == []
    assert room.room.materials[1].pages == (page(1),)
    assert refused(room, c.FillMaterial(material="gone", pages=(page(1),))) == ("not-found", "no-such-material")


def test_it_is_shown_page_by_page_and_put_away() -> None:
    room = Scenario(TO_READ)
    assert refused(room, c.ShowMaterial(material="page")) == ("not-now", "material-not-ready")
    room.lead(c.FillMaterial(material="page", pages=(page(1), page(2))))
    assert room.lead(c.ShowMaterial(material="page", page=2)) == [e.MaterialShown(material="page", page=2)]
    assert room.lead(c.ShowMaterial(material="page", page=2)) == []
    assert shown(room) == ("page", 2)
    assert refused(room, c.ShowMaterial(material="page", page=3)) == ("not-found", "no-such-page")
    room.lead(c.ShowMaterial(material="strip", page=3))
    assert shown(room) == ("strip", 3)
    assert room.lead(c.ShowMaterial()) == [e.MaterialShown()]
    assert shown(room) is None
    assert room.lead(c.ShowMaterial()) == []
    assert refused(room, c.ShowMaterial(material="gone")) == ("not-found", "no-such-material")


def test_what_is_taken_away_takes_its_own_pictures_along() -> None:
    room = Scenario(TO_READ)
    room.lead(c.AddMaterial(title="One", pages=(page(1), page(2))))
    room.lead(c.AddMaterial(title="Two", pages=(page(2), page(3))))
    one, two = (each.id for each in room.room.materials[2:])
    room.lead(c.ShowMaterial(material=two))
    assert pictures_removed(room.room, one) == (page(1).picture,)
    room.lead(c.RemoveMaterial(material=one))
    assert shown(room) == (two, 1)
    assert pictures_removed(room.room, two) == (page(2).picture, page(3).picture)
    room.lead(c.RemoveMaterial(material=two))
    assert shown(room) is None
    assert titles(room.room) == ["A strip of paper", "A page"]
    assert refused(room, c.RemoveMaterial(material=two)) == ("not-found", "no-such-material")


@pytest.mark.parametrize("asks", [True, False])
def test_a_phase_that_asks_something_puts_it_away(asks: bool) -> None:
    silent = replace(LESSON.phases[0], prompts=(Prompt(id="1", html="<p>Why?</p>" if asks else ""),))
    room = Scenario(replace(TO_READ, phases=(silent, *LESSON.phases[1:])))
    room.lead(c.ShowMaterial(material="strip"))
    room.lead(c.Start())
    assert shown(room) == (None if asks else ("strip", 1))
    room.lead(c.ShowMaterial(material="strip", page=2))
    room.lead(c.EndRoom())
    assert shown(room) is None
    assert refused(room, c.ShowMaterial(material="strip")) == ("ended", "ended")
