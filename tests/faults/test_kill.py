"""A class goes on while its server is killed again and again: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
import requests

from tests.serving import PATIENCE, PROGRAM, ROOT, ServerProcess, environment, program, until

STUDENTS, TURNS, KILLS = 10, 8, 3
SECONDS = 3.0
LONGEST = 60


@pytest.mark.parametrize("seed", range(20))
def test_nothing_acknowledged_is_lost_or_doubled(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    lesson, acks = tmp_path / "lesson.csv", tmp_path / "acks.jsonl"
    lesson.write_text(a_lesson(), "utf-8")
    server = ServerProcess(tmp_path / "data", engine=chance.choice(["eventlet", "gevent"])).start()
    try:
        simulation = a_class(server, lesson, acks, seed)
        kill_at_random_moments(server, simulation, chance)
        out, err = simulation.communicate(timeout=LONGEST)
        assert simulation.returncode == 0, err
        result = json.loads(out.splitlines()[-1])
        assert result["lost"] == 0
        told = program("export", result["room"], "--format", "json", "--data-dir", server.data_dir)
        compare(json.loads(told.stdout), [json.loads(line) for line in acks.read_text("utf-8").splitlines()])
    finally:
        server.stop()


def a_lesson() -> str:
    """Every turn says something that no other says, so that a doubled one shows."""
    rows = [f"{number},student,S{number % STUDENTS},turn {number}" for number in range(STUDENTS * TURNS)]
    return "\n".join(("turn,role,speaker,text", *rows))


def a_class(server: ServerProcess, lesson: Path, acks: Path, seed: int) -> subprocess.Popen[str]:
    words = ["simulate", "--data-dir", str(server.data_dir), "--plan", "adding-unlike-fractions"]
    words += ["--url", f"http://127.0.0.1:{server.port}", "--students", str(STUDENTS), "--lesson", str(lesson)]
    words += ["--acks", str(acks), "--seconds", str(SECONDS), "--seed", str(seed), "--json"]
    return subprocess.Popen(
        [*PROGRAM, *words], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def kill_at_random_moments(server: ServerProcess, simulation: subprocess.Popen[str], chance: random.Random) -> None:
    """From when there is a room on: a class cannot come to a server that was never there."""
    with requests.Session() as instructor:
        instructor.get(server.link, timeout=PATIENCE)
        until(lambda: instructor.get(f"{server.url}/instructor/rooms", timeout=PATIENCE).json(), "a room")
    for _ in range(KILLS):
        # The moment itself is what is tried: not a wait for something to become true.
        time.sleep(chance.uniform(0, SECONDS / KILLS))
        if simulation.poll() is None:
            server.restart()


def compare(transcript: dict[str, list[dict[str, object]]], acks: list[dict[str, object]]) -> None:
    stored = Counter(
        (text["seq"], text["text"])
        for each in transcript["contributions"]
        for text in (*each.get("revisions", ()), each)  # type: ignore[misc]
    )
    acknowledged = Counter((ack["seq"], ack["text"]) for ack in acks)
    assert acknowledged.keys() - stored.keys() == set()
    assert {text for text, times in acknowledged.items() if times > 1} == set()
    turns = Counter(text for _, text in stored.elements() if str(text).startswith("turn "))
    assert turns == Counter({f"turn {number}": 1 for number in range(STUDENTS * TURNS)})
