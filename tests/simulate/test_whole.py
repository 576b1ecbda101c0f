"""Whole lessons at a real server: what students said is in the transcript, in order, whatever happens to the server."""

from __future__ import annotations

import asyncio
import csv
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import requests

from facilitator.live.sockets import STUDENT_BURST, STUDENT_RATE
from facilitator.simulate import hearing, run
from facilitator.simulate.instructor import Instructor
from facilitator.simulate.pace import Pace
from facilitator.simulate.patience import Patience
from facilitator.simulate.phone import Identity, Phone
from facilitator.simulate.run import Order
from facilitator.simulate.server import Server
from facilitator.simulate.tally import Tally
from facilitator.simulate.web import address_of
from tests.serving import PATIENCE, PROGRAM, ROOT, ServerProcess, environment, program, until

PROMPTS = str(Path(__file__).parent / "prompts")
PLAN = "every-kind"
LONGEST = 90.0
STUDENTS, SPEAKERS, TURNS = 30, 33, 250


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path_factory.mktemp("simulate") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


# --- a lesson that nobody gave


def a_turn(number: int) -> tuple[int, str]:
    """(speaker, text): some speak often, some texts are said again, some are odd."""
    speaker = number if number < SPEAKERS else (number * number) % SPEAKERS
    odd = {0: "Huh?", 1: "Huh?", 2: '  "Yes,"\nhe said. ', 3: "三分の一 ½ 👩‍🏫", 4: "=1+1"}
    return speaker, odd.get(number % 7, f"turn {number}")


def a_lesson(tmp_path: Path, turns: int = TURNS) -> Path:
    path = tmp_path / "lesson.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["turn", "role", "speaker", "text"])
        rows.writerow([0, "instructor", "Instructor", "Good morning!"])
        for number in range(turns):
            speaker, text = a_turn(number)
            rows.writerow([number + 1, "student", f"S{speaker}", text])
    return path


def said_by(student: int) -> list[str]:
    turns = map(a_turn, range(TURNS))
    return [text for speaker, text in turns if speaker % STUDENTS == student]


# --- running it


def words_of(server: ServerProcess, *more: str | Path) -> list[str]:
    return [*PROGRAM, "simulate", "--data-dir", str(server.data_dir), *map(str, more)]


def simulate(server: ServerProcess, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words_of(server, *more), cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=LONGEST
    )


def result_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    [line] = done.stdout.splitlines()
    result: dict[str, Any] = json.loads(line)
    assert list(result) == [
        "room", "students", "contributions", "ack_ms", "fanout_ms", "join_ms", "lost", "refused"
    ]  # fmt: skip
    return result


def transcript(server: ServerProcess, room: str) -> dict[str, Any]:
    told = program("export", room, "--format", "json", "--data-dir", server.data_dir)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def texts(transcript: Mapping[str, Any]) -> list[tuple[int, str, Mapping[str, Any]]]:
    """(seq, text, contribution), earlier texts too, in the order of the log."""
    every = [
        (text["seq"], text["text"], each)
        for each in transcript["contributions"]
        for text in (*each.get("revisions", ()), each)
    ]
    return sorted(every, key=lambda found: found[0])


def assert_all_was_said(told: Mapping[str, Any]) -> None:
    """Every turn once, unaltered, in its student's order; student k is the k-th who came."""
    people = [person["id"] for person in told["participants"]]
    assert len(people) == STUDENTS
    for number, person in enumerate(people):
        mine = [
            text
            for _, text, each in texts(told)
            if each["author"] == person and each.get("group") is None and not text.startswith("sim:")
        ]
        assert mine == said_by(number)


def wait_for_lines(acks: Path, lines: int) -> None:
    until(lambda: acks.exists() and acks.read_bytes().count(b"\n") >= lines, "more is acknowledged", LONGEST)


def assert_acks_are_stored(acks: Path, result: Mapping[str, Any], told: Mapping[str, Any]) -> None:
    lines = [json.loads(line) for line in acks.read_text("utf-8").splitlines()]
    assert len(lines) == result["contributions"]
    assert {(line["seq"], line["text"]) for line in lines} == {(seq, text) for seq, text, _ in texts(told)}
    assert {line["room"] for line in lines} == {result["room"]}


# --- led


