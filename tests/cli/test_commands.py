"""Every command but ``serve``: its help, its answer for people and for programs, its errors in one line."""

from __future__ import annotations

import json
import os
import socket
import threading
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from click.testing import CliRunner

from facilitator import cli, cli_transcripts
from facilitator.exporting import ReaderKind
from facilitator.store.datadir import ServerFile, hold, write_server_file
from facilitator.transcript.forms import FORMS
from facilitator.transcript.left_out import PARTS
from tests.cli.running import done, ended, failed
from tests.live.classroom import Classroom
from tests.live.conftest import PROMPTS
from tests.serving import ServerProcess, environment, program


def commands(group: click.Command = cli.main, *path: str) -> list[tuple[str, ...]]:
    inner = group.commands.items() if isinstance(group, click.Group) else ()
    return [path, *(each for name, command in inner for each in commands(command, *path, name))]


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        shown = CliRunner().invoke(cli.main, [*path, flag])
        assert shown.exit_code == 0
        assert shown.output.startswith("Usage: ")
        assert len(shown.output.splitlines()) > 3


# --- plans


def test_plans_are_listed_shown_and_checked(tmp_path: Path) -> None:
    listed: list[dict[str, Any]] = json.loads(done("plans", "list", "--json"))
    assert {each["id"] for each in listed} == {path.stem for path in Path("prompts").rglob("*.yaml")}
    lines = done("plans", "list").splitlines()
    assert [line.split()[0] for line in lines] == [each["id"] for each in listed]
    first = listed[0]["id"]
    [path] = Path("prompts").rglob(f"{first}.yaml")
    assert done("plans", "show", first) == path.read_text("utf-8")
    assert done("plans", "check", "prompts", path) == ""


def test_a_plan_with_errors_is_told_by_line() -> None:
    right = "write pose, think, groups, discuss, poll, sum-up or reflect"
    assert ended("plans", "check", PROMPTS) == (1, f"{PROMPTS}/with-errors.yaml:8: `kind` is `lecture`; {right}\n")


def test_plans_that_are_not_there(tmp_path: Path) -> None:
    assert "nope" in failed("plans", "show", "nope")
    status, said = ended("plans", "check", tmp_path / "nope.yaml", tmp_path)
    assert (status, len(said.splitlines())) == (1, 2)
    assert "PATH" in failed("plans", "check")
    assert "no folder" in failed("plans", "list", "--prompts", tmp_path / "nope")


def test_a_plan_with_faults_is_not_left_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("format: 1\n", "utf-8")
    status, said = ended("plans", "list", "--prompts", tmp_path)
    assert status == 0
    assert "broken.yaml:1:" in said


# --- rooms and transcripts, beside a server and without


def test_rooms_are_listed_while_the_server_runs(room: Classroom) -> None:
    at = ("--data-dir", room.server.data_dir)
    listed: list[dict[str, Any]] = json.loads(done("rooms", "list", *at, "--json"))
    assert listed[0]["room"] == room.code
    assert listed[0].keys() == {"room", "plan", "title", "language", "opened_at", "ended", "kept_until"}
    assert listed[0]["opened_at"].endswith("+00:00")
    assert done("rooms", "list", *at).splitlines()[0].startswith(f"{room.code}  ")


def test_a_transcript_is_exported_while_the_server_runs(room: Classroom, tmp_path: Path) -> None:
    at = ("--data-dir", room.server.data_dir)
    assert json.loads(done("export", room.code, "--format", "json", *at)) == room.transcript()
    typed = f"{room.code[:3].lower()} {room.code[3:].lower()}"
    shown = done("export", typed, *at)
    assert "five sixths" in shown
    assert "Mika" in shown
    file = tmp_path / "transcript.md"
    assert done("export", room.code, "--format", "md", "--output", file, *at) == ""
    assert file.read_text("utf-8") == shown
    pseudonyms = done("export", room.code, "--names", "pseudonyms", *at)
    assert "five sixths" in pseudonyms
    assert "Mika" not in pseudonyms
    assert "Mika" not in done("export", room.code, "--format", "json", "--names", "pseudonyms", *at)


