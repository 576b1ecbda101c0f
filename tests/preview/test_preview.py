"""Previews: every phase of every plan that ships, and of odd ones, in a room that is nowhere stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import Room
from facilitator.plans.check import PlanFile, check_bytes
from facilitator.plans.load import library
from facilitator.plans.render import TopicRefused
from facilitator.preview import AUDIENCES, CODE, preview_of
from facilitator.views.streams import view_of
from facilitator.views.visibility import streams_for
from tests.serving import ROOT

NOW = 1_800_000_000_000
MINUTE = 60_000
PLANS = library(ROOT / "prompts").plans
PHASES = [(plan, phase.id) for plan, file in PLANS.items() for phase in file.plan.phases]

HEAD = """format: 1
id: an-odd-plan
title: An odd plan
language: en
family: seminar
summary: What the workshop may show before it is whole.
"""


def odd(text: str) -> PlanFile:
    file, problems = check_bytes((HEAD + text).encode(), Path("an-odd-plan.yaml"))
    assert file is not None, problems
    return file


def seen(file: PlanFile, phase: str, **topics: str) -> tuple[Room, str]:
    """The room, and whose phone is shown."""
    found = preview_of(file, topics, phase, "phone", NOW)
    return found.room, found.watcher.id


def in_phase(room: Room, kind: str) -> list[Contribution]:
    """Handed in in the visit that is open."""
    assert room.visit is not None
    return [each for each in room.contributions.values() if each.visit == room.visit.id and each.kind == kind]


@pytest.mark.parametrize(("plan", "phase"), PHASES)
def test_every_phase_is_shown_to_everybody(plan: str, phase: str) -> None:
    for audience in AUDIENCES:
        found = preview_of(PLANS[plan], {}, phase, audience, NOW)
        assert found.room.visit is not None
        assert found.room.visit.phase == phase
        assert found.room.visit.started_at < NOW < found.room.visit.ends_at
        assert found.room.code == CODE
        for stream in streams_for(found.room, found.watcher):
            assert view_of(found.room, stream)


@pytest.mark.parametrize(("plan", "phase"), PHASES)
def test_the_class_is_where_one_would_expect_it(plan: str, phase: str) -> None:
    room, me = seen(PLANS[plan], phase)
    kind = room.plan.phase(phase).kind
    if kind == "pose":
        assert not in_phase(room, "note")
    if kind == "think":
        assert in_phase(room, "answer")
        assert all(each.author != me for each in in_phase(room, "answer"))
    if kind == "groups":
        assert room.has_pen(me, room.group_of[me])
        assert in_phase(room, "group-answer")
    if kind == "discuss":
        assert room.board_order
        assert all(room.in_sight(room.cards[card]) for card in room.board_order)
        texts = [room.contributions[room.cards[card].contribution].text for card in room.board_order]
        assert len(texts) == len(set(texts))
        assert in_phase(room, "point")
    if kind == "sum-up":
        assert in_phase(room, "proposal")
        assert not room.conclusions
    if kind == "reflect":
        assert room.conclusions


def test_the_first_phase_has_nothing_in_it() -> None:
    room, _ = seen(PLANS["adding-unlike-fractions"], "pose")
    assert not room.contributions
    assert not room.clear


def test_columns_are_filled_side_by_side() -> None:
    room, _ = seen(PLANS["three-questions"], "board")
    on_board = [room.contributions[room.cards[card].contribution] for card in room.board_order]
    columns = [
        next(prompt.column for prompt in room.phase_of(each.visit).prompts if prompt.id == each.prompt)
        for each in on_board
    ]
    assert set(columns) == set(room.plan.columns)
    assert all(columns.count(column) == 2 for column in room.plan.columns)


def test_what_the_plan_foresees_is_said_and_tagged() -> None:
    room, _ = seen(PLANS["how-many-matchsticks"], "think")
    approaches = {each.id: each for each in room.plan.phase("think").approaches}
    for answer in in_phase(room, "answer"):
        assert answer.approach is not None
        approach = approaches[answer.approach]
        assert answer.text == (approach.example or approach.label)


def test_nothing_says_that_it_is_simulated() -> None:
    for plan, file in PLANS.items():
        room, _ = seen(file, file.plan.phases[-1].id)
        assert not [each.text for each in room.contributions.values() if "sim:" in (each.text or "")], plan


def test_topics_are_filled_in() -> None:
    room, _ = seen(PLANS["three-questions"], "pose", claim="phones in school", nonsense="x")
    assert "phones in school" in room.plan.phases[0].prompts[0].html
    with pytest.raises(TopicRefused, match="too-long"):
        seen(PLANS["three-questions"], "pose", claim="x" * 201)


def test_a_topic_without_a_value_shows_its_question() -> None:
    topics = """topics:
  - {id: claim, label: What is being claimed here and today?, max_length: 20}
phases:
  - {id: pose, kind: pose, prompt: "So: {{ claim }}"}
"""
    room, _ = seen(odd(topics), "pose")
    assert "[What is being clai]" in room.plan.phases[0].prompts[0].html


def test_a_phase_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        preview_of(PLANS["three-questions"], {}, "nonsense", "phone", NOW)


def test_a_plan_may_be_odd() -> None:
    """Groups that are kept though there are none, a board with nothing to put on it, a poll asked again."""
    phases = """phases:
  - {id: keep, kind: groups, form: keep, prompt: Together.}
  - {id: talk, kind: discuss, question: What now?}
  - {id: by-hand, kind: groups, form: by-hand, size: 3, prompt: Together again.}
  - {id: jigsaw, kind: groups, form: jigsaw, size: 3, prompt: One from each.}
  - {id: poll, kind: poll, question: Which?, choices: [{text: A}, {text: B, sound: true}], because: true}
  - {id: again, kind: poll, again: poll}
  - {id: end, kind: sum-up}
"""
    file = odd(phases)
    for phase in file.plan.phases:
        room, _ = seen(file, phase.id)
        assert room.visit is not None
    assert room.groups
    assert len({vote.choice for vote in room.votes.values()}) == 2
    assert len(room.polls_revealed) == 2
    talking, _ = seen(odd("phases:\n  - {id: talk, kind: discuss, question: What now?}\n"), "talk")
    assert not talking.board_order


def test_people_are_called_as_where_the_plan_is_from() -> None:
    japanese = HEAD.replace("language: en", "language: ja") + "phases:\n  - {id: pose, kind: pose, prompt: 問い}\n"
    file, _ = check_bytes(japanese.encode(), Path("an-odd-plan.yaml"))
    assert file is not None
    room, _ = seen(file, "pose")
    assert room.name_of(room.here()[0].id) == "はるか"
    english, _ = seen(PLANS["adding-unlike-fractions"], "pose")
    assert len(english.here()) == len(room.here())


def test_sides_are_taken_where_a_plan_has_them() -> None:
    file = odd("""sides: [for, against]
phases:
  - {id: pose, kind: pose, prompt: What shall we do?}
  - {id: argue, kind: think, prompt: Argue for your side.}
""")
    assert seen(file, "pose")[0].sides is None
    assert seen(file, "argue")[0].sides is not None
