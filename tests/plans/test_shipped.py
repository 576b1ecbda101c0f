"""The plans that ship are faultless and complete: an instructor who has never seen them can lead them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.plans.format import PhaseText, PlanText
from facilitator.plans.load import PlanFile, library, render
from tests.plans.test_markup import is_harmless

PROMPTS = Path(__file__).parents[2] / "prompts"
README = (PROMPTS.parent / "README.md").read_text("utf-8")
FOLDERS = {"problem-solving": "problem-solving", "seminars": "seminar"}
FROM_EACH_SOURCE = {
    "Against Personalised Learning": {"three-questions", "three-claims", "problem-behind-the-solution"},
    'The Case Against "Personalized Learning"': {"adding-unlike-fractions", "class-agreement"},
    "The Case(s) Against Personalized Learning": {"three-cases"},
    "Pushing Back Against Personalization": {"pace-presentation-content"},
    "On the storm in personalised learning, a blog article": {"personal-not-alone"},
}
"""The texts that the program was made from, by title, and the plans that were made of each."""
LIBRARY = library(PROMPTS)
PLANS = list(LIBRARY.plans.values())
TRANSLATIONS = [file for file in PLANS if file.plan.translation_of]
each_plan = pytest.mark.parametrize("file", PLANS, ids=[file.plan.id for file in PLANS])
each_translation = pytest.mark.parametrize("file", TRANSLATIONS, ids=[file.plan.id for file in TRANSLATIONS])


def phase(plan: PlanText, phase_id: str) -> PhaseText:
    return next(phase for phase in plan.phases if phase.id == phase_id)


def test_they_check_clean() -> None:
    assert LIBRARY.problems == []
    assert LIBRARY.plans.keys() >= {"adding-unlike-fractions-ja", "three-questions-ja"}.union(
        *FROM_EACH_SOURCE.values()
    )


@pytest.mark.parametrize("title", FROM_EACH_SOURCE)
def test_each_source_has_its_plans(title: str) -> None:
    assert {
        file.plan.id
        for file in PLANS
        if title in {source.title for source in file.plan.sources} and not file.plan.translation_of
    } >= FROM_EACH_SOURCE[title]


@each_plan
def test_each_names_its_sources_and_plans_every_phase(file: PlanFile) -> None:
    assert file.plan.sources
    assert all(source.author and source.title for source in file.plan.sources)
    assert [phase.id for phase in file.plan.phases if not (phase.notes and phase.minutes and phase.moves)] == []
    approaches = [approach for phase in file.plan.phases for approach in phase.approaches]
    assert approaches
    assert all(approach.example and approach.ask for approach in approaches)


@each_plan
def test_each_is_named_in_the_readme(file: PlanFile) -> None:
    original = LIBRARY.plans[file.plan.translation_of or file.plan.id]
    assert f"*{original.plan.title}*" in README


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


@each_translation
def test_a_translation_asks_the_same(file: PlanFile) -> None:
    original = LIBRARY.plans[file.plan.translation_of or ""].plan
    assert file.plan.language != original.language
    assert [shape(phase) for phase in file.plan.phases] == [shape(phase) for phase in original.phases]
    assert len(file.plan.columns) == len(original.columns)
    assert [topic.id for topic in file.plan.topics] == [topic.id for topic in original.topics]


def shape(phase: PhaseText) -> tuple[object, ...]:
    """All of it but the words."""
    return (
        (phase.id, phase.kind, phase.minutes, phase.answer, phase.sources, phase.form, phase.size, phase.returns),
        [(approach.id, approach.sound) for approach in phase.approaches],
        (len(phase.prompts), len(phase.moves), bool(phase.title)),
    )


def test_three_cases_are_argued_from_both_sides_and_from_none() -> None:
    plan = LIBRARY.plans["three-cases"].plan
    assert len(plan.sides) == 2
    assert len(plan.materials) == len(plan.columns) == 3
    ids = [phase.id for phase in plan.phases]
    [swapped] = [phase.id for phase in plan.phases if phase.swap]
    assert ids.index("before") < ids.index("argue") < ids.index(swapped) < ids.index("common") < ids.index("after")
    assert phase(plan, "after").again == "before"


def test_three_premises_are_voted_on_before_and_after_the_hunt() -> None:
    phases = LIBRARY.plans["pace-presentation-content"].plan.phases
    ids = [phase.id for phase in phases]
    asked = [phase.id for phase in phases if phase.kind == "poll" and not phase.again]
    assert [phase.again for phase in phases if phase.again] == asked
    assert len(asked) == 3
    assert all(ids.index(first) < ids.index("hunt") < ids.index(f"{first}-again") for first in asked)


@pytest.mark.parametrize("name", ["problem-behind-the-solution", "three-cases"])
def test_groups_that_know_one_question_each_are_mixed_anew(name: str) -> None:
    plan = LIBRARY.plans[name].plan
    [mixed] = [phase for phase in plan.phases if phase.form == "jigsaw"]
    [experts] = mixed.sources
    assert phase(plan, experts).one_each
    assert len(phase(plan, experts).prompts) == len(plan.columns)