def test_a_transcript_is_exported_for_its_reader(room: Classroom) -> None:
    at = ("--data-dir", room.server.data_dir)
    for_class = done("export", room.code, "--reader", "class", *at)
    assert "five sixths" not in for_class
    assert "Mika" in for_class
    own = done("export", room.code, "--reader", "student", "--student", "Mika", "--language", "ja", *at)
    assert "five sixths" in own
    assert "Mikaさんの控え" in own
    assert "there are Mika" in failed("export", room.code, "--reader", "student", "--student", "Nobody", *at)
    bare = done("export", room.code, "--without", "reflections", "--without", "diagrams", *at)
    assert "Left out: reflections and diagrams" in bare
    rows = done("export", room.code, "--format", "csv", "--no-bom", *at).splitlines()
    assert rows[0].startswith("room,contribution,revision,")


def test_the_choices_of_export_are_those_that_there_are() -> None:
    assert set(FORMS) <= set(cli_transcripts.FORMS)
    assert tuple(cli_transcripts.PARTS) == PARTS
    assert tuple(cli_transcripts.READERS) == get_args(ReaderKind)


def test_a_room_is_deleted_through_the_server(server: ServerProcess) -> None:
    room = Classroom(server)
    tab = room.student(room.join("Mika"))
    at = ("--data-dir", server.data_dir)
    assert done("rooms", "delete", room.code, "--yes", *at) == f"Room {room.code} is deleted.\n"
    tab.until(lambda: tab.down, "its end")
    assert room.code not in done("rooms", "list", *at)
    assert "room" in failed("rooms", "delete", room.code, "--yes", *at)
    room.close()


