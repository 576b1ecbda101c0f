"""The plans that ship are faultless and complete: an instructor who has never seen them can lead them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.plans.format import PhaseText, PlanText
from facilitator.plans.load import PlanFile, library, render
from tests.plans.test_markup import is_harmless

PROMPTS = Path(__file__).parents[2] / "prompts"
FOLDERS = {"problem-solving": "problem-solving", "seminars": "seminar"}
LIBRARY = library(PROMPTS)
PLANS = list(LIBRARY.plans.values())
each_plan = pytest.mark.parametrize("file", PLANS, ids=[file.plan.id for file in PLANS])


def phase(plan: PlanText, phase_id: str) -> PhaseText:
    return next(phase for phase in plan.phases if phase.id == phase_id)


def test_they_check_clean() -> None:
    assert LIBRARY.problems == []
    assert {"adding-unlike-fractions", "three-questions"} <= LIBRARY.plans.keys()


@each_plan
def test_each_names_its_sources_and_plans_every_phase(file: PlanFile) -> None:
    assert file.plan.sources
    assert all(source.author and source.title for source in file.plan.sources)
    assert [phase.id for phase in file.plan.phases if not (phase.notes and phase.minutes)] == []


@each_plan
def test_each_lies_in_its_familys_folder(file: PlanFile) -> None:
    assert FOLDERS[file.path.parent.name] == file.plan.family


@each_plan
def test_each_renders_harmlessly_without_being_asked_anything(file: PlanFile) -> None:
    plan = render(file, {topic.id: "<script>alert(1)</script>" for topic in file.plan.topics}, str)
    texts = [plan.goal_html]
    for phase in plan.phases:
        texts += [phase.notes_html, phase.question_html, *(prompt.html for prompt in phase.prompts)]
    assert all(is_harmless(text) for text in texts)
    assert render(file, {}, str).phases


def test_the_japanese_lesson_keeps_its_order_and_its_time() -> None:
    plan = LIBRARY.plans["adding-unlike-fractions"].plan
    assert [phase.kind for phase in plan.phases] == ["pose", "think", "groups", "discuss", "sum-up", "reflect"]
    assert plan.minutes == 45
    think = phase(plan, "think")
    assert "drawing" in think.answer
    assert all(approach.example and approach.ask for approach in think.approaches)
    assert {approach.example for approach in think.approaches} >= {"3/5 + 1/2 = 4/7", "6/10 + 5/10 = 11/10"}


def test_three_questions_are_asked_side_by_side_of_any_claim() -> None:
    file = LIBRARY.plans["three-questions"]
    assert file.plan.topics[0].default == "personalised learning"
    for name in ("general", "claim", "compare", "resources"):
        assert tuple(prompt.column for prompt in phase(file.plan, name).prompts) == file.plan.columns
    plan = render(file, {"claim": "homework is <needed>"}, str)
    assert "homework is &lt;needed&gt;" in plan.phase("compare").prompts[2].html
    assert "needed" not in " ".join(prompt.html for prompt in plan.phase("general").prompts)
    source = file.plan.sources[0]
    assert (source.author, source.title, source.year) == ("Caroline Pelletier", "Against Personalised Learning", 2023)
