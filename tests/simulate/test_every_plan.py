"""Every plan that ships is led from start to end: nothing is lost, and every question gets its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.plan import PhaseKind
from facilitator.plans.format import PhaseText, PlanText
from facilitator.plans.load import PlanFile, library
from facilitator.simulate.run import Order, run
from tests.serving import ROOT, ServerProcess
from tests.simulate.lessons import transcript

PLANS = list(library(ROOT / "prompts").plans.values())
STUDENTS = 24
"""Six groups of four: one for every question of a phase that has five of them."""
PHASE_SECONDS = 1.5
AT_ONCE = 5
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
    """Its transcript."""
    order = Order(
        url=None,
        data_dir=server.data_dir,
        room=None,
        plan=plan.id,
        students=STUDENTS,
        lesson=None,
        seconds=PHASE_SECONDS * len(plan.phases),
        seed=3,
        acks=None,
    )
    outcome = run(order, lambda _: None)
    assert outcome.problems == ()
    assert (outcome.result.lost, outcome.result.refused) == (0, 0)
    return transcript(server, outcome.result.room)


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


@pytest.mark.parametrize("file", PLANS, ids=[file.plan.id for file in PLANS])
def test_a_plan_is_led_from_start_to_end(lessons: Mapping[str, Future[Told]], file: PlanFile) -> None:
    plan = file.plan
    told = lessons[plan.id].result()
    assert told["room"]["state"] == "ended"
    assert [phase["id"] for phase in told["phases"]] == [phase.id for phase in plan.phases]
    assert {phase.id: missing for phase in plan.phases if takes(phase) and (missing := unanswered(phase, told))} == {}
    assert {topic["id"]: topic["value"] for topic in told["plan"].get("topics", ())} == {
        topic.id: topic.default for topic in plan.topics
    }
    assert [poll["revealed"] for poll in told["polls"]] == [True for phase in plan.phases if phase.kind == "poll"]
    assert told["board"]
    assert any(asking["taken"] for asking in told["positions"])
    assert told["conclusions"]