@pytest.fixture(scope="module")
def led(server: ServerProcess, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any], Path]:
    """(closing line, transcript, acknowledgements) of one lesson."""
    folder = tmp_path_factory.mktemp("led")
    acks = folder / "acks.jsonl"
    more = ["--plan", PLAN, "--students", str(STUDENTS), "--seconds", "4", "--json"]
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
    assert [len(asking["taken"]) > STUDENTS / 3 for asking in told["positions"]] == [True, True]
    assert told["stances"]
    assert told["connections"]
    assert any(card["struck"] for card in told["board"])
    assert any(point["card"] for point in told["points"])
    assert len(told["groups"]) == 8
    assert any(each["revisions"] for each in told["contributions"] if each["kind"] == "group-answer"), "no pen passed"
    [poll] = told["polls"]
    assert poll["revealed"]
    assert sum(poll["counts"]) > STUDENTS / 2
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


# --- followed

QUICK = Pace(begin=(0.05, 0.3), glance=(0.05, 0.1), write=0.1, turns=0.3, look_for=None, every_visit=False)


def test_students_alone_follow_whoever_leads_until_the_room_ends(
    server: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HUMAN", QUICK)

    async def whole() -> run.Outcome:
        patience = Patience()
        web = Server(address_of(server.url), patience)
        await web.sign_in(server.data_dir)
        code = await web.open_room(PLAN)
        phone = Phone(web.address, Identity(room=code, headers=web.cookie), hearing.INSTRUCTOR, patience)
        staying = asyncio.create_task(phone.stay())
        try:
            return await followed(code.lower(), Instructor(phone, patience, 0.6, Tally(), seed=1))
        finally:
            staying.cancel()
            await asyncio.wait((staying,))

    async def followed(code: str, person: Instructor) -> run.Outcome:
        here = asyncio.Event()
        order = Order(
            url=server.url, data_dir=server.data_dir, room=code, plan=None, students=8, lesson=None, seconds=None,
            seed=1, acks=None,
        )  # fmt: skip
        with Tally() as tally:
            following = asyncio.create_task(run.Simulation(order, (), tally, lambda _: here.set()).run())
            await here.wait()
            await person.lead(lambda _: None)
            await person.end()
            async with asyncio.timeout(PATIENCE):
                return await following

    outcome = asyncio.run(whole())
    assert outcome.problems == ()
    assert outcome.result.lost == 0
    assert outcome.result.fanout_ms.p50 is None
    told = transcript(server, outcome.result.room)
    assert len(texts(told)) == outcome.result.contributions > 0
    assert all(text.startswith("sim:") for _, text, _ in texts(told))
    assert told["stances"]


def test_students_alone_go_when_their_time_is_over(server: ServerProcess) -> None:
    with requests.Session() as instructor:
        instructor.get(server.link, timeout=PATIENCE)
        opened = instructor.post(f"{server.url}/instructor/rooms", json={"plan": PLAN}, timeout=PATIENCE).json()
    done = program(
        "simulate", "--url", server.url, "--room", opened["room"], "--students", "3", "--seconds", "0.2", "--json"
    )
    result = result_of(done)
    assert (result["contributions"], result["lost"], result["ack_ms"]["p50"]) == (0, None, None)
    assert len(transcript(server, opened["room"])["participants"]) == 3


# --- what cannot be

NOWHERE = ["--url", "http://127.0.0.1:9"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--data-dir", "nowhere", "--plan", PLAN], "there is no nowhere/server.json"),
        ([*NOWHERE, "--room", "ABCDEF"], "no server answers at http://127.0.0.1:9"),
        (["--url", "http://", "--room", "ABCDEF"], "is no address such as"),
        (["--data-dir", "DATA", "--plan", "no-such-plan"], "This plan was not found"),
        (["--data-dir", "DATA", "--room", "ABCDEF"], "There is no room with this code"),
        (["--data-dir", "DATA", "--plan", PLAN, "--lesson", "nowhere.csv"], "nowhere.csv: No such file"),
        (["--data-dir", "DATA", "--plan", PLAN, "--acks", "no/where"], "no/where: No such file"),
        (["--data-dir", "DATA"], "either --plan, to lead a lesson, or --room"),
        (["--url", "http://127.0.0.1:9", "--plan", PLAN], "--data-dir is needed"),
        (["--room", "ABCDEF"], "Say where the server is"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(server: ServerProcess, words: Sequence[str], what: str) -> None:
    done = program("simulate", *(str(server.data_dir) if word == "DATA" else word for word in words))
    assert done.returncode == 1
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("facilitator: ")
    assert what in line


def test_a_room_that_has_ended_takes_nobody(server: ServerProcess) -> None:
    room = result_of(simulate(server, "--plan", PLAN, "--students", "1", "--seconds", "0.2", "--json"))["room"]
    done = program("simulate", "--url", server.url, "--room", room, "--students", "2")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