def test_a_server_that_ends_before_it_answers(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as ending, hold(tmp_path):
        url = f"http://127.0.0.1:{ending.getsockname()[1]}"
        write_server_file(tmp_path, ServerFile(url=url, pid=os.getpid(), link=f"{url}/sign-in"))
        threading.Thread(target=lambda: ending.accept()[0].close()).start()
        said = failed("rooms", "delete", "AAAAAA", "--yes", "--data-dir", tmp_path)
    assert (
        said == f"facilitator: the server at {url} (process {os.getpid()}) did not answer; see facilitator rooms list\n"
    )


def test_all_of_it_without_a_server(left: tuple[Path, list[str]]) -> None:
    data_dir, codes = left
    at = ("--data-dir", data_dir)
    listed = json.loads(done("rooms", "list", *at, "--json"))
    assert {each["room"] for each in listed} == set(codes)
    assert "five sixths" in done("export", codes[1], *at)
    assert ended("rooms", "delete", codes[0], *at, typed="n\n")[0] == 1
    assert codes[0] in done("rooms", "list", *at)
    done("rooms", "delete", codes[0], *at, typed="y\n")
    assert codes[0] not in done("rooms", "list", *at)
    assert codes[0].encode() not in b"".join(path.read_bytes() for path in data_dir.glob("*.sqlite3*"))
    assert not (data_dir / "server.json").exists()


def test_rooms_that_are_not_there(left: tuple[Path, list[str]], tmp_path: Path) -> None:
    at = ("--data-dir", left[0])
    for words in (("rooms", "delete", "AAAAAA", "--yes"), ("export", "AAAAAA"), ("export", "no code")):
        assert "there is no room" in failed(*words, *at)
    nowhere = ("--data-dir", tmp_path / "nowhere")
    for words in (("rooms", "list"), ("rooms", "delete", "AAAAAA", "--yes"), ("export", "AAAAAA")):
        assert "nowhere" in failed(*words, *nowhere)
    assert not (tmp_path / "nowhere").exists()
    assert "no/such/folder" in failed("export", left[1][1], "--output", "/no/such/folder/file.md", *at)


@pytest.mark.parametrize(
    ("text", "said"),
    [("port = 'many'", "port in facilitator.toml"), ("colour = 'blue'", "colour"), ("= =", "facilitator.toml")],
)
def test_settings_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    (tmp_path / "facilitator.toml").write_text(f"{text}\n")
    monkeypatch.chdir(tmp_path)
    assert said in failed("plans", "list")


def test_a_setting_in_the_environment_that_cannot_be() -> None:
    """Here the program itself."""
    one = program("plans", "list", env=environment(FACILITATOR_ENGINE="steam"))
    assert (one.returncode, one.stdout, one.stderr.count("\n")) == (1, "", 1)
    assert one.stderr.startswith("facilitator: engine in the environment")


def test_the_protocol_is_printed() -> None:
    assert json.loads(done("protocol")) == json.loads(Path("docs/asyncapi.json").read_text())


# --- older discussions


LESSON = 'turn,role,speaker,text\r\n1,instructor,,Which is more?\r\n2,student,Mika,"A half, I think"\r\n'


def lesson_file(folder: Path, text: str = LESSON) -> Path:
    path = folder / "ribbons.csv"
    path.write_text(text, "utf-8", newline="")
    return path


def test_an_older_discussion_is_brought_in_through_the_server(server: ServerProcess, tmp_path: Path) -> None:
    at = ("--data-dir", server.data_dir)
    about = ("--title", "Half & third", "--day", "2024-05-02", "--class", "5b", "--language", "de")
    code = done("import", lesson_file(tmp_path), *about, *at).strip()
    shown = done("export", code, *at)
    assert "# Half \\& third" in shown
    assert "ribbons.csv" in shown
    assert shown.index("Which is more?") < shown.index("A half, I think")
    assert (code, "de") in [
        (each["room"], each["language"]) for each in json.loads(done("rooms", "list", "--json", *at))
    ]
    assert "2024" in failed("import", lesson_file(tmp_path), "--day", "second of May", *at)
    done("rooms", "delete", code, "--yes", *at)


def test_an_older_discussion_is_brought_in_without_a_server(tmp_path: Path) -> None:
    at = ("--data-dir", tmp_path / "new")
    code = done("import", lesson_file(tmp_path), "--class", "5b", *at).strip()
    same = done("import", lesson_file(tmp_path), "--class", "5B", *at).strip()
    told = json.loads(done("export", code, "--format", "json", *at))
    assert [each["text"] for each in told["contributions"]] == ["A half, I think"]
    assert told["plan"]["title"] == "ribbons"
    assert told["room"]["class_name"] == json.loads(done("export", same, "--format", "json", *at))["room"]["class_name"]
    assert {line.split()[0] for line in done("rooms", "list", *at).splitlines()} == {code, same}
    assert "2024" in failed("import", lesson_file(tmp_path), "--day", "second of May", *at)
    assert "en or ja" in failed("import", lesson_file(tmp_path), "--language", "!", *at)


def test_bytes_that_are_no_text_can_name_an_older_discussion(server: ServerProcess, tmp_path: Path) -> None:
    for at in (("--data-dir", server.data_dir), ("--data-dir", tmp_path / "new")):
        code = done("import", lesson_file(tmp_path), "--title", "a\udc80b", "--class", "5\udcff", *at).strip()
        assert json.loads(done("export", code, "--format", "json", *at))["plan"]["title"] == "a\ufffdb"


def test_what_is_wrong_in_an_older_discussion_is_told_by_line(tmp_path: Path) -> None:
    path = lesson_file(tmp_path, LESSON + "3,student,Leo,\r\n4,teacher,Leo,x\r\n")
    status, said = ended("import", path, "--data-dir", tmp_path / "new")
    assert (status, said.splitlines()[0].partition(": This")[0]) == (1, f"facilitator: {path}:4")
    assert f"{path}:5: " in said.splitlines()[1]
    assert "teacher" in said
    assert "nowhere.csv" in failed("import", tmp_path / "nowhere.csv")
    assert not (tmp_path / "new").exists()
