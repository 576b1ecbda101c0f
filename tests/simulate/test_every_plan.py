"""Every plan that ships is led from start to end: nothing is lost, and every question gets its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import requests

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.plan import PhaseKind
from facilitator.plans.format import PhaseText, PlanText
from facilitator.plans.load import PlanFile, library
from facilitator.simulate.run import Order, run
from tests.serving import ROOT, ServerProcess

PLANS = list(library(ROOT / "prompts").plans.values())
STUDENTS = 20
"""Five groups of four: one for every question of a phase that has five of them."""
PHASE_SECONDS = (1.2, 6.0)
"""A class on a busy machine does not get to everything in a second; then it is given more time."""
AT_ONCE = 4
"""So many rooms are led side by side: most of a lesson is waiting."""
TAKEN: dict[PhaseKind, ContributionKind] = {
    "pose": "note",
    "think": "answer",
    "groups": "group-answer",
    "discuss": "point",
    "poll": "reason",
    "sum-up": "proposal",
    "reflect": "reflection",
}


Told = dict[str, Any]


@pytest.fixture(scope="module")
def lessons(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Mapping[str, Future[Told]]]:
    """The transcript of every plan that is asked for, by its id, as soon as it has been led."""
    server = ServerProcess(tmp_path_factory.mktemp("every-plan") / "data").start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {plan.id: pool.submit(led, server, plan) for plan in asked_for(request.session)}
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def asked_for(session: pytest.Session) -> list[PlanText]:
    names = {item.name for item in session.items}
    return [file.plan for file in PLANS if f"{test_a_plan_is_led_from_start_to_end.__name__}[{file.plan.id}]" in names]


def led(server: ServerProcess, plan: PlanText) -> Told:
    """Its transcript. Nothing is ever lost; but in a hurry somebody may still write when the groups have changed."""
    for seconds in PHASE_SECONDS:
        outcome = run(an_order(server, plan, seconds), lambda _: None)
        assert outcome.result.lost == 0
        told = transcript(server, outcome.result.room)
        if not outcome.problems and not missing(plan, told) and has_positions(told):
            return told
    assert outcome.problems == ()
    return told


def an_order(server: ServerProcess, plan: PlanText, phase_seconds: float) -> Order:
    return Order(
        url=None,
        data_dir=server.data_dir,
        room=None,
        plan=plan.id,
        students=STUDENTS,
        lesson=None,
        seconds=phase_seconds * len(plan.phases),
        seed=3,
        acks=None,
    )


def transcript(server: ServerProcess, room: str) -> Told:
    instructor = requests.Session()
    instructor.get(server.link).raise_for_status()
    told = instructor.get(f"{server.url}/instructor/rooms/{room}/transcript.json")
    told.raise_for_status()
    found: Told = told.json()
    return found


def missing(plan: PlanText, told: Told) -> dict[str, list[int]]:
    """The questions that nobody has answered, by phase."""
    return {phase.id: open_ for phase in plan.phases if takes(phase) and (open_ := unanswered(phase, told))}


def takes(phase: PhaseText) -> bool:
    return phase.kind != "poll" or phase.because


def unanswered(phase: PhaseText, told: Told) -> list[int]:
    """The questions of a phase, from 1, to which nobody has written anything of the kind that the phase is for."""
    questions = phase.prompts if phase.kind in ("think", "groups") else ()
    answered = {
        each["prompt"]
        for each in told["contributions"]
        if (each["phase"], each["kind"]) == (phase.id, TAKEN[phase.kind]) and each["text"]
    }
    return [number for number in range(1, max(1, len(questions)) + 1) if str(number) not in answered]


def has_positions(told: Told) -> bool:
    return any(asking["taken"] for asking in told["positions"])


@pytest.mark.parametrize("file", PLANS, ids=[file.plan.id for file in PLANS])
def test_a_plan_is_led_from_start_to_end(lessons: Mapping[str, Future[Told]], file: PlanFile) -> None:
    plan = file.plan
    told = lessons[plan.id].result()
    assert told["room"]["state"] == "ended"
    assert [phase["id"] for phase in told["phases"]] == [phase.id for phase in plan.phases]
    assert missing(plan, told) == {}
    assert {topic["id"]: topic["value"] for topic in told["plan"].get("topics", ())} == {
        topic.id: topic.default for topic in plan.topics
    }
    assert [poll["revealed"] for poll in told["polls"]] == [True for phase in plan.phases if phase.kind == "poll"]
    assert told["board"]
    assert has_positions(told)
    assert told["conclusions"]
