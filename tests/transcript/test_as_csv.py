"""The table, read back by Python's csv: every stored text in a row of its own, as it was stored, and no formulas."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.transcript import model as m
from facilitator.transcript.as_csv import BOM, CHUNK, Row, as_csv, harmless
from facilitator.transcript.build import build
from facilitator.transcript.manner import Manner
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import ODD, ODD_NAMES, odd_log, stored

DOCUMENTED = (Path(__file__).parent.parent.parent / "docs" / "transcript.md").read_text("utf-8")
ADDED = re.compile(re.search(r'ADDED = re.compile\(\s*r"(.*)"\s*\)', DOCUMENTED)[1])  # type: ignore[index]

PLAIN = Manner(bom=False)


def undone(cell: str) -> str:
    """What the documentation tells a program to do with each cell."""
    return cell[1:] if ADDED.match(cell) else cell


def table(transcript: m.Transcript, manner: Manner = PLAIN) -> list[dict[str, str]]:
    text = b"".join(as_csv(transcript, manner)).decode("utf-8-sig" if manner.bom else "utf-8")
    rows = list(csv.DictReader(StringIO(text, newline=""), strict=True))
    return [{column: undone(cell) for column, cell in row.items()} for row in rows]


def of_contributions(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    return [(row["contribution"], row["revision"], row["seq"], row["text"]) for row in rows if row["contribution"]]


def expected(transcript: m.Transcript) -> list[tuple[str, str, str, str]]:
    return [
        (each.id, str(number), str(seq), text or "")
        for each in transcript.contributions
        for number, (seq, text) in enumerate(
            [*((was.seq, was.text) for was in each.revisions), (each.seq, each.text)], start=1
        )
    ]


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_every_stored_text_has_one_row(seed: int) -> None:
    transcript = build(random_history(Random(seed), steps=120))
    rows = table(transcript)
    assert of_contributions(rows) == expected(transcript)
    numbers = [row["seq"] for row in rows if row["seq"]]
    assert len(numbers) == len(set(numbers))


def test_odd_texts_come_back_as_they_went_in() -> None:
    transcript = build(odd_log())
    rows = table(transcript)
    assert [row["text"] for row in rows if row["contribution"]] == stored(transcript)
    assert [row["text"] for row in rows if row["kind"] == "conclusion"] == list(ODD[:10])
    assert {row["author"] for row in rows} - {""} == {person.name for person in transcript.participants}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_do_no_harm(name: str) -> None:
    assert undone(harmless(name)) == name
    assert harmless(name)[:1] not in tuple("=+-@")


@pytest.mark.parametrize("sign", "=+-@−＝＋－＠﹦﹢﹣﹫")
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\u00a0\t", "\u200b", "\x00", "\ufeff"])
def test_no_cell_begins_like_a_formula(sign: str, before: str) -> None:
    for written in (before + sign + "1", before + sign):
        assert harmless(written) == "'" + written


@pytest.mark.parametrize("blank", "\t\r\n")
def test_no_cell_begins_with_a_tab_or_a_line_end(blank: str) -> None:
    assert harmless(blank + "1") == f"'{blank}1"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n \u3000＝a1\u200b")))
def test_an_apostrophe_of_the_text_itself_stays(text: str) -> None:
    assert undone(harmless(text)) == text


def test_lines_end_and_quotes_double_as_rfc_4180_says() -> None:
    room = Scenario(checks=())
    (mika,) = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", 'a "b", c\nd\re')
    written = b"".join(as_csv(build(room.log), Manner(bom=False)))
    assert b'"a ""b"", c\nd\re"' in written
    assert written.startswith(b"room,contribution,revision,")
    assert written.endswith(b"\r\n")


def test_a_byte_order_mark_only_where_it_is_wanted() -> None:
    transcript = build(led().log)
    plain = b"".join(as_csv(transcript, Manner(bom=False)))
    assert b"".join(as_csv(transcript, Manner())) == BOM + plain
    assert not plain.startswith(BOM)


def test_what_is_known_of_a_text() -> None:
    lesson = led()
    rows = {(row["kind"], row["text"]): row for row in table(build(lesson.log))}
    first, answer = rows["answer", "first 2/5"], rows["answer", "then 5/6"]
    assert (first["latest"], first["revision"]) == ("no", "1")
    assert (answer["latest"], answer["revision"], answer["author"], answer["card"]) == ("yes", "2", "Mika", "B")
    assert (answer["approach"], answer["approach_label"]) == ("common", "Finds a common denominator")
    challenge, reply = rows["point", "Less than a half?"], rows["point", "Sevenths of what"]
    assert (challenge["about_card"], challenge["point"]) == ("A", "challenge")
    assert (reply["reply_to"], reply["point"]) == (challenge["contribution"], "ask")
    group = rows["group-answer", "Sixths: 3 and 2"]
    assert (group["group_number"], group["author"], group["unfinished"]) == ("1", "Leo", "yes")
    assert rows["group-answer", "We cut both into sixths"]["author"] == "Mika"
    assert rows["answer", "my phone was off"]["late"] == "yes"
    assert rows["note", "I notice two fractions"]["hidden"] == "yes"
    assert rows["proposal", "never mind"]["withdrawn"] == "yes"
    assert rows["proposal", "Cut alike, then count"]["kept"] == "1"
    assert rows["reason", "more than a half"]["choice"] == "1"
    assert rows["nudge", "Try a drawing"]["phase"] == "think"
    assert rows["conclusion", "Cut alike, then add"]["credits"] == f"{lesson.mika.id} {lesson.leo.id}"
    assert rows["connection", "a half is left"]["relation"] == "contradicts"
    assert rows["proposed-connection", "one half is in both"]["about_card"].split() == ["B", "A"]


def test_who_was_erased_leaves_only_that_something_was_there() -> None:
    lesson = led()
    lesson.room.lead(c.Erase(participant=lesson.mika.id))
    transcript = build(lesson.room.log)
    rows = [row for row in table(transcript) if row["erased"] == "yes"]
    assert "Mika" not in b"".join(as_csv(transcript, Manner())).decode()
    assert "then 5/6" not in b"".join(as_csv(transcript, Manner())).decode()
    assert len(rows) > 1
    assert all(row["text"] == "" and row["author"] in ("", "somebody who was erased") for row in rows)


def test_pseudonyms_leave_no_name() -> None:
    written = b"".join(as_csv(build(led().log), Manner(names="pseudonyms", language="ja"))).decode()
    assert not [name for name in ("Mika", "Leo", "Yuki", "Ann") if name in written]
    assert "生徒1" in written.replace(" ", "")


def test_a_room_where_nothing_was_said_has_a_head() -> None:
    written = b"".join(as_csv(build(Scenario(checks=()).log), Manner(bom=False)))
    assert written.decode() == ",".join(Row.__struct_fields__) + "\r\n"


def test_every_column_is_written_down() -> None:
    rows = {line.split("`")[1] for line in DOCUMENTED.splitlines() if line.startswith("| `")}
    assert set(Row.__struct_fields__) <= rows


def test_it_comes_in_pieces() -> None:
    transcript = build(odd_log())
    transcript = replace(transcript, contributions=tuple(transcript.contributions) * 4)
    pieces = list(as_csv(transcript, Manner()))
    assert len(pieces) > 2
    assert max(map(len, pieces)) < 8 * CHUNK
