"""The CSV: read back by Python's csv it holds every text once, as it was written, and no formula."""

from __future__ import annotations

import csv
import io
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion import events as e
from facilitator.transcript.as_csv import BOM, COLUMNS, as_csv, as_written, inert
from facilitator.transcript.build import build
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import Transcript
from tests.discussion.given import LESSON
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import ODD, odd_log

few = settings(max_examples=40, deadline=None)
histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed), steps=120))


def written(transcript: Transcript, manner: Manner = Manner()) -> bytes:  # noqa: B008
    return b"".join(as_csv(transcript, manner))


def read(transcript: Transcript, manner: Manner = Manner()) -> list[dict[str, str]]:  # noqa: B008
    text = written(transcript, manner).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return [{name: as_written(cell) for name, cell in row.items()} for row in rows]


def said(transcript: Transcript) -> list[tuple[str, int, str | None]]:
    return [
        (each.id, seq, text)
        for each in transcript.contributions
        for seq, text in (*((was.seq, was.text) for was in each.revisions), (each.seq, each.text))
    ]


@few
@given(histories)
def test_every_text_is_a_row_as_it_was_written(log: list[e.Entry]) -> None:
    transcript = build(log)
    rows = read(transcript)
    assert [(row["contribution"], int(row["seq"]), row["text"]) for row in rows] == [
        (contribution, seq, text or "") for contribution, seq, text in said(transcript)
    ]
    assert [row["contribution"] for row in rows if row["latest"] == "yes"] == [
        each.id for each in transcript.contributions
    ]
    assert {row["contribution"] for row in rows if row["erased"] == "yes"} == {
        contribution for contribution, _, text in said(transcript) if text is None
    }


def test_odd_words_come_out_as_they_went_in() -> None:
    transcript = build(odd_log())
    assert [row["text"] for row in read(transcript)] == [text for _, _, text in said(transcript)]
    assert {"=1+1", "-Leo"} <= {row["author_name"] for row in read(transcript)}


def test_no_cell_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(written(build(odd_log())).decode("utf-8-sig"), newline=""))
    for cell in (cell for row in rows for cell in row):
        assert not cell.strip(" \u3000").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@given(st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r\n' \u3000＝a"), st.characters(exclude_categories=["Cs"]))))
def test_what_was_made_inert_can_be_taken_back(text: str) -> None:
    assert as_written(inert(text)) == text


def test_lines_and_mark_are_as_the_standard_and_excel_want_them() -> None:
    made = written(build(led().log))
    assert made.startswith(BOM)
    head, _, rest = made.removeprefix(BOM).decode().partition("\r\n")
    assert head == ",".join(COLUMNS)
    assert rest.endswith("\r\n")
    assert not written(build(led().log), Manner(bom=False)).startswith(BOM)


def test_what_a_researcher_asks_for_is_in_the_columns() -> None:
    lesson = led()
    rows = {(row["contribution"], row["revision"]): row for row in read(build(lesson.log))}
    first, now = rows[lesson.said["mika"], "1"], rows[lesson.said["mika"], "2"]
    assert (first["text"], first["latest"], first["card"]) == ("first 2/5", "no", "")
    assert (now["text"], now["latest"], now["card"]) == ("then 5/6", "yes", "B")
    assert (now["approach"], now["approach_label"]) == ("common", "Finds a common denominator")
    assert (now["phase"], now["phase_kind"], now["author_name"]) == ("think", "think", "Mika")
    group = rows[lesson.said["group"], "1"], rows[lesson.said["group"], "2"]
    assert [(row["group"], row["author_name"], row["column"]) for row in group] == [
        ("1", "Mika", "purpose"),
        ("1", "Leo", "purpose"),
    ]
    reply = rows[lesson.said["reply"], "1"]
    assert (reply["point"], reply["reply_to"]) == ("ask", lesson.said["challenge"])
    assert rows[lesson.said["challenge"], "1"]["about_card"] == "A"
    assert rows[lesson.said["reason"], "1"]["choice"] == "2"
    assert rows[lesson.said["proposal"], "1"]["credits"] == lesson.mika.id


def test_pseudonyms_leave_no_name() -> None:
    made = written(build(led().log), Manner(names="pseudonyms")).decode()
    assert "Mika" not in made
    assert "Student 1" in made


def test_a_room_with_nothing_in_it_has_a_head_alone() -> None:
    assert read(build(Scenario(LESSON, checks=()).log)) == []


def test_every_odd_text_is_there() -> None:
    assert set(ODD) <= {row["text"] for row in read(build(odd_log()))}
