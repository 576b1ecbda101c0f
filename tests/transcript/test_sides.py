"""Sides, and the questions that groups had, in the transcript."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.events import Entry
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.model import Transcript
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import Section, sections
from tests.discussion.given import DEBATE, MINUTE
from tests.discussion.scenario import Scenario


def argued() -> list[Entry]:
    """Mika for and Yuki against; then they change over; then a group with a question."""
    room = Scenario(DEBATE, checks=())
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.GiveSides(by="persons"))
    room.lead(c.MoveToSide(side=0, participant=mika.id))
    room.lead(c.MoveToSide(side=1, participant=yuki.id))
    room.later(MINUTE).go("think")
    room.says(mika, "answer", "it helps")
    answer = room.says(yuki, "answer", "it hinders")
    room.later(MINUTE).go("other-side")
    room.says(mika, "answer", "seen from there, it hinders")
    room.later(MINUTE).go("experts")
    [group] = room.grouped([mika, yuki])
    room.lead(c.GiveSides())
    room.lead(c.GiveQuestion(group=group, prompt="2"))
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "we found this", prompt="2", group=group)
    room.lead(c.PutSidesAway())
    room.later(MINUTE).go("discuss")
    room.card(answer)
    room.says(yuki, "point", "a word more")
    return room.log


def laid_out(transcript: Transcript) -> list[Section]:
    return sections(Reading(transcript, "en", None, str))


def test_what_was_done_with_sides_and_questions_is_kept() -> None:
    transcript = build(argued())
    visits = {visit.id: visit.visit for visit in transcript.phases}
    assert [(each.happened, each.by, each.visit) for each in transcript.sides] == [
        ("given", "persons", None),
        ("changed-over", None, visits["other-side"]),
        ("given", "groups", visits["experts"]),
        ("put-away", None, visits["experts"]),
    ]
    assert [(each.visit, each.prompt) for each in transcript.questions_given] == [
        (visits["experts"], "1"),
        (visits["experts"], "2"),
    ]
    assert [each.side for each in transcript.contributions][:3] == ["for", "against", "against"]
    assert transcript.contributions[-1].side is None
    assert [each.side for each in transcript.participants] == [None, None]


def test_who_is_on_a_side_at_the_end_is_kept() -> None:
    room = Scenario(DEBATE, checks=())
    room.join("Mika")
    room.lead(c.GiveSides(), seed=1)
    assert [each.side for each in build(room.log).participants] == ["against"]


def test_in_words() -> None:
    document = as_markdown(build(argued()), "shown", "en")
    assert "Sides were given at random, one by one." in document
    assert "The sides changed over." in document
    assert "Sides were given at random, group by group." in document
    assert "The sides were put away." in document
    assert "· argues: for" in document
    assert "- **Group 1 · question 2**" in document


def test_on_the_page() -> None:
    pages = {section.visit.id: section for section in laid_out(build(argued()))}
    assert any("one by one" in notice for notice in pages["think"].notices)
    assert any("changed over" in notice for notice in pages["other-side"].notices)
    [(_, lines)] = pages["think"].lists
    assert [line.marks for line in lines] == [("argues: for",), ("argues: against",)]
    [[(called, _)]] = [formed.groups for formed in pages["experts"].formed]
    assert called.startswith("Group 1 · ")
    [card] = pages["discuss"].cards
    assert card.marks == ("argues: against",)
