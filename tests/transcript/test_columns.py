"""A seminar's questions side by side: the transcript keeps the columns, and who contradicts whom in them."""

from __future__ import annotations

from datetime import UTC

import pytest

from facilitator.discussion import commands as c
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.model import Transcript
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import Section, sections
from tests.discussion.scenario import Scenario


@pytest.fixture(scope="module")
def seminar() -> Transcript:
    """Two groups answer both questions; U2 and U3 contradict each other, U4 was put beside the columns."""
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("compare")
    cards = []
    for who, group in zip((mika, leo), room.grouped([mika], [leo]), strict=True):
        room.when(who, c.TakePen(group=group))
        for prompt in ("1", "2"):
            answer = room.says(who, "group-answer", f"{who.id} to {prompt}", prompt=prompt, group=group)
            cards.append(answer)
    room.go("discuss")
    one_wide, one_world, two_wide, two_world = (room.card(answer) for answer in cards)
    room.lead(c.Connect(a=one_world, b=two_wide, kind="contradicts"))
    room.lead(c.Connect(a=one_wide, b=two_wide, kind="same-as"))
    room.lead(c.PutInColumn(card=two_wide, column="vision"))
    room.lead(c.PutInColumn(card=two_world, column=""))
    return build(room.log)


def by_phase(seminar: Transcript) -> dict[str, Section]:
    return {each.visit.id: each for each in sections(Reading(seminar, "en", UTC, str))}


def test_each_card_says_in_which_column_it_stands(seminar: Transcript) -> None:
    assert [(card.letter, card.column) for card in seminar.board] == [
        ("U", "purpose"),
        ("U2", "vision"),
        ("U3", "vision"),
        ("U4", None),
    ]


def test_the_page_has_answers_and_cards_by_column(seminar: Transcript) -> None:
    found = by_phase(seminar)
    assert found["compare"].columns == ("purpose", "vision")
    [(_, lines)] = found["compare"].lists
    assert [line.column for line in lines] == ["purpose", "vision", "purpose", "vision"]
    assert [len(line.marks) for line in lines] == [1] * 4
    assert all(line.marks[0].startswith("written by ") for line in lines)
    board = found["discuss"]
    assert board.board_columns == ("purpose", "vision", "Beside the columns")
    assert [(card.letter, card.column) for card in board.cards] == [
        ("U", "purpose"),
        ("U2", "vision"),
        ("U3", "vision"),
        ("U4", "Beside the columns"),
    ]
    assert [card.marks for card in board.cards] == [(), ("disagrees with U3",), ("disagrees with U2",), ()]


def test_the_document_has_the_board_by_column(seminar: Transcript) -> None:
    document = as_markdown(seminar, "shown", "en")
    heads = [line for line in document.splitlines() if line.startswith("####")]
    assert heads == [
        "#### purpose",
        "##### U",
        "#### vision",
        "##### U2",
        "##### U3",
        "#### Beside the columns",
        "##### U4",
        "#### Connections",
    ]
    assert "**Group 1** · disagrees with U3" in document
