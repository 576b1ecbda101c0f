"""Reads an older discussion from a CSV (RFC 4180, UTF-8) with the columns turn, role, speaker and text, in any order.

Between the fields are commas; or semicolons or tabs, as spreadsheets write in many countries, if the first line names
all columns with these.

A file is good as a whole or refused: what is wrong is told with its line, so that nobody has to find out one by one.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from facilitator.discussion.limits import NAME, PARTICIPANTS
from facilitator.discussion.names import clean_name
from facilitator.discussion.refused import Refused
from facilitator.importing.lesson import Lesson, NotALesson, Problem, Role, Turn

COLUMNS = ("turn", "role", "speaker", "text")
SEPARATORS = ",;\t"
MAX_BYTES = 20 * 1024 * 1024
TURNS = 10_000
"""More than anybody says in one lesson: a file with more is many lessons."""
TEXT = 64_000
"""Characters of one turn. What was said long ago cannot be said in shorter turns, so that a room's limit for what
students type does not hold."""
MOST_PROBLEMS = 20
SHOWN = 40
"""Characters of a wrong word that a message repeats."""
UNNAMED = ("", "instructor")
"""What an instructor is called who has no name in the file."""
LINE = 1024 * 1024
"""Characters of one line: more than any turn needs. The reader takes a line apart all at once, while nobody is served,
and of twenty million commas makes a gigabyte."""
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheets begin, new and old."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""All of Unicode's but the tab and the ends of lines."""


def read(body: bytes) -> Lesson:
    """Raises NotALesson."""
    columns, ignored, rows = _begun(_decoded(body))
    problems: list[Problem] = []
    turns: list[Turn] = []
    for row in rows:
        found = row if isinstance(row, Problem) else _turn(row, columns)
        if isinstance(found, Turn):
            turns.append(found)
        else:
            problems.append(found)
        if len(problems) == MOST_PROBLEMS or len(turns) > TURNS:
            break
    lesson = Lesson(turns=tuple(turns), ignored=ignored)
    problems += [] if problems else _of_the_whole(lesson)
    if problems:
        raise NotALesson(tuple(problems))
    return lesson


def _decoded(body: bytes) -> str:
    if len(body) > MAX_BYTES:
        raise _wrong(Problem(line=0, wrong="too-large", words={"most": MAX_BYTES // 1024**2}))
    if body.startswith(WORKBOOK):
        raise _wrong(Problem(line=0, wrong="workbook"))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # The codec counts from behind a byte order mark.
        at = fault.start + (len(body) - len(fault.object))
        line = body.count(b"\n", 0, at) + 1
        raise _wrong(Problem(line=line, wrong="not-utf-8", words={"byte": at + 1})) from fault


class _Row(Struct, frozen=True):
    line: int
    fields: Sequence[str]


def _begun(text: str) -> tuple[dict[str, int], tuple[str, ...], Iterator[_Row | Problem]]:
    """(column -> its place, headings that are no column of ours, the rows below)"""
    rows = _rows(text, _separator(text))
    head = next(rows, None)
    if head is None:
        raise _wrong(Problem(line=1, wrong="no-header"))
    if isinstance(head, Problem):
        raise _wrong(head)
    headings = [heading.strip().casefold() for heading in head.fields]
    missing = [column for column in COLUMNS if column not in headings]
    if len(missing) == len(COLUMNS):
        raise _wrong(Problem(line=head.line, wrong="no-columns"))
    twice = [column for column in COLUMNS if headings.count(column) > 1]
    wrong = [Problem(line=head.line, wrong="no-column", words={"column": column}) for column in missing]
    wrong += [Problem(line=head.line, wrong="column-twice", words={"column": column}) for column in twice]
    if wrong:
        raise _wrong(*wrong)
    ignored = (_short(given) for given, heading in zip(head.fields, headings, strict=True) if heading not in COLUMNS)
    return {heading: place for place, heading in enumerate(headings)}, tuple(ignored), _of_one_length(rows, headings)


def _separator(text: str) -> str:
    """What stands between the names of all columns, or else a comma."""
    for separator in SEPARATORS:
        head = next(_rows(text, separator), None)
        if isinstance(head, _Row) and {heading.strip().casefold() for heading in head.fields} >= {*COLUMNS}:
            return separator
    return SEPARATORS[0]


def _rows(text: str, separator: str) -> Iterator[_Row | Problem]:
    """Each with the line on which it begins; empty lines are none. The last may be the problem that ends them."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Problem(line=line, wrong="not-csv")
            return
        if fields:
            yield _Row(line, fields)


def _lines(text: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > LINE:
            raise csv.Error("a line too long")
        yield line


def _of_one_length(rows: Iterator[_Row | Problem], headings: Sequence[str]) -> Iterator[_Row | Problem]:
    for row in rows:
        if isinstance(row, _Row) and len(row.fields) != len(headings):
            yield Problem(line=row.line, wrong="fields", words={"number": len(row.fields), "of": len(headings)})
        else:
            yield row


def _turn(row: _Row, columns: Mapping[str, int]) -> Turn | Problem:
    said = {column: row.fields[columns[column]] for column in COLUMNS}
    role, speaker = _role(said["role"]), _speaker(said["speaker"], row.line)
    if role == "instructor" and said["speaker"].strip().casefold() in UNNAMED:
        speaker = ""
    wrong = _wrong_in(said, row.line)
    if wrong is not None:
        return wrong
    if role is None:
        return Problem(line=row.line, wrong="role", words={"role": _short(said["role"])})
    return speaker if isinstance(speaker, Problem) else Turn(role=role, speaker=speaker, text=said["text"])


def _role(word: str) -> Role | None:
    return next((role for role in get_args(Role) if role == word.strip().casefold()), None)


def _speaker(name: str, line: int) -> str | Problem:
    try:
        return clean_name(name)
    except Refused as refused:
        if refused.code == "too-large":
            return Problem(line=line, wrong="long-name", words={"most": NAME})
        return Problem(line=line, wrong="no-speaker")


def _wrong_in(said: Mapping[str, str], line: int) -> Problem | None:
    """What holds for every turn, whoever says it."""
    text = said["text"]
    control = next((found for field in said.values() if (found := _CONTROL.search(field))), None)
    if control is not None:
        return Problem(line=line, wrong="control", words={"code": f"U+{ord(control[0]):04X}"})
    if not text.strip():
        return Problem(line=line, wrong="no-text")
    if len(text) > TEXT:
        return Problem(line=line, wrong="long-text", words={"number": len(text), "most": TEXT})
    return None


def _short(word: str) -> str:
    """A word of the file for a message: on one line."""
    seen = " ".join("".join(" " if unicodedata.category(char)[0] == "C" else char for char in word).split())
    return seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…"


def _of_the_whole(lesson: Lesson) -> list[Problem]:
    students = len(lesson.speakers("student"))
    if len(lesson.turns) > TURNS:
        return [Problem(line=0, wrong="many-turns", words={"most": TURNS})]
    if not students:
        return [Problem(line=0, wrong="no-student")]
    if students > PARTICIPANTS:
        return [Problem(line=0, wrong="many-students", words={"number": students, "most": PARTICIPANTS})]
    return []


def _wrong(*problems: Problem) -> NotALesson:
    return NotALesson(problems)
