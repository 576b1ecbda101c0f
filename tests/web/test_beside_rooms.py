"""Two rooms of one plan side by side: phase by phase, one's own only, with names or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE, ServerProcess

WORDS = catalogue("en")


@pytest.fixture
def other(server: ServerProcess) -> Iterator[Classroom]:
    other = Classroom(server)
    yield other
    other.close()


def beside(room: Classroom, other: str, query: str = "") -> tuple[int, str]:
    url = f"{room.server.url}/instructor/rooms/{room.code}/transcript/beside/{other}{query}"
    answer = room.browser.get(url, timeout=PATIENCE)
    return answer.status_code, unescape(answer.text)


def columns(text: str, phase: str) -> list[str]:
    """What stands in the two columns of a phase."""
    section = text.partition(f'id="phase-{phase}"')[2].partition("</section>")[0]
    return re.split(r'<div class="b-col b-col--\d">', section)[1:]


def lesson(room: Classroom, name: str, *answers: str) -> None:
    """Everybody's answer comes to the board, the latest first."""
    instructor = room.instructor()
    visit = go(instructor, "think")
    for number, text in enumerate(answers):
        tab = room.student(room.join(f"{name} {number}"))
        said = f"c{tab.do('HandIn', kind='answer', visit=visit, text=text)}"
        card = f"b{instructor.do('PutOnBoard', contribution=said)}"
        instructor.do("RevealCard", card=card, shown=True)
    tab.do("HandIn", kind="question", visit=visit, text=f"what {name} still asks")


def test_each_phase_has_both_rooms_columns(room: Classroom, other: Classroom) -> None:
    lesson(room, "Mika", "five sixths", "two fifths")
    lesson(other, "Leo", "a half")
    go(other.instructor(), "discuss")
    status, text = beside(room, other.code)
    assert status == 200
    first, second = columns(text, "think")
    assert (count(first), count(second)) == (2, 1)
    mine, theirs = columns(text, "discuss")
    assert WORDS["page.beside.not-visited"] in mine
    assert WORDS["page.beside.not-visited"] not in theirs
    assert "a half" in theirs
    assert all(f"what {name} still asks" in text for name in ("Mika", "Leo"))


def count(column: str) -> int:
    """By how many answers were handed in."""
    found = re.search(rf'{WORDS["transcript.answers"]} <b class="num">(\d+)</b>', column)
    return int(found[1]) if found else 0


def test_names_follow_the_choice_and_words_stay_words(room: Classroom, other: Classroom) -> None:
    lesson(room, "Mika", "<script>alert(1)</script>")
    go(room.instructor(), "discuss")
    lesson(other, "Leo", "a half")
    go(other.instructor(), "discuss")
    url = f"{room.server.url}/instructor/rooms/{room.code}/transcript/beside/{other.code}"
    raw = room.browser.get(url, timeout=PATIENCE).text
    assert "<script>alert" not in raw
    assert "Mika 0" in raw
    _, hidden = beside(room, other.code, "?names=pseudonyms")
    assert "Mika 0" not in hidden
    assert "Leo 0" not in hidden


def test_only_two_different_rooms_of_ones_own_and_one_plan(room: Classroom, other: Classroom) -> None:
    opened = room.browser.post(f"{room.server.url}/instructor/rooms", json={"plan": "a-seminar"}, timeout=PATIENCE)
    assert beside(room, room.code)[0] == 404
    assert beside(room, "ZZZZZZ")[0] == 404
    if opened.status_code == 201:
        status, text = beside(room, opened.json()["room"])
        assert status == 404
        assert WORDS["refused.not-of-one-plan"] in text
    room.browser.cookies.clear()
    assert beside(room, other.code)[0] == 403


def test_the_transcript_leads_to_the_others_of_its_plan(room: Classroom, other: Classroom) -> None:
    page = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript", timeout=PATIENCE).text
    way = f"/instructor/rooms/{room.code}/transcript/beside/"
    found = re.findall(rf'href="{way}(\w+)"', page)
    assert found[0] == other.code
    assert room.code not in found
    hidden = room.browser.get(
        f"{room.server.url}/instructor/rooms/{room.code}/transcript?names=pseudonyms", timeout=PATIENCE
    ).text
    assert f"{way}{other.code}?names=pseudonyms" in hidden
