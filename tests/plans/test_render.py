"""A checked plan becomes the plan a room carries: topics filled in, defaults in place, nothing left to look up."""

from __future__ import annotations

import msgspec
import pytest

from facilitator.discussion.plan import CONNECTIONS, STANCES, Plan, Prompt, Topic
from facilitator.plans.check import PlanFile, check_bytes
from facilitator.plans.render import TopicRefused, render
from tests.plans.sample import EVERYTHING, PATH, SMALL, spoilt


def plan_file(text: str) -> PlanFile:
    file, problems = check_bytes(text.encode(), PATH)
    assert file is not None, problems
    return file


def plan(text: str, **topics: str) -> Plan:
    return render(plan_file(text), topics, str)


def test_everything_arrives() -> None:
    found = plan(EVERYTHING, claim="grass is <green>")
    assert (found.id, found.language, found.family, found.names) == ("a-plan", "en", "seminar", "hidden")
    assert found.sources[0].title == "A title"
    assert found.sources[0].year == 2013
    assert found.goal_html.startswith("<p>They find <math")
    assert found.topics == (Topic(id="claim", label="What is claimed?", value="grass is <green>"),)
    assert found.materials[0].html == "<p><em>Read</em> grass is &lt;green&gt;</p>"
    assert (found.columns, found.sides, found.translation_of) == (
        ("Purpose", "Vision"),
        ("for", "against"),
        "another-plan",
    )


def test_topics_are_filled_in_as_text_or_as_markup() -> None:
    pose = plan(EVERYTHING, claim="<i>").phase("pose")
    assert pose.title == "On <i>"
    assert pose.moves == ("Who says <i>?",)
    assert pose.prompts[0].html.startswith("<p>Is it so that &lt;i&gt;?</p>\n<p>Take <math")


def test_prompts_are_numbered_and_there_is_always_one() -> None:
    found = plan(EVERYTHING)
    assert found.phase("compare").prompts == (
        Prompt(id="1", html="<p>What for?</p>", column="Purpose"),
        Prompt(id="2", html="<p>What then?</p>", column="Vision"),
    )
    assert found.phase("think").prompts == (Prompt(id="1", html=""),)
    assert found.phase("neriage").prompts == (Prompt(id="1", html="", column="Vision"),)


def test_one_question_for_each_group() -> None:
    assert not plan(EVERYTHING).phase("compare").one_each
    assert plan(spoilt("    size: 5\n", "    size: 5\n    one_each: true\n")).phase("compare").one_each


def test_questions_of_discussions_and_polls() -> None:
    found = plan(EVERYTHING)
    assert found.phase("neriage").question_html == "<p>Which <strong>one</strong>?</p>"
    assert found.phase("neriage").stances == ("follow", "question")
    assert found.phase("neriage").connections == ("because",)
    poll = found.phase("predict")
    assert poll.question_html == "<p>How much?</p>"
    assert [choice.sound for choice in poll.choices] == [False, True, None]
    assert poll.choices[0].html.startswith("<math")
    assert poll.choices[2].html == "not sure"
    assert (poll.because, poll.discuss_between) == (True, (0.3, 0.7))


def test_a_poll_asked_anew_carries_the_first_ones_question_and_choices() -> None:
    found = plan(EVERYTHING + "  - {id: third, kind: poll, again: anew}\n")
    first = found.phase("predict")
    for name, again in (("anew", "predict"), ("third", "anew")):
        phase = found.phase(name)
        assert (phase.question_html, phase.choices) == (first.question_html, first.choices)
        assert (phase.again, phase.because) == (again, False)


def test_defaults() -> None:
    kinds = ["pose", "think", "groups", "discuss", "sum-up", "reflect"]
    phases = "".join(f"  - {{id: {kind}, kind: {kind}}}\n" for kind in kinds)
    found = plan(
        SMALL.replace("  - {id: pose, kind: pose}\n", phases)
        + "  - {id: p, kind: poll, question: a, choices: [b, c]}\n"
    )
    assert {phase.kind: phase.minutes for phase in found.phases} == {
        "pose": 7,
        "think": 12,
        "groups": 8,
        "discuss": 14,
        "poll": 3,
        "sum-up": 4,
        "reflect": 3,
    }
    assert found.names == "by-phase"
    assert found.phase("think").answer == ("text",)
    assert (found.phase("groups").form, found.phase("groups").size) == ("random", 4)
    assert (found.phase("discuss").stances, found.phase("discuss").connections) == (STANCES, CONNECTIONS)


def test_phases_without_a_title_are_called_by_their_kind() -> None:
    file = plan_file(SMALL)
    assert render(file, {}, kind_title=lambda kind: f"<{kind}>").phases[0].title == "<pose>"
    assert render(plan_file(EVERYTHING), {}, kind_title=str.upper).phases[0].title == "On milk is white"


@pytest.mark.parametrize("given", [{}, {"claim": ""}, {"claim": " \n "}])
def test_a_topic_left_out_takes_its_default(given: dict[str, str]) -> None:
    assert render(plan_file(EVERYTHING), given, str).topics[0].value == "milk is white"


def test_a_topic_is_one_line() -> None:
    assert plan(EVERYTHING, claim="  grass\r\nis\tgreen ").topics[0].value == "grass is green"


@pytest.mark.parametrize(
    ("given", "topic", "reason", "limit"),
    [
        ({"claim": "x" * 41}, "claim", "too-long", 40),
        ({"clam": "x"}, "clam", "unknown", None),
        ({"claim": "a\x00b"}, "claim", "control-character", None),
        ({"claim": "a\x1bb"}, "claim", "control-character", None),
        ({"claim": "a\ud800b"}, "claim", "control-character", None),
    ],
)
def test_a_topic_that_cannot_be_used_is_refused(
    given: dict[str, str], topic: str, reason: str, limit: int | None
) -> None:
    with pytest.raises(TopicRefused) as refusal:
        render(plan_file(EVERYTHING), given, str)
    assert (refusal.value.topic_id, refusal.value.reason, refusal.value.limit) == (topic, reason, limit)


def test_a_topic_without_a_default_must_be_given() -> None:
    text = spoilt(" default: milk is white,", "")
    assert plan(text, claim="x").topics[0].value == "x"
    with pytest.raises(TopicRefused) as refusal:
        plan(text)
    assert (refusal.value.topic_id, refusal.value.reason) == ("claim", "missing")


@pytest.mark.parametrize("value", ["हिन्दी में \u200dक", "فارسی\u200cها", "日本語", "👩‍👩‍👧", "x" * 40, "\ufffd"])
def test_topics_in_any_writing(value: str) -> None:
    assert plan(EVERYTHING, claim=value).topics[0].value == value


def test_a_rendered_plan_survives_the_wire() -> None:
    found = plan(EVERYTHING, claim="<i>")
    assert msgspec.json.decode(msgspec.json.encode(found), type=Plan) == found
