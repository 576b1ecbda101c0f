"""The instructor's notes on the transcript's page: by script, by plain forms, and for nobody else."""

from __future__ import annotations

import html
import re
from functools import partial
from uuid import uuid4

import requests

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE

WORDS = catalogue("en")
TEXT = 'They <b>guessed</b> "thirds"\nand {{ laughed }}'


def address(room: Classroom, way: str = "") -> str:
    return f"{room.server.url}/instructor/rooms/{room.code}/notes{way}"


def page(room: Classroom, query: str = "") -> str:
    answer = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript{query}", timeout=PATIENCE)
    assert answer.ok, answer.text
    return answer.text


def write(room: Classroom, text: str, visit: str | None = None, note: str = "") -> requests.Response:
    body = {"id": note or uuid4().hex, "visit": visit, "text": text}
    return room.browser.post(address(room), json=body, headers={"Accept": "application/json"}, timeout=PATIENCE)


def stored(room: Classroom) -> list[tuple[str | None, str]]:
    return [(each["visit"], each["text"]) for each in room.transcript().get("lesson_notes", [])]


def test_a_note_is_written_changed_and_removed_by_script(room: Classroom) -> None:
    visit = go(room.instructor(), "think")
    answer = write(room, "Too fast.", None, "n-1")
    assert "Too fast." in answer.json()["part"]
    assert stored(room) == [(None, "Too fast.")]
    assert f'href="#{visit}"' in write(room, TEXT, visit, "n-1").json()["part"]
    assert stored(room) == [(visit, TEXT)]
    removed = room.browser.delete(address(room, "/n-1"), timeout=PATIENCE)
    assert TEXT not in html.unescape(removed.json()["part"])
    assert stored(room) == []
    assert room.browser.delete(address(room, "/n-1"), timeout=PATIENCE).ok


def test_two_windows_do_not_write_over_each_other(room: Classroom) -> None:
    part = html.unescape(write(room, "Too fast.", None, "n-1").json()["part"])
    [over] = set(re.findall(r'name="over" value="(\d+)"', part)) - {"0"}
    changed = {"id": "n-1", "visit": None, "text": "Too fast, I think.", "over": int(over)}
    later = changed | {"text": "Much too fast."}
    ask = partial(room.browser.post, address(room), headers={"Accept": "application/json"}, timeout=PATIENCE)
    assert ask(json=changed).ok
    answer = ask(json=later)
    assert (answer.status_code, answer.json()["message"]) == (409, WORDS["refused.lesson-note-changed"])
    # A plain form sends the same.
    form = {"id": "n-1", "visit": "", "text": "Much too fast.", "over": over}
    assert room.browser.post(address(room), data=form, timeout=PATIENCE).status_code == 409
    assert room.browser.delete(address(room, f"/n-1?over={over}"), timeout=PATIENCE).status_code == 409
    assert room.browser.post(address(room, "/n-1/remove"), data={"over": over}, timeout=PATIENCE).status_code == 409
    assert ask(json=changed | {"text": "Another window's new note.", "over": 0}).status_code == 409
    assert stored(room) == [(None, "Too fast, I think.")]


def test_the_page_shows_words_as_words_with_their_time_where_they_belong(room: Classroom) -> None:
    instructor = room.instructor()
    visit = go(instructor, "think")
    write(room, TEXT, visit)
    instructor.do("EndRoom")
    write(room, "All in all a good hour.")
    text = page(room)
    assert TEXT in html.unescape(text)
    assert "<b>guessed" not in text
    during, after = (WORDS[f"transcript.lesson-note.{when}"].partition("{")[0] for when in ("during", "after"))
    assert during in text
    assert after in text
    section = text.partition(f'data-noted="{visit}"')[2].partition("</section>")[0]
    assert TEXT in html.unescape(section)
    assert "good hour" not in section


def test_a_plain_form_will_do(room: Classroom) -> None:
    visit = go(room.instructor(), "think")
    fields = {"id": "n-1", "visit": "", "text": "first line\r\nsecond"}
    answer = room.browser.post(address(room), data=fields, timeout=PATIENCE)
    assert answer.url.endswith("/transcript#lesson-notes")
    assert stored(room) == [(None, "first line\nsecond")]
    room.browser.post(address(room), data={**fields, "visit": visit}, timeout=PATIENCE)
    assert stored(room) == [(visit, "first line\nsecond")]
    assert room.browser.post(address(room, "/n-1/remove"), timeout=PATIENCE).ok
    assert stored(room) == []


def test_what_cannot_be_stored_is_refused_in_words(room: Classroom) -> None:
    for text, visit, note, message in (
        (" ", None, "n-1", "refused.empty"),
        ("x" * 8_001, None, "n-1", "refused.too-long"),
        ("x", "v99", "n-1", "refused.not-begun"),
    ):
        told = write(room, text, visit, note).json()["message"]
        assert told == WORDS[message].replace("{most}", "8000")
    assert write(room, "x", None, "../n").status_code == 400
    assert stored(room) == []


def test_it_is_for_who_leads_the_room(room: Classroom) -> None:
    mika = room.join("Mika")
    write(room, "For me alone.", None, "n-1")
    for session in (requests.Session(), room.browser):
        session.headers["Authorization"] = f"Bearer {mika.token}"
        if session is room.browser:
            room.browser.cookies.clear()
        answer = session.post(address(room), json={"id": "n-2", "text": "x"}, timeout=PATIENCE)
        assert answer.status_code == 403
        assert session.delete(address(room, "/n-1"), timeout=PATIENCE).status_code == 403


def test_copies_for_others_and_pages_without_them_have_no_notes(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor = room.instructor()
    go(instructor, "think")
    write(room, "For me alone.")
    instructor.do("EndRoom")
    for query in ("?reader=class", f"?reader=student&student={mika.participant}", "?without=lesson-notes"):
        assert "For me alone." not in page(room, query)
    copy = requests.get(
        f"{room.server.url}/room/{room.code}/transcript.json",
        headers={"Authorization": f"Bearer {mika.token}"},
        timeout=PATIENCE,
    )
    assert "For me alone." not in copy.text
