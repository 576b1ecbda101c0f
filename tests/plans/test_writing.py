"""The guide's worked example is a plan after every step, and what the guide says of it is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.plans.check import check_bytes
from facilitator.plans.render import render
from tests.plans.test_schema import wrong

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-plans.md").read_text("utf-8")
STEPS = re.findall(r"```yaml\n(.*?)```\n", GUIDE, re.DOTALL)
TEXTS = re.findall(r"```text\n(.*?)```\n", GUIDE, re.DOTALL)
PATH = Path("data/plans/two-rolls.yaml")


def problems(text: str) -> list[str]:
    return [str(problem) for problem in check_bytes(text.encode(), PATH)[1]]


@pytest.mark.parametrize("steps", range(2, len(STEPS) + 1))
def test_it_is_a_plan_after_each_step(steps: int) -> None:
    text = "".join(STEPS[:steps])
    assert problems(text) == []
    assert wrong(text.encode()) == []


def test_it_can_be_led() -> None:
    file, _ = check_bytes("".join(STEPS).encode(), PATH)
    assert file is not None
    assert file.plan.minutes == 45
    plan = render(file, {}, str)
    assert [phase.kind for phase in plan.phases] == [
        "pose",
        "poll",
        "think",
        "groups",
        "discuss",
        "poll",
        "sum-up",
        "reflect",
    ]
    assert all(phase.prompts[0].html or phase.question_html for phase in plan.phases)


def test_the_mistake_is_told_as_the_guide_says() -> None:
    text = "".join(STEPS[:2])
    assert text.count("minutes") == 1
    assert problems(text.replace("minutes", "minuets")) == [TEXTS[0].strip()]


def test_the_line_for_editors_is_no_mistake() -> None:
    assert problems(TEXTS[1] + "".join(STEPS)) == []
    relative = TEXTS[1].split("=")[1].strip()
    assert (Path(__file__).parents[2] / "data" / "plans" / relative).resolve().is_file()


def test_the_blank_of_the_guide_can_be_used() -> None:
    text = "".join(STEPS).replace("filled with rice", "filled with {{ grain | capitalize }}")
    assert problems(text) == []
