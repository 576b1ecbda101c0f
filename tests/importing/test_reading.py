"""Files of older discussions: what is read as it stands, and what is refused with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.discussion.limits import NAME, PARTICIPANTS
from facilitator.importing.in_words import in_words
from facilitator.importing.lesson import Lesson, NotALesson, Problem, Turn
from facilitator.importing.reading import LINE, MAX_BYTES, MOST_PROBLEMS, TEXT, TURNS, read
from facilitator.languages import LANGUAGES, catalogue
from tests.transcript.odd import ODD

HEAD = "turn,role,speaker,text\r\n"
FINE = "9,student,Z,fine\r\n"


def of(*lines: str, head: str = HEAD) -> Lesson:
    return read((head + "".join(f"{line}\r\n" for line in lines)).encode())


def said(*turns: tuple[str, str, str]) -> tuple[Turn, ...]:
    return tuple(Turn(role=role, speaker=speaker, text=text) for role, speaker, text in turns)  # type: ignore[arg-type]


def wrong(body: bytes | str) -> list[tuple[int, str]]:
    """(line, what) of everything that is wrong; each can be said in every language."""
    with pytest.raises(NotALesson) as raised:
        read(body.encode() if isinstance(body, str) else body)
    for problem in raised.value.problems:
        assert all(in_words(problem, language) for language in LANGUAGES)
    return [(each.line, each.wrong) for each in raised.value.problems]


def test_turns_in_the_order_of_the_file() -> None:
    lesson = of("1,instructor,Ms Hill,Who?", "7,student,Mika,Me", "2,student,Leo,And me", "3,student,Mika,Me")
    me = ("student", "Mika", "Me")
    assert lesson.turns == said(("instructor", "Ms Hill", "Who?"), me, ("student", "Leo", "And me"), me)
    assert (lesson.speakers("student"), lesson.speakers("instructor")) == (["Mika", "Leo"], ["Ms Hill"])


def test_an_instructor_may_have_no_name_or_only_that_of_the_role() -> None:
    lesson = of("1,instructor,,a", "2,instructor, Instructor ,b", "3,instructor,T2,c", FINE.strip())
    assert [turn.speaker for turn in lesson.turns] == ["", "", "T2", "Z"]


def test_columns_in_any_order_and_others_left_out() -> None:
    lesson = of("fine,a note,,Mika,STUDENT", head="Text,Note, turn ,speaker,role\r\n")
    assert lesson.turns == said(("student", "Mika", "fine"))
    assert lesson.ignored == ("Note",)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_what_spreadsheets_write_instead_of_commas(separator: str) -> None:
    lines = [["\ufeffturn", "role", "speaker", "text"], ["1", "student", "Mika", f'"one, ""two""{separator} three"']]
    body = "\r\n".join(separator.join(fields) for fields in lines)
    assert read(body.encode()).turns == said(("student", "Mika", f'one, "two"{separator} three'))


@pytest.mark.parametrize("begin", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_called_one(begin: bytes) -> None:
    assert wrong(begin + b"\x00\xff" * 40) == [(0, "workbook")]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_end_of_line_a_byte_order_mark_and_empty_lines(end: str) -> None:
    lines = ["\ufeffturn,role,speaker,text", "1,student,S,one", "", "2,student,S,two", "", ""]
    assert [turn.text for turn in read(end.join(lines).encode()).turns] == ["one", "two"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t,\"'"), max_size=30)))
def test_texts_stay_as_they_are(texts: list[str]) -> None:
    texts = [*(text for text in texts if text.strip()), *(text for text in ODD if not _refused(text))]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["turn", "role", "speaker", "text"], *([1, "student", "S", text] for text in texts)])
    assert [turn.text for turn in read(out.getvalue().encode()).turns] == texts


def _refused(text: str) -> bool:
    return any(char not in "\t\n\r" and (ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0) for char in text)


@pytest.mark.parametrize("text", [text for text in ODD if _refused(text)])
def test_odd_texts_that_are_no_text(text: str) -> None:
    assert wrong(f'{HEAD}1,student,S,"{text}"\r\n') == [(2, "control")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("", [(1, "no-header")], id="nothing"),
        pytest.param("\ufeff", [(1, "no-header")], id="only a byte order mark"),
        pytest.param("turn,role,text\r\n" + "1,student,x\r\n", [(1, "no-column")], id="a missing column"),
        pytest.param("turn;role;text\r\n1;student;x\r\n", [(1, "no-columns")], id="semicolons and a missing column"),
        pytest.param("who,what\r\nMika,x\r\n", [(1, "no-columns")], id="columns of something else"),
        pytest.param(f"{HEAD}1;student;S;x\r\n", [(2, "fields")], id="semicolons below commas"),
        pytest.param("turn,role,speaker,Text,text\r\n", [(1, "column-twice")], id="a column twice"),
        pytest.param('"turn,role\r\n', [(1, "not-csv")], id="a header that does not end"),
        pytest.param(f"{HEAD}1,student,S\r\n{FINE}", [(2, "fields")], id="too few fields"),
        pytest.param(f"{HEAD}1,student,S,a, b\r\n{FINE}", [(2, "fields")], id="too many fields"),
        pytest.param(f"{HEAD}1,teacher,S,x\r\n{FINE}", [(2, "role")], id="role"),
        pytest.param(f"{HEAD}1,student, ,x\r\n{FINE}", [(2, "no-speaker")], id="no speaker"),
        pytest.param(f"{HEAD}1,student,\u200b,x\r\n{FINE}", [(2, "no-speaker")], id="nothing of a speaker is seen"),
        pytest.param(f"{HEAD}1,student,{'x' * (NAME + 1)},x\r\n{FINE}", [(2, "long-name")], id="a long name"),
        pytest.param(f"{HEAD}1,student,S, \r\n2,instructor,T,\r\n{FINE}", [(2, "no-text"), (3, "no-text")], id="empty"),
        pytest.param(f"{HEAD}1,student,S,{'x' * (TEXT + 1)}\r\n{FINE}", [(2, "long-text")], id="a long text"),
        pytest.param(f"{HEAD}1,student,S,a\0b\r\n{FINE}", [(2, "control")], id="NUL"),
        pytest.param(f"{HEAD}1,student,S\x07,a\r\n{FINE}", [(2, "control")], id="a control character in a name"),
        pytest.param(f'{HEAD}{FINE}1,student,S,"two\r\nlines"\r\n2,student,S,"x"y\r\n', [(5, "not-csv")], id="quotes"),
        pytest.param(f'{HEAD}{FINE}1,student,S,"open\r\n2,student,S,x\r\n', [(3, "not-csv")], id="an open quote"),
        pytest.param(f"{HEAD}1,instructor,T,Hello?\r\n", [(0, "no-student")], id="no student"),
        pytest.param(HEAD, [(0, "no-student")], id="no turn"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(body: str, found: list[tuple[int, str]]) -> None:
    assert wrong(body) == found


def test_the_longest_text_and_the_longest_name_are_taken() -> None:
    [turn] = of(f"1,student,{'n' * NAME},{'x' * TEXT}").turns
    assert (len(turn.speaker), len(turn.text)) == (NAME, TEXT)


def test_everything_that_is_wrong_is_said_at_once_but_not_without_end() -> None:
    assert wrong(HEAD + "1,teacher,S,x\r\n2,student,S\r\n3,student,S,\r\n" + FINE) == [
        (2, "role"), (3, "fields"), (4, "no-text"),
    ]  # fmt: skip
    assert len(wrong(HEAD + "1,teacher,S,x\r\n" * 100)) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("body", "line", "byte"),
    [
        pytest.param(HEAD.encode() + "1,student,S,三分の一".encode("shift_jis"), 2, len(HEAD) + 13, id="Shift JIS"),
        pytest.param(b"\xef\xbb\xbf" + HEAD.encode() + b"\r\n\xff", 3, 3 + len(HEAD) + 3, id="after a byte order mark"),
        pytest.param(HEAD.encode("utf-16"), 1, 1, id="UTF-16"),
    ],
)
def test_what_is_not_utf_8_is_said_with_its_byte(body: bytes, line: int, byte: int) -> None:
    with pytest.raises(NotALesson) as raised:
        read(body)
    assert raised.value.problems == (Problem(line=line, wrong="not-utf-8", words={"byte": byte}),)


def test_a_line_that_no_turn_needs_is_not_taken_apart() -> None:
    assert wrong("turn,role,speaker,text" + "," * LINE + "\r\n" + FINE) == [(1, "not-csv")]
    assert wrong(HEAD + FINE + "," * (LINE + 1)) == [(3, "not-csv")]


def test_how_much_a_file_may_hold() -> None:
    assert wrong(b" " * (MAX_BYTES + 1)) == [(0, "too-large")]
    people = "".join(f"1,student,S{number},x\r\n" for number in range(PARTICIPANTS + 1))
    assert wrong(HEAD + people) == [(0, "many-students")]
    assert len(read((HEAD + people[: people.rindex("1,")]).encode()).speakers("student")) == PARTICIPANTS
    assert wrong(HEAD + FINE * (TURNS + 1)) == [(0, "many-turns")]
    assert len(read((HEAD + FINE * TURNS).encode()).turns) == TURNS


def test_what_a_message_repeats_of_a_file_is_short() -> None:
    with pytest.raises(NotALesson) as raised:
        of(f"1,{'teacher' * 100},S,x")
    assert len(in_words(raised.value.problems[0], "en")) < len(catalogue("en")["page.importing.wrong.role"]) + 50
