"""A lesson that simulated students have said over the network, exported by the command line in every form."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from facilitator.cli import main
from tests.serving import ServerProcess, program
from tests.simulate.lessons import PLAN, STUDENTS, a_lesson, result_of, said_by, simulate
from tests.transcript.readers import READERS, missing


def forms() -> list[str]:
    [choice] = [each.type for each in main.commands["export"].params if each.name == "form"]
    assert isinstance(choice, click.Choice)
    return [str(each) for each in choice.choices]


@pytest.fixture(scope="module")
def room(server: ServerProcess, tmp_path_factory: pytest.TempPathFactory) -> str:
    lesson = a_lesson(tmp_path_factory.mktemp("lesson"))
    words = ("--plan", PLAN, "--students", str(STUDENTS), "--lesson", lesson, "--seconds", "8", "--json")
    return str(result_of(simulate(server, *words))["room"])


def test_every_form_of_the_command_line_has_a_reader() -> None:
    assert set(forms()) <= READERS.keys()


@pytest.mark.parametrize("form", forms())
def test_nothing_that_was_said_is_lost(server: ServerProcess, room: str, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"lesson.{form}"
    done = program("export", room, "--format", form, "--output", file, "--data-dir", server.data_dir)
    assert done.returncode == 0, done.stderr
    said = [text for student in range(STUDENTS) for text in said_by(student)]
    assert missing(form, file.read_bytes(), said) == []
