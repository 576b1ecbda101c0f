from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from facilitator.discussion.limits import TEXT
from facilitator.discussion.plan import PhaseKind
from facilitator.simulate.lesson import Turn, cut, read
from facilitator.simulate.problems import CannotSimulate

HEAD = "turn,role,speaker,text\r\n"
PHASES: list[tuple[str, PhaseKind]] = [
    ("a", "pose"), ("b", "think"), ("c", "groups"), ("d", "discuss"), ("e", "poll"), ("f", "sum-up"), ("g", "reflect"),
]  # fmt: skip
REAL = sorted((Path(__file__).resolve().parents[3] / "shared" / "lessons").glob("*.csv"))


def lesson(tmp_path: Path, *lines: str, head: str = HEAD) -> Path:
    path = tmp_path / "lesson.csv"
    path.write_bytes((head + "".join(f"{line}\r\n" for line in lines)).encode())
    return path


def turns(*said: tuple[int, str]) -> list[Turn]:
    return [Turn(student=student, text=text) for student, text in said]


def test_speakers_are_students_by_first_appearance_and_go_round(tmp_path: Path) -> None:
    path = lesson(
        tmp_path,
        "1,instructor,Instructor,Good morning!",
        "2,student,S07,one",
        "3,student,S02,two",
        "4,instructor,S02,not a student's",
        "5,student,S07,three",
        "6,student,S09,four",
    )
    assert read(path, students=5) == turns((0, "one"), (1, "two"), (0, "three"), (2, "four"))
    assert read(path, students=2) == turns((0, "one"), (1, "two"), (0, "three"), (0, "four"))


def test_texts_stay_as_they_are_also_when_they_are_said_twice(tmp_path: Path) -> None:
    path = lesson(tmp_path, '1,student,S01,"  ""Yes"", he\r\nsaid,\t３ "', "2,student,S01,Huh?", "3,student,S01,Huh?")
    assert [turn.text for turn in read(path, 1)] == ['  "Yes", he\r\nsaid,\t３ ', "Huh?", "Huh?"]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert read(lesson(tmp_path, "1,student,S01,yes", head="\ufeff" + HEAD), 1) == turns((0, "yes"))


@pytest.mark.parametrize(
    ("lines", "head", "what"),
    [
        pytest.param([], "turn,speaker,text\r\n", ":1: the first line must be turn,role,speaker,text", id="columns"),
        pytest.param([], "", ":1: the first line must be turn,role,speaker,text", id="nothing"),
        pytest.param(["1,student,S01"], HEAD, ":2: 3 fields instead of 4", id="fields"),
        pytest.param(["1,teacher,S01,x"], HEAD, ":2: role 'teacher' instead of instructor or student", id="role"),
        pytest.param(["1,instructor,I,", "2,student,S01, "], HEAD, ":3: a turn without text", id="empty"),
        pytest.param(['1,student,S01,"two\r\nlines"', '2,student,S01,"x"y'], HEAD, ":4: ", id="quotes"),
        pytest.param([f"1,student,S01,{'x' * (TEXT + 1)}"], HEAD, ":2: a text of 4001 characters", id="long"),
        pytest.param(["1,instructor,I,Hello"], HEAD, ": no student says anything in it", id="no student"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, lines: Sequence[str], head: str, what: str) -> None:
    path = lesson(tmp_path, *lines, head=head)
    with pytest.raises(CannotSimulate) as raised:
        read(path, 30)
    assert str(raised.value).startswith(f"{path}{what}")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotSimulate, match=r"nowhere\.csv: No such file"):
        read(tmp_path / "nowhere.csv", 1)
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + "1,student,S01,é\r\n".encode("latin-1"))
    with pytest.raises(CannotSimulate, match=r"latin\.csv: not UTF-8"):
        read(tmp_path / "latin.csv", 1)


def test_turns_are_cut_in_file_order_over_the_phases_that_take_them() -> None:
    said = turns(*((number % 2, str(number)) for number in range(12)))
    assert cut(said, PHASES, 3) == [
        {"a": ["0", "2"], "b": ["4"], "d": ["6"], "f": ["8"], "g": ["10"]},
        {"a": ["1"], "b": ["3"], "d": ["5", "7"], "f": ["9"], "g": ["11"]},
        {},
    ]


def test_a_plan_that_lacks_phases_or_has_some_twice_gets_as_many_parts() -> None:
    phases: list[tuple[str, PhaseKind]] = [("one", "think"), ("talk", "discuss"), ("two", "think"), ("vote", "poll")]
    assert cut(turns((0, "a"), (0, "b"), (0, "c")), phases, 1) == [{"one": ["a"], "talk": ["b"], "two": ["c"]}]


def test_fewer_turns_than_phases_leave_phases_empty() -> None:
    assert cut(turns((0, "a"), (0, "b")), PHASES, 1) == [{"a": ["a"], "d": ["b"]}]


def test_a_plan_without_any_such_phase_is_refused() -> None:
    with pytest.raises(CannotSimulate, match="a lesson needs a plan with one of the phases pose, think"):
        cut(turns((0, "a")), [("vote", "poll")], 1)
    assert cut([], [("vote", "poll")], 1) == [{}]


if REAL:

    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    @pytest.mark.parametrize("students", [1, 3, 30])
    def test_nothing_of_a_real_lesson_is_left_out_or_out_of_order(path: Path, students: int) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["role"] == "student"]
        speakers = list(dict.fromkeys(row["speaker"] for row in rows))
        scripts = cut(read(path, students), PHASES, students)
        for student, script in enumerate(scripts):
            mine = [row["text"] for row in rows if speakers.index(row["speaker"]) % students == student]
            assert [text for phase, _ in PHASES for text in script.get(phase, ())] == mine
