"""The transcript as a page shows it, visit by visit, of a whole lesson."""

from __future__ import annotations

from datetime import UTC
from functools import cache

import pytest

from facilitator.discussion import commands as c
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.hues import hue
from facilitator.transcript.manner import Manner
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import Section, sections
from tests.discussion.given import MINUTE
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led


@cache
def by_phase() -> dict[str, Section]:
    found = sections(Reading(build(led().log), "en", UTC, str))
    return {section.visit.id: section for section in found}


def texts(section: Section) -> dict[str, list[str | None]]:
    return {heading: [line.text for line in lines] for heading, lines in section.lists}


def test_what_was_asked_is_the_plans_markup() -> None:
    [(column, html)] = by_phase()["pose"].asked
    assert (column, "<p>" in html) == (None, True)
    assert [column for column, _ in by_phase()["compare"].asked] == ["purpose", "vision"]


def test_whether_it_was_clear_and_what_the_instructor_said_to_all() -> None:
    assert by_phase()["pose"].notices == ("The question was clear to 1, not yet to 1.",)
    assert by_phase()["think"].notices == ("The instructor to the class, 14:17: Try a drawing",)


def test_what_the_instructor_said_to_all_stands_between_the_points_of_a_discussion() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("discuss")
    first = room.says(mika, "point", "one")
    room.lead(c.Nudge(text="Who else?"))
    room.says(leo, "point", "two")
    room.says(leo, "point", "to one", reply_to=first)
    room.when(mika, c.Revise(contribution=first, text="one, I mean"))
    room.lead(c.Nudge(text="Enough."))
    room.go("sum-up")
    room.lead(c.Nudge(text="In one sentence."))
    discussion, sum_up = sections(Reading(build(room.log), "en", UTC, str))
    assert [(line.author, line.text, line.depth) for line in discussion.points] == [
        ("Mika", "one, I mean", 0), ("Leo", "to one", 1), ("Instructor", "Who else?", 0), ("Leo", "two", 0),
        ("Instructor", "Enough.", 0),
    ]  # fmt: skip
    assert (discussion.points[2].marks, discussion.notices) == (("to the class",), ())
    assert sum_up.notices == ("The instructor to the class, 14:13: In one sentence.",)
    text = as_markdown(build(room.log), "shown", "en", UTC)
    said = ["one, I mean", "to one", "Who else?", "two", "Enough.", "In one sentence."]
    assert sorted(said, key=text.index) == said


def test_answers_stand_in_the_order_of_joining_with_their_earlier_texts() -> None:
    [(heading, lines)] = by_phase()["think"].lists
    assert heading == "Answers"
    assert [(line.author, line.text) for line in lines] == [
        ("Mika", "then 5/6"),
        ("Leo", "across: 2/5"),
        ("Yuki", "my phone was off"),
        ("Ann", "on paper: 5/6"),
    ]
    assert lines[0].earlier == (("14:17", "first 2/5", ()),)
    assert "late" in lines[2].marks


def test_an_answer_has_the_letter_of_its_approachs_card() -> None:
    [(_, lines)] = by_phase()["think"].lists
    assert [line.letter for line in lines] == ["B", "A", None, None]


def test_groups_and_their_answers() -> None:
    section = by_phase()["compare"]
    [formed] = section.formed
    assert formed.groups == (
        ("Group 1", "Mika and Leo · spokesperson: Mika · could explain: Mika"),
        ("Group 2", "Yuki and Ann"),
    )
    assert formed.how == "Formed at 14:21: put together by the instructor"
    assert texts(section) == {"Group answers": ["Sixths: 3 and 2"]}


def test_the_board_as_it_was_told() -> None:
    section = by_phase()["discuss"]
    assert [(card.letter, card.label, card.author, card.struck) for card in section.cards] == [
        ("A", "Adds tops and adds bottoms", "Leo", True),
        ("B", None, "Mika", False),
    ]
    assert section.cards[1].stances == ("I follow: 1",)
    assert section.connections == (
        ("A", "B", "A contradicts B · a half is left"),
        ("B", "A", "B – A: one half is in both · proposed by Yuki"),
    )
    assert section.proposed == (("A", "B", "A is a special case of B · when the tops are 1 · Leo · set aside"),)


def test_the_planned_board_beside_what_came() -> None:
    [planned] = by_phase()["discuss"].planned
    assert planned.approaches == (
        ("A", "Adds tops and adds bottoms", "A"),
        ("B", "Finds a common denominator", "B"),
    )
    assert planned.unforeseen == ""


def test_points_keep_their_threads() -> None:
    assert [(line.letter, line.depth, line.text) for line in by_phase()["discuss"].points] == [
        ("A", 0, "Less than a half?"),
        (None, 1, "Sevenths of what"),
        (None, 0, "Both want to add"),
    ]


def test_how_minds_moved_where_it_was_asked_last() -> None:
    moved, *once = by_phase()["discuss"].moves
    assert moved == ("A", "B", 1)
    assert once == [("answered once", "B", 1), ("answered once", "not sure yet", 1)]
    assert by_phase()["think"].moves == ()


def test_votes_before_and_now() -> None:
    assert by_phase()["predict"].votes == (("2/5", None, 1), ("5/6", None, 1), ("1/6", None, 0))
    assert [(before, now) for _, before, now in by_phase()["predict-again"].votes] == [(1, 0), (1, 1), (0, 0)]


def test_the_conclusion_names_whose_ideas_it_stands_on() -> None:
    section = by_phase()["sum-up"]
    assert section.conclusions == (("Cut alike, then add", "ideas of: Mika and Leo"),)
    [(_, (withdrawn, kept))] = section.lists
    assert "kept by 1" in kept.marks
    assert "taken back" in withdrawn.marks


def test_reflections_are_kept_apart() -> None:
    section = by_phase()["reflect"]
    assert section.lists == ()
    assert [(line.author, line.text) for line in section.reflections] == [("Leo", "Now I cut first")]


@pytest.mark.parametrize(
    ("letter", "colour"), [("A", "A"), ("A2", "A"), ("F12", "F"), ("G", "-"), ("U2", "-"), ("AB", "-"), ("", "-")]
)
def test_a_colour_is_an_approachs(letter: str, colour: str) -> None:
    assert hue(letter) == colour


def test_when_a_room_was_is_said_with_the_day_of_its_end_if_that_is_another() -> None:
    room = Scenario()
    room.go("pose")
    assert when(room, "en") == "Monday, September 21, 2026, 14:13"
    room.later(MINUTE).lead(c.EndRoom())
    assert when(room, "en") == "Monday, September 21, 2026, 14:13 – 14:14"
    assert when(room, "ja") == "2026年9月21日月曜日 14:13～14:14"
    other = Scenario()
    other.later(24 * 60 * MINUTE).lead(c.EndRoom())
    assert when(other, "en") == "Monday, September 21, 2026, 14:13 – Tuesday, September 22, 2026, 14:13"


def when(room: Scenario, language: str) -> str:
    [(_, value), *_] = document(build(room.log), Manner(zone=UTC, language=language)).facts
    return value
