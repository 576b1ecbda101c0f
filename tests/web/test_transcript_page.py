"""The transcript as a page: while the room runs and after it, with names or without, and nobody's words as markup."""

from __future__ import annotations

import html

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE

PAGE = catalogue("en")


def transcript(room: Classroom, query: str = "") -> str:
    url = f"{room.server.url}/instructor/rooms/{room.code}/transcript{query}"
    answer = room.browser.get(url, timeout=PATIENCE)
    assert answer.ok, answer.text
    return answer.text


def test_a_room_in_which_nothing_happened_has_one(room: Classroom) -> None:
    assert PAGE["page.transcript.nothing"] in transcript(room)


def test_it_holds_what_was_asked_and_said_and_earlier_texts(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    visit = go(instructor, "think")
    tab.do("HandIn", kind="answer", visit=visit, text="first two fifths")
    tab.do("HandIn", kind="answer", visit=visit, text="then five sixths")
    text = transcript(room)
    for words in ("In your own way.", "Mika", "first two fifths", "then five sixths", "What of?", "milk"):
        assert words in html.unescape(text)


def test_while_the_room_runs_it_says_so(room: Classroom) -> None:
    assert PAGE["page.transcript.open"] in transcript(room)
    room.instructor().do("EndRoom")
    assert PAGE["page.transcript.open"] not in transcript(room)


def test_names_can_be_left_out_of_the_page_and_its_downloads(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    hidden = transcript(room, "?names=pseudonyms")
    assert "Mika" not in hidden
    assert "Student 1" in hidden
    for form in ("md", "json"):
        address = f"/instructor/rooms/{room.code}/transcript.{form}?names=pseudonyms"
        assert f'href="{address}"' in hidden
        download = room.browser.get(f"{room.server.url}{address}", timeout=PATIENCE).text
        assert "Mika" not in download
        assert "five sixths" in download


def test_names_are_shown_unless_their_absence_is_asked_for(room: Classroom) -> None:
    room.join("Mika")
    assert "Mika" in transcript(room, "?names=anything")


def test_words_are_never_markup(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("<i>Mika</i>"))
    visit = go(instructor, "think")
    tab.do("HandIn", kind="answer", visit=visit, text="<script>alert(1)</script> {{ 7 * 7 }}")
    instructor.do("Nudge", text="<b>look</b>")
    text = transcript(room)
    for markup in ("<script>alert", "<i>Mika", "<b>look", "49 "):
        assert markup not in text
    assert "{{ 7 * 7 }}" in text


def test_it_is_for_who_leads_the_room(room: Classroom) -> None:
    room.browser.cookies.clear()
    url = f"{room.server.url}/instructor/rooms/{room.code}/transcript"
    assert room.browser.get(url, timeout=PATIENCE).status_code == 403


def test_reflections_are_marked_as_private(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="reflection", visit=go(instructor, "reflect"), text="I see it now")
    text = transcript(room)
    assert PAGE["transcript.private"] in text
