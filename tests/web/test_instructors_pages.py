"""The instructor's addresses: opening a room from the list of plans, its transcript, and deleting it."""

from __future__ import annotations

import json

import pytest

from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE


def test_a_room_is_opened_from_the_page_without_scripts(room: Classroom) -> None:
    form = {"plan": "a-lesson", "topic.thing": "sand"}
    url = f"{room.server.url}/instructor/rooms"
    answer = room.browser.post(url, data=form, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 303
    console = room.browser.get(f"{room.server.url}{answer.headers['Location']}", timeout=PATIENCE)
    assert console.status_code == 200
    code = answer.headers["Location"].rpartition("/")[2]
    transcript = room.browser.get(f"{url}/{code}/transcript.json", timeout=PATIENCE)
    assert "sand" in transcript.text


def test_rooms_are_listed_newest_first(room: Classroom) -> None:
    newer = Classroom(room.server)
    listed = room.browser.get(f"{room.server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert [each["room"] for each in listed][:2] == [newer.code, room.code]
    assert [each["ended"] for each in listed][:2] == [False, False]
    newer.instructor().do("EndRoom")
    listed = room.browser.get(f"{room.server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert [each["ended"] for each in listed][:2] == [True, False]
    page = room.browser.get(f"{room.server.url}/instructor", timeout=PATIENCE).text
    assert f"/instructor/rooms/{newer.code}" in page
    assert 'value="with-errors"' not in page, "nobody can start it"
    assert "with-errors.yaml:8" in page, "but its author sees why"
    newer.close()


def test_transcripts_can_be_had_while_the_room_goes_on(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    base = f"{room.server.url}/instructor/rooms/{room.code}/transcript"
    as_json, as_markdown = (room.browser.get(f"{base}.{form}", timeout=PATIENCE) for form in ("json", "md"))
    assert as_json.headers["Content-Type"].startswith("application/json")
    assert [each["text"] for each in json.loads(as_json.content)["contributions"]] == ["five sixths"]
    assert as_markdown.headers["Content-Type"].startswith("text/markdown")
    assert "five sixths" in as_markdown.text
    japanese = room.browser.get(f"{base}.md?lang=ja", timeout=PATIENCE)
    assert japanese.text != as_markdown.text
    assert room.browser.get(f"{base}.exe", timeout=PATIENCE).status_code == 404


def test_a_deleted_room_is_gone_for_all(room: Classroom) -> None:
    gone = Classroom(room.server)
    seat = gone.join("Mika")
    tab = gone.student(seat)
    url = f"{room.server.url}/instructor/rooms/{gone.code}"
    assert gone.browser.delete(url, timeout=PATIENCE).status_code == 204
    tab.until(lambda: tab.down, "its end")
    assert gone.browser.get(url, timeout=PATIENCE).status_code == 404
    assert gone.browser.delete(url, timeout=PATIENCE).status_code == 404
    with pytest.raises(Exception, match="not-found"):
        tab.connect()
    listed = room.browser.get(f"{room.server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert gone.code not in [each["room"] for each in listed]
    stored = b"".join(path.read_bytes() for path in room.server.data_dir.glob("*.sqlite3*"))
    assert gone.code.encode() not in stored
    gone.close()
