"""What is kept of a room: a day for it, a person erased, also after its end; and deleted where the day has come."""

from __future__ import annotations

import html
from datetime import date, timedelta

import requests

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE

EN = catalogue("en")


def address(room: Classroom, path: str) -> str:
    return f"{room.server.url}/instructor/rooms/{room.code}/{path}"


def page(room: Classroom, path: str = "kept") -> str:
    answer = room.browser.get(address(room, path), timeout=PATIENCE)
    assert answer.ok, answer.text
    return html.unescape(answer.text)


def send(room: Classroom, path: str, **fields: str) -> requests.Response:
    return room.browser.post(address(room, path), data=fields, timeout=PATIENCE)


def kept_until(room: Classroom) -> int | None:
    rooms = room.browser.get(f"{room.server.url}/instructor/rooms", timeout=PATIENCE).json()
    found: int | None = next(each for each in rooms if each["room"] == room.code)["kept_until"]
    return found


def test_a_room_has_no_date_until_somebody_gives_it_one(room: Classroom) -> None:
    assert EN["page.kept.always"] in page(room)
    assert kept_until(room) is None


def test_a_day_is_said_taken_back_and_shown_in_the_library(room: Classroom) -> None:
    day = date.today() + timedelta(days=40)
    said = send(room, "kept", until=day.isoformat())
    assert said.ok
    assert f'value="{day.isoformat()}"' in said.text
    assert f"{day:%B} {day.day}, {day.year}" in said.text
    until = kept_until(room)
    assert until is not None
    assert date.fromtimestamp((until - 1) / 1000) == day
    assert date.fromtimestamp(until / 1000) == day + timedelta(days=1)
    room.instructor().do("EndRoom")
    library = room.browser.get(f"{room.server.url}/instructor", timeout=PATIENCE).text
    assert EN["page.kept.until"].format(day=f"{day:%B} {day.day}, {day.year}") in library
    assert f"/instructor/rooms/{room.code}/kept" in library
    assert room.transcript()["room"]["kept_until"] is not None
    assert EN["page.kept.always"] in send(room, "kept", rule="server", until=day.isoformat()).text
    assert kept_until(room) is None


def test_a_day_that_is_over_or_none_changes_nothing(room: Classroom) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    for typed, says in (
        (yesterday, "refused.kept-past"),
        ("", "refused.kept-no-day"),
        ("soon", "refused.kept-no-day"),
        ("9999-12-31", "refused.kept-no-day"),
        ("0001-01-01", None),
    ):
        answer = send(room, "kept", until=typed)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        assert says is None or EN[says] in html.unescape(answer.text)
    assert kept_until(room) is None


def test_a_person_is_erased_after_the_end_once_that_is_confirmed(room: Classroom) -> None:
    mika, noa = room.join("Mika"), room.join("Noa")
    instructor, tab = room.instructor(), room.student(mika)
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    instructor.do("EndRoom")
    assert f"/erase?participant={mika.participant}" in page(room)
    asked = page(room, f"erase?participant={mika.participant}")
    for words in ("Mika", EN["page.kept.erase-text"], EN["page.kept.erase-copies"]):
        assert words in asked
    assert room.texts() == ["five sixths"]
    done = send(room, "erase", participant=mika.participant)
    assert done.ok
    for words in (EN["page.kept.erased"], EN["page.kept.gone"].format(n=1), "Noa"):
        assert words in done.text
    assert "Mika" not in done.text
    assert room.texts() == [None]
    assert [each["participant"] for each in room.transcript()["removed"]] == [mika.participant]
    assert send(room, "erase", participant=mika.participant).status_code == 404
    assert noa.participant in str(room.transcript()["participants"])


def test_notes_that_have_the_name_are_shown_before_it_is_erased(room: Classroom) -> None:
    mika = room.join("Mika")
    notes = {"n-1": "MIKA and the jug: ask next time.", "n-2": "Too fast."}
    for note, text in notes.items():
        body = {"id": note, "visit": None, "text": text}
        url = f"{room.server.url}/instructor/rooms/{room.code}/notes"
        assert room.browser.post(url, json=body, headers={"Accept": "application/json"}, timeout=PATIENCE).ok
    asked = page(room, f"erase?participant={mika.participant}")
    assert EN["page.kept.erase-notes"] in asked
    assert [text in asked for text in notes.values()] == [True, False]


def test_nobody_else_keeps_or_erases(room: Classroom) -> None:
    mika = room.join("Mika")
    room.browser.cookies.clear()
    for answer in (
        room.browser.get(address(room, "kept"), timeout=PATIENCE),
        send(room, "kept", until="2999-01-01"),
        room.browser.get(address(room, f"erase?participant={mika.participant}"), timeout=PATIENCE),
        send(room, "erase", participant=mika.participant),
        room.browser.delete(f"{room.server.url}/instructor/rooms?expired=1", timeout=PATIENCE),
    ):
        assert answer.status_code == 403


def test_names_are_never_markup(room: Classroom) -> None:
    mika = room.join("<i>Mika</i>")
    for path in ("kept", f"erase?participant={mika.participant}"):
        text = room.browser.get(address(room, path), timeout=PATIENCE).text
        assert "<i>Mika" not in text
        assert "&lt;i&gt;Mika" in text


def test_rooms_whose_date_has_not_come_stay(room: Classroom) -> None:
    url = f"{room.server.url}/instructor/rooms"
    assert room.browser.delete(f"{url}?expired=1", timeout=PATIENCE).json() == []
    assert room.browser.delete(url, headers={"Accept": "application/json"}, timeout=PATIENCE).status_code == 400
    assert EN["page.kept.title"] in page(room)
