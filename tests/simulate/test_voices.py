"""What a believable class says: complete, within the limits, of the plan's own approaches, and never marked."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import get_args

import pytest

from facilitator.discussion.contribution import PointKind
from facilitator.discussion.limits import GROUP_TEXT, TEXT
from facilitator.plans.load import library
from facilitator.simulate.voices import FOLDER, Speech, voices_of
from facilitator.simulate.words import MARK
from tests.serving import ROOT

PLANS = library(ROOT / "prompts").plans
OF_THE_CLASS = {"note", "proposal", "reflection", "reason", *get_args(PointKind)}


@pytest.mark.parametrize("plan", [file.stem for file in sorted(FOLDER.glob("*.yaml"))])
def test_a_class_has_words_for_everything_that_its_plan_asks(plan: str) -> None:
    text = PLANS[plan].plan
    voices = voices_of(plan, text.language)
    assert voices is not None
    approaches = {approach.id for phase in text.phases for approach in phase.approaches}
    assert voices.approaches.keys() <= approaches
    columns: set[str] = {prompt.column for phase in text.phases for prompt in phase.prompts if prompt.column}
    for number in range(30):
        speech = Speech(number, text.language, text.family, voices)
        for what in OF_THE_CLASS:
            assert not speech.text(what, Random(number)).startswith(MARK)
        for column in [*sorted(columns), None][: len(columns) or 1]:
            answer = speech.text("answer", Random(number), column=column)
            ours = speech.text("group-answer", Random(number), column=column)
            assert not answer.startswith(MARK)
            assert not ours.startswith(MARK)
            assert len(answer) <= TEXT
            assert len(ours) <= GROUP_TEXT


def test_the_first_thirty_think_in_all_ways_as_many_as_is_said() -> None:
    voices = voices_of("adding-unlike-fractions", "en-GB")
    assert voices is not None
    total = sum(approach.people for approach in voices.approaches.values())
    said = Counter(Speech(number, "en", "problem-solving", voices).text("answer", Random(1)) for number in range(total))
    for approach in voices.approaches.values():
        assert sum(said[text] for text in approach.answers) == approach.people


def test_points_are_about_what_the_card_says() -> None:
    voices = voices_of("adding-unlike-fractions", "en")
    assert voices is not None
    across = voices.approaches["across"]
    speech = Speech(0, "en", "problem-solving", voices)
    assert speech.text("challenge", Random(3), about=across.answers[0]) in across.challenge
    assert speech.pull(voices.approaches["tenths"].answers[0]) > speech.pull(across.answers[0])
    mine = speech.text("answer", Random(1))
    assert speech.is_mine(mine)
    assert not speech.is_mine("something else")


@pytest.mark.parametrize(("plan", "language"), [("no-such-plan", "en"), ("../words", "en"), ("three-questions", "fi")])
def test_without_voices_the_words_are_marked(plan: str, language: str) -> None:
    assert voices_of(plan, language) is None
    assert Speech(1, language, "seminar", None).text("note", Random(1)).startswith(MARK)
