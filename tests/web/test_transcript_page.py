"""The transcript as a page: while the room runs and after it, with names or without, and nobody's words as markup."""

from __future__ import annotations

import html
import re

from facilitator.languages import catalogue
from facilitator.transcript.forms import FORMS
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE
from tests.transcript.readers import missing

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
    tab.do("HandIn", kind="answer", visit=visit, text="<script>alert(1)</script> {{ 1234 * 4321 }}")
    instructor.do("Nudge", text="<b>look</b>")
    text = transcript(room)
    for markup in ("<script>alert", "<i>Mika", "<b>look", "5332114"):
        assert markup not in text
    assert "{{ 1234 * 4321 }}" in text


def test_it_is_for_who_leads_the_room(room: Classroom) -> None:
    room.browser.cookies.clear()
    url = f"{room.server.url}/instructor/rooms/{room.code}/transcript"
    assert room.browser.get(url, timeout=PATIENCE).status_code == 403


def test_reflections_are_marked_as_private(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="reflection", visit=go(instructor, "reflect"), text="I see it now")
    text = transcript(room)
    assert PAGE["transcript.private"] in text


def test_what_most_people_want_is_offered_first_and_everything_last(room: Classroom) -> None:
    room.instructor()
    offered = re.findall(r'href="[^"]*/transcript\.(\w+)"', transcript(room))
    assert (offered[:2], offered[-1], sorted(offered)) == (["pdf", "docx"], "zip", sorted(FORMS))


def test_every_form_is_downloaded_as_what_it_is(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    for name, form in FORMS.items():
        answer = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript.{name}", timeout=PATIENCE)
        assert answer.ok, name
        assert answer.headers["Content-Type"].partition(";")[0] == form.mimetype
        assert answer.headers["Content-Disposition"] == f"attachment; filename={room.code}-a-lesson-instructor.{name}"
        assert answer.headers["Cache-Control"] == "no-store"
        assert int(answer.headers["Content-Length"]) == len(answer.content)
        assert missing(name, answer.content, ["five sixths"]) == []


def test_a_download_is_for_the_reader_that_the_address_names(room: Classroom) -> None:
    instructor, mika, leo = room.instructor(), room.student(room.join("Mika")), room.student(room.join("Leo"))
    visit = go(instructor, "think")
    mika.do("HandIn", kind="answer", visit=visit, text="mine alone")
    leo.do("HandIn", kind="answer", visit=visit, text="somebody else's")

    def told(query: str) -> str:
        return str(
            room.browser.get(
                f"{room.server.url}/instructor/rooms/{room.code}/transcript.md{query}", timeout=PATIENCE
            ).text
        )

    [of_mika, _] = [each["id"] for each in room.transcript()["participants"]]
    assert "mine alone" not in told("?reader=class")
    assert "mine alone" in told(f"?reader=student&student={of_mika}")
    assert "somebody else" not in told(f"?reader=student&student={of_mika}")
    assert "somebody else" in told("?reader=nobody&without=everything&paper=a9")


def test_what_cannot_be_made_is_refused_in_words(room: Classroom) -> None:
    base = f"{room.server.url}/instructor/rooms/{room.code}/transcript"
    for address, said in (
        (f"{base}.exe", "refused.no-such-format"),
        (f"{base}.page", "refused.no-such-format"),
        (f"{base}.md?reader=student&student=nobody", "refused.no-transcript"),
        (f"{base}?reader=student", "refused.no-transcript"),
    ):
        answer = room.browser.get(address, timeout=PATIENCE)
        assert answer.status_code == 404
        assert PAGE[said] in html.unescape(answer.text)
