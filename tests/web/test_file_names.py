"""What a transcript's file is called: of which lesson, and for whom, in letters of every language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.exporting import Order
from facilitator.web.transcripts import file_name
from tests.discussion.scenario import Scenario

LONGEST = 255
"""Bytes that disks take."""


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Mika", "Mika"),
        ("Ann B.", "Ann-B"),
        ("ゆき子", "ゆき子"),
        ("นักเรียน", "นักเรียน"),
        ("नाज़िया", "नाज़िया"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("../../x", "x"),
        ("🙂", "student"),
        ("..", "student"),
    ],
)
def test_a_students_copy_has_their_name(name: str, called: str) -> None:
    room = Scenario(checks=())
    [who] = room.join("Somebody")
    people = room.room.participants
    named = replace(room.room, participants=people.set(who.id, replace(people[who.id], name=name)))
    order = Order(room="r1", form="pdf", reader="student", student=who.id)
    assert file_name(named, order) == f"ABC234-adding-fractions-{called}.pdf"


def test_pseudonyms_tell_students_apart() -> None:
    room = Scenario()
    people = room.join("Mika", "Leo")
    orders = [Order(room="r1", form="md", reader="student", student=who.id, names="pseudonyms") for who in people]
    assert [file_name(room.room, order) for order in orders] == [
        f"ABC234-adding-fractions-Student-{number}-pseudonyms.md" for number in (1, 2)
    ]


def test_no_name_is_longer_than_a_disk_takes() -> None:
    room = Scenario(checks=())
    [who] = room.join("葛" * 40)
    brought = replace(room.room, imported="x.csv", plan=replace(room.room.plan, title="題" * 200))
    name = file_name(brought, Order(room="r1", form="docx", reader="student", student=who.id, language="ja"))
    assert len(name.encode()) < LONGEST
    assert name.startswith("ABC234-題")
