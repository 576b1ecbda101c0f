"""Whole lessons at a real server: what students said is in the transcript, in order, whatever happens to the server."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from facilitator.live.sockets import STUDENT_BURST, STUDENT_RATE
from tests.serving import ROOT, ServerProcess, environment
from tests.simulate.lessons import (
    LONGEST,
    PLAN,
    PROMPTS,
    STUDENTS,
    a_lesson,
    a_turn,
    assert_acks_are_stored,
    assert_all_was_said,
    result_of,
    simulate,
    texts,
    transcript,
    wait_for_lines,
    words_of,
)


@pytest.fixture(scope="module")
def led(server: ServerProcess, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any], Path]:
    """(closing line, transcript, acknowledgements) of one lesson."""
    folder = tmp_path_factory.mktemp("led")
    acks = folder / "acks.jsonl"
    more = ["--plan", PLAN, "--students", str(STUDENTS), "--seconds", "35", "--json"]
    result = result_of(simulate(server, *more, "--lesson", a_lesson(folder), "--acks", acks))
    return result, transcript(server, result["room"]), acks


Led = tuple[dict[str, Any], dict[str, Any], Path]


def test_every_turn_of_a_lesson_is_in_the_transcript_in_order(led: Led) -> None:
    result, told, acks = led
    assert (result["students"], result["lost"], result["refused"]) == (STUDENTS, 0, 0)
    assert_all_was_said(told)
    assert_acks_are_stored(acks, result, told)


def test_the_lesson_goes_through_every_phase_to_the_end(led: Led) -> None:
    _, told, _ = led
    assert [phase["id"] for phase in told["phases"]] == [
        "pose", "think", "compare", "board", "predict", "agree", "back"
    ]  # fmt: skip
    assert told["room"]["state"] == "ended"


def test_turns_become_what_their_phase_takes(led: Led) -> None:
    _, told, _ = led
    kinds = {(each["phase"], each["kind"]) for each in told["contributions"]}
    assert kinds == {
        ("pose", "note"), ("think", "answer"), ("compare", "group-answer"), ("board", "point"), ("predict", "reason"),
        ("agree", "proposal"), ("back", "reflection"),
    }  # fmt: skip


def test_students_and_instructor_do_what_a_lesson_is_made_of(led: Led) -> None:
    _, told, _ = led
    assert sum(card["revealed"] for card in told["board"]) >= 3
    assert [len(asking["taken"]) > 0 for asking in told["positions"]] == [True, True]
    assert told["stances"]
    assert told["connections"]
    assert any(card["struck"] for card in told["board"])
    assert any(point["card"] for point in told["points"])
    assert len(told["groups"]) == 8
    assert any(each["revisions"] for each in told["contributions"] if each["kind"] == "group-answer"), "no pen passed"
    [poll] = told["polls"]
    assert poll["revealed"]
    assert sum(poll["counts"]) > 0
    assert any(proposal["kept"] for proposal in told["proposals"])
    assert told["conclusions"]
    assert any(each.get("approach") for each in told["contributions"])


def test_what_is_measured_is_plausible(led: Led) -> None:
    result, _, _ = led
    assert 0 < result["ack_ms"]["p50"] <= result["ack_ms"]["p99"] < 10_000
    assert 0 < result["fanout_ms"]["p50"] <= result["fanout_ms"]["p99"] < 10_000
    assert 0 < result["join_ms"] < 10_000


def test_the_class_goes_on_while_the_server_is_killed_three_times(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "--prompts", PROMPTS).start()
    acks = tmp_path / "acks.jsonl"
    more = ["--plan", PLAN, "--students", str(STUDENTS), "--seconds", "3", "--json"]
    words = words_of(server, *more, "--lesson", a_lesson(tmp_path), "--acks", acks)
    try:
        simulation = subprocess.Popen(
            words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for lines in (10, 90, 200):
            wait_for_lines(acks, lines)
            server.restart()
        out, err = simulation.communicate(timeout=LONGEST)
        result = result_of(subprocess.CompletedProcess(words, simulation.returncode, out, err))
        told = transcript(server, result["room"])
    finally:
        server.stop()
    assert (result["lost"], result["refused"]) == (0, 0)
    assert_all_was_said(told)
    assert_acks_are_stored(acks, result, told)


def test_who_says_more_than_one_may_at_once_says_it_all_the_same(server: ServerProcess, tmp_path: Path) -> None:
    more = ["--plan", PLAN, "--students", "1", "--seconds", "0.5", "--json"]
    turns = STUDENT_BURST + STUDENT_RATE
    result = result_of(simulate(server, *more, "--lesson", a_lesson(tmp_path, turns)))
    assert (result["lost"], result["refused"]) == (0, 0)
    mine = [text for _, text, _ in texts(transcript(server, result["room"])) if not text.startswith("sim:")]
    assert mine == [text for _, text in map(a_turn, range(turns))]


def test_without_a_lesson_everything_is_marked_and_a_seed_says_the_same(server: ServerProcess) -> None:
    answers = []
    for seed in ("7", "7", "8"):
        more = ["--plan", PLAN, "--students", "8", "--seconds", "1", "--seed", seed, "--json"]
        told = transcript(server, result_of(simulate(server, *more))["room"])
        assert all(text.startswith("sim:") for _, text, _ in texts(told))
        names = {person["id"]: person["name"] for person in told["participants"]}
        first = [(names[each["author"]], text) for _, text, each in texts(told) if each["kind"] == "note"]
        answers.append(dict(first))
    assert answers[0].keys() & answers[1].keys()
    assert {name: text for name, text in answers[0].items() if name in answers[1]} == {
        name: text for name, text in answers[1].items() if name in answers[0]
    }
    assert answers[2] != answers[0]


def test_progress_is_told_and_the_result_in_words(server: ServerProcess) -> None:
    done = simulate(server, "--plan", PLAN, "--students", "2", "--seconds", "0.5")
    assert done.returncode == 0
    assert "7/7" in done.stderr
    assert "0 lost" in done.stdout
