"""A lesson that nobody gave, a simulation run as a process, and what the transcript says of it."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.serving import PROGRAM, ROOT, ServerProcess, environment, program, until

PROMPTS = str(Path(__file__).parent / "prompts")
PLAN = "every-kind"
LONGEST = 90.0
STUDENTS, SPEAKERS, TURNS = 30, 33, 250


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
